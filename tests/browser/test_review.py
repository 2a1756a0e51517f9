"""Review as a reviewer does it: with the keyboard, by selecting words, with undo, and two of them side by side."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .seen import at_rest, faults, fits

NIGHT = "from=2031-06-04&to=2031-06-04"
LARGE = "1a5bf10fc866.c1"  # an analyst's 412 drones, where the ministry has 12


@pytest.fixture
def review(page: Page, own_desk: str) -> Page:
    """The queue of one night, opened by ana."""
    begin(page, own_desk)
    return page


def begin(page: Page, desk: str) -> None:
    page.goto(f"{desk}/review?{NIGHT}")
    name(page, "ana")
    expect(panel(page).get_by_role("strong").filter(has_text="412")).to_be_visible()


def name(page: Page, reviewer: str) -> None:
    page.get_by_label("Your name").fill(reviewer)
    page.get_by_role("button", name="Review under this name").click()
    expect(page.get_by_text(f"You review as {reviewer}.")).to_be_visible()


def panel(page: Page) -> Any:
    return page.get_by_role("region", name="Claim")


def select(page: Page, words: str) -> None:
    """Select words of the report with the mouse."""
    at_rest(page)
    box = page.evaluate(
        """(words) => {
            const held = document.querySelector("article .words");
            const walker = document.createTreeWalker(held, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                const {left, right, top, bottom} = range.getBoundingClientRect();
                return {left, right, y: (top + bottom) / 2};
            }
        }""",
        words,
    )
    page.mouse.move(box["left"] + 0.5, box["y"])
    page.mouse.down()
    page.mouse.move(box["right"] - 0.5, box["y"], steps=4)
    page.mouse.up()


def test_a_claim_is_corrected_by_selecting_text_and_the_total_of_the_night_changes_and_returns(review: Page) -> None:
    review.keyboard.press("e")
    form = review.get_by_role("form", name="Correct")
    expect(form.get_by_label("from", exact=True).first).to_have_value("412")
    select(review, "4 June")
    expect(form.get_by_label("from", exact=True).first).to_have_value("4")
    expect(form.get_by_role("group", name="Count").get_by_text("4 June")).to_be_visible()
    review.get_by_label("Reason (optional)").fill("the number of the day")
    form.get_by_role("button", name="Save the correction").click()
    news = review.get_by_role("status").filter(has_text="Decision 1")
    expect(news).to_contain_text("31–412")
    expect(news).to_contain_text("→ after31")
    expect(news.get_by_role("link", name="night to")).to_have_attribute(
        "href", "/night/2031-06-04?figure=intercepted%2Fdrone%2FRU%2F2031-06-04%2Fnight%2FEurope%2FMoscow"
    )
    expect(review.locator(f"[data-claim='{LARGE}']")).to_have_count(0)  # looked at, so that it leaves the queue

    review.keyboard.press("u")
    expect(review.get_by_role("status").filter(has_text="Decision 2")).to_contain_text("31–412")
    expect(review.locator(f"[data-claim='{LARGE}']")).to_have_count(1)
    review.get_by_role("link", name="Decisions").click()
    expect(review.get_by_role("row").filter(has_text="the number of the day")).to_contain_text("undone")


def test_what_was_read_stays_beside_what_it_was_corrected_to(review: Page) -> None:
    review.keyboard.press("e")
    form = review.get_by_role("form", name="Correct")
    form.get_by_role("combobox", name="Measure").select_option("launched")
    form.get_by_role("button", name="Save the correction").click()
    expect(review.get_by_role("status").filter(has_text="Decision 1")).to_be_visible()
    review.goto(f"{review.url.split('/review')[0]}/review?claim={LARGE}")
    row = panel(review).get_by_role("table", name="What reviewers changed").get_by_role("row", name="Measure")
    expect(row).to_contain_text("intercepted")
    expect(row).to_contain_text("launched")


def test_the_keyboard_alone_accepts_rejects_and_moves_on(review: Page) -> None:
    here = review.locator("li.here")
    first = here.get_attribute("data-claim")
    review.keyboard.press("j")
    expect(here).not_to_have_attribute("data-claim", str(first))
    review.keyboard.press("k")
    expect(here).to_have_attribute("data-claim", str(first))
    # what is not shown is not accepted
    expect(panel(review).get_by_role("strong").filter(has_text="412")).to_be_visible()
    review.keyboard.press("a")
    expect(review.get_by_role("status").filter(has_text="Decision 1: accept")).to_be_visible()
    expect(here).not_to_have_attribute("data-claim", str(first))
    expect(panel(review).get_by_role("button", name="Accept")).to_be_visible()
    review.keyboard.press("x")
    review.keyboard.press("w")
    review.keyboard.type("told twice")
    review.keyboard.press("Enter")
    expect(review.get_by_role("status").filter(has_text="Decision 2: reject")).to_be_visible()
    review.keyboard.press("?")
    expect(review.get_by_role("dialog")).to_contain_text("Accept the claim")


def test_claims_are_marked_and_merged_split_and_said_to_be_the_same(review: Page, own_desk: str) -> None:
    review.goto(f"{own_desk}/review?{NIGHT}&claim=4827fe701beb.c2")
    review.get_by_role("heading", name="Claims of this report").wait_for()
    listed = review.get_by_role("article").get_by_role("listitem")
    listed.filter(has_text="drones 8").get_by_role("checkbox").check()
    review.keyboard.press("m")
    panel(review).get_by_role("button", name="Merge", exact=True).click()
    expect(review.get_by_role("status").filter(has_text="Decision 1: merge")).to_be_visible()

    review.goto(f"{own_desk}/review?{NIGHT}&claim=4827fe701beb.c4")
    review.get_by_role("heading", name="Claims of this report").wait_for()
    review.keyboard.press("s")
    form = review.get_by_role("form", name="Split")
    for part, low in (("Part a", "6"), ("Part b", "7")):
        field = form.get_by_role("group", name=part).get_by_label("from", exact=True)
        field.fill(low)
        field.press("Tab")
    form.get_by_role("button", name="Split").click()
    expect(review.get_by_role("status").filter(has_text="Decision 2: split")).to_be_visible()

    review.goto(f"{own_desk}/review?{NIGHT}&claim=4827fe701beb.c1")
    review.get_by_role("heading", name="Claims of this report").wait_for()
    review.keyboard.press("=")
    panel(review).get_by_role("listitem").filter(has_text="31 беспилотный").first.get_by_role("checkbox").check()
    panel(review).get_by_role("button", name="Same thing", exact=True).click()
    expect(review.get_by_role("status").filter(has_text="Decision 3: same")).to_be_visible()
    review.keyboard.press("g")
    review.keyboard.press("3")
    expect(review.get_by_role("status").filter(has_text="Decision 4: grade")).to_be_visible()


def test_two_reviewers_and_how_they_agree(review: Page) -> None:
    review.keyboard.press("a")
    expect(review.get_by_role("status").filter(has_text="Decision 1")).to_be_visible()
    review.get_by_role("button", name="Another name").click()
    name(review, "ben")
    review.goto(f"{review.url.split('/review')[0]}/review?{NIGHT}&claim={LARGE}")
    expect(panel(review)).to_contain_text("accepted")
    review.keyboard.press("x")
    panel(review).get_by_role("button", name="Reject", exact=True).click()
    expect(review.get_by_role("status").filter(has_text="Decision 2: reject")).to_be_visible()
    review.get_by_role("link", name="Agreement").click()
    expect(review.get_by_label("One reviewer")).to_have_value("ana")
    expect(review.get_by_role("row", name="Verdict").first).to_contain_text("0.00")
    differ = review.get_by_role("row").filter(has=review.get_by_role("link", name=LARGE))
    expect(differ).to_contain_text("accept")
    expect(differ).to_contain_text("reject")


def test_nothing_is_decided_without_a_name_and_the_page_says_so(page: Page, desk: str) -> None:
    page.goto(f"{desk}/review?{NIGHT}")
    expect(panel(page)).to_contain_text("Every decision has an author")
    page.goto(f"{desk}/review?{NIGHT}&measure=helicopter&tab=decisions")
    expect(page.get_by_text("Nothing was decided yet")).to_be_visible()


OPENED = {
    "": ("button", "Accept a"),
    "e": ("form", "Correct"),
    "s": ("form", "Split"),
    "=": ("button", "Same thing"),
    "g": ("group", "Grade report"),
    "x": ("button", "Reject"),
}


@pytest.mark.parametrize("key", OPENED)
def test_no_part_of_the_page_shuts_anybody_out(key: str, page: Page, desk: str) -> None:
    begin(page, desk)
    if key:
        page.keyboard.press(key)
    role, called = OPENED[key]
    expect(panel(page).get_by_role(role, name=called, exact=True)).to_be_visible()  # type: ignore[arg-type]
    assert faults(page, runOnly=["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]) == []
    fits(page, 360)
