"""Reports, claims and findings, as somebody who codes by hand walks through them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from counterclaim import ledger as kept
from counterclaim.pipeline.ledgers import opened

from .seen import at_rest, fits, serious

MINISTRY = "https://t.me/c/2031060101/5008"
EDITED = "https://t.me/example_povitria/407"


@pytest.fixture
def ids(fortnight: Path) -> dict[str, str]:
    ledger = opened(fortnight)
    found = {entry.document.uri or "": entry.id for entry in kept.entries(ledger)}
    ledger.close()
    return found


def _calm(page: Page) -> None:
    """Nothing that axe calls serious, and nothing wider than the screen."""
    assert serious(page) == []
    fits(page)


def test_a_night_is_walked_through_with_the_keyboard(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports?from=2031-06-04&to=2031-06-04")
    rows = page.get_by_role("row")
    expect(page.get_by_text("In the order of publication")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("[data-row]").nth(1)
    expect(second).to_be_focused()
    words = second.inner_text()
    page.keyboard.press("k")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/report/[0-9a-f]{12}$"))
    expect(page.locator(".words")).to_contain_text(words[:20])
    page.go_back()
    expect(rows.nth(3)).to_be_visible()
    _calm(page)


def test_the_lists_are_tabs_in_the_address_with_the_same_filter(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports?from=2031-06-04&to=2031-06-04&measure=killed")
    tabs = page.get_by_role("navigation", name="Lists")
    tabs.get_by_role("link", name="Claims").click()
    expect(page).to_have_url(re.compile("show=claims"))
    expect(page).to_have_url(re.compile("measure=killed"))
    expect(page.get_by_role("row", name=re.compile("killed: people 2 Sumy")).first).to_be_visible()
    expect(page.get_by_text("двоє людей").first).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("intercepted"))).to_have_count(0)
    _calm(page)
    tabs.get_by_role("link", name="Findings").click()
    expect(page).to_have_url(re.compile("show=findings"))


def test_more_goes_on_where_the_page_ended(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports?show=claims")
    first = page.locator("[data-row]").first.get_attribute("href")
    page.get_by_role("link", name="More", exact=True).click()
    expect(page).to_have_url(re.compile("after="))
    expect(page.locator("[data-row]").first).not_to_have_attribute("href", str(first))
    page.get_by_role("link", name="To the beginning").click()
    expect(page.locator("[data-row]").first).to_have_attribute("href", str(first))


def test_the_newest_come_first_until_the_oldest_are_asked_for(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports")
    expect(page.get_by_text(re.compile("^100 rows of [0-9]{3}"))).to_be_visible()
    expect(page.get_by_role("row").get_by_text(re.compile("[0-9] clash")).first).to_be_visible()
    newest = str(page.locator("[data-row]").first.get_attribute("href"))
    page.get_by_label("Order").select_option("oldest")
    expect(page).to_have_url(re.compile("order=oldest"))
    first = page.locator("[data-row]").first
    expect(first).not_to_have_attribute("href", newest)
    oldest = str(first.get_attribute("href"))
    page.get_by_role("link", name="More", exact=True).click()
    expect(page).to_have_url(re.compile("after=oldest"))
    expect(page.get_by_label("Order")).to_have_value("oldest")
    page.get_by_role("navigation", name="Lists").get_by_role("link", name="Claims").click()
    expect(page.get_by_label("Order")).to_have_value("oldest")
    page.goto(f"{desk}/reports?order=oldest")
    expect(page.locator("[data-row]").first).to_have_attribute("href", oldest)
    _calm(page)


def test_the_rows_are_taken_away_as_csv(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports?show=claims&measure=killed")
    with page.expect_download() as taken:
        page.get_by_role("link", name="These rows and those behind as CSV").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    assert text.startswith("claim_id,measure,thing")
    assert ",killed,person," in text


def test_a_finding_opens_with_its_claims(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports?show=findings")
    page.get_by_label("Severity").select_option("1")
    row = page.get_by_role("link", name="45 launched, outcomes add to 47").first
    row.click()
    expect(row).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_text("30 + 17 = 47 > 45")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("suppressed: drones 17"))).to_be_visible()
    _calm(page)


def test_a_finding_has_an_address_of_its_own(page: Page, desk: str) -> None:
    found = page.request.get(f"{desk}/api/findings?limit=1").json()["items"][0]
    page.goto(f"{desk}/reports?show=findings&severity=1&code=CC702&finding={found['id']}")
    expect(page.get_by_text(found["finding"]["proof"][0])).to_be_visible()


def test_nothing_that_fits_says_what_to_do(page: Page, desk: str) -> None:
    page.goto(f"{desk}/reports?text=unheardof")
    expect(page.get_by_text("Nothing fits the filter")).to_be_visible()
    page.get_by_role("link", name="Show everything").click()
    expect(page.get_by_role("row").nth(5)).to_be_visible()


def test_a_report_shows_its_claims_where_they_stand(page: Page, desk: str, ids: dict[str, str]) -> None:
    page.goto(f"{desk}/report/{ids[MINISTRY]}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Министерство обороны. Сводки")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(r"claim=\w+\.c2"))
    expect(page.get_by_role("button", name=re.compile("c2 12"))).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name=re.compile("night to .*June"))).to_be_visible()
    expect(page.get_by_text("12 + 8 + 7 + 4 = 31")).to_be_visible()
    expect(page.get_by_role("heading", name="Taken up by")).to_be_visible()
    link = page.get_by_role("link", name="open")
    assert set((link.get_attribute("rel") or "").split()) >= {"noreferrer", "noopener"}
    _calm(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/claim/\w+\.c2"))
    expect(page.get_by_text("Брянской области", exact=True).first).to_be_visible()
    _calm(page)


def test_the_original_is_saved(page: Page, desk: str, ids: dict[str, str]) -> None:
    page.goto(f"{desk}/report/{ids[MINISTRY]}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Save the original").click()
    assert taken.value.suggested_filename.endswith("-result.json")


def test_an_edited_report_shows_what_changed_with_signs(page: Page, desk: str, ids: dict[str, str]) -> None:
    page.goto(f"{desk}/report/{ids[EDITED]}")
    page.get_by_role("link", name="Version 2").click()
    expect(page).to_have_url(re.compile("version=2"))
    expect(page.locator("del").filter(has_text="41")).to_be_visible()
    expect(page.locator("ins").filter(has_text="42")).to_be_visible()
    sign = "(name) => getComputedStyle(document.querySelector(name), '::before').content"
    assert "+" in page.evaluate(sign, "ins")
    _calm(page)
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_role("button", name=re.compile("c2 41"))).to_be_visible()


def test_a_claim_leads_to_its_words_and_its_totals(page: Page, desk: str, ids: dict[str, str]) -> None:
    page.goto(f"{desk}/claim/{ids[MINISTRY]}.c1")
    expect(page.get_by_role("heading", level=1)).to_contain_text("31")
    page.get_by_role("link", name="In which totals it counts").click()
    expect(page.get_by_text("counted in").first).to_be_visible()
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile(f"/report/{ids[MINISTRY]}"))


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_other_languages_leave_no_key_and_no_english(page: Page, desk: str, ids: dict[str, str], language: str) -> None:
    page.add_init_script(f"localStorage.setItem('language', '{language}')")
    for path in ("/reports", "/reports?show=claims", "/reports?show=findings"):
        page.goto(f"{desk}{path}")
        expect(page.locator("main table").first).to_be_visible()
        at_rest(page)
        said = page.locator("#page").inner_text()
        assert not re.search(r"\b(reports?|claim|filter)\.[a-z_]+", said), path
        assert "Published" not in said


def test_an_unknown_report_says_so_and_where_to_go(context: BrowserContext, desk: str) -> None:
    page = context.new_page()  # the browser itself writes the 404 to the console
    page.goto(f"{desk}/report/000000000000")
    expect(page.get_by_role("alert")).to_contain_text("000000000000")
    page.get_by_role("link", name="To the list of reports").click()
    expect(page.get_by_role("row").nth(3)).to_be_visible()
