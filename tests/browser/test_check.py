"""A newcomer checks a text, follows its findings, keeps it, takes it away; a hostile text does nothing."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .seen import at_rest, fits, serious

TEXT = (
    "Air defence shot down 14 drones overnight: "
    "eight over Sumy region, five over Odesa region and three over the Black Sea."
)
GROUND = ".grounds rect"


def paste(page: Page, desk: str, text: str) -> Locator:
    page.goto(f"{desk}/check")
    field = page.get_by_role("textbox", name="Text to check")
    field.fill(text)
    field.press("Control+Enter")
    found = page.get_by_role("region", name="Text to check")
    expect(found).to_be_visible()
    at_rest(page)  # what was found takes the focus
    return found


def test_a_pasted_text_shows_its_contradiction_with_the_sum_and_the_repairs(page: Page, desk: str) -> None:
    found = paste(page, desk, TEXT)
    expect(found).to_contain_text("14 drones")
    finding = page.get_by_role("article")
    expect(finding).to_contain_text("14 stated, parts add to 16")
    expect(finding).to_contain_text("contradiction")
    expect(finding).to_contain_text("8 + 5 + 3 = 16 > 14")
    expect(finding).to_contain_text("14 → 16")
    expect(page.get_by_role("button", name=re.compile("^Claim in a contradiction"))).to_have_count(4)
    assert serious(page) == []


SAMPLES = {
    "en": ("Show a sample", "24 stated, parts add to 25"),
    "ru": ("Показать пример", "названо 24, части дают 25"),
    "uk": ("Показати приклад", "названо 24, частини дають 25"),
}


@pytest.mark.parametrize("language", SAMPLES)
def test_the_sample_shows_a_contradiction_in_every_language(page: Page, desk: str, language: str) -> None:
    sample, said = SAMPLES[language]
    page.goto(f"{desk}/check")
    page.locator("header select").first.select_option(language)
    page.get_by_role("button", name=sample).click()
    expect(page.get_by_role("article").first).to_contain_text(said)


def test_a_claim_shows_its_fields_its_words_and_its_ties(page: Page, desk: str) -> None:
    found = paste(page, desk, TEXT)
    found.get_by_text("14 drones").hover()
    fields = page.get_by_role("group", name="What was read")
    expect(fields).to_contain_text("intercepted")
    expect(fields).to_contain_text("shot down")
    expect(fields).to_contain_text("drones 8, Sumy Oblast")
    expect(page.locator(GROUND)).not_to_have_count(0)
    expect(page.locator(".lines path")).to_have_count(3)
    expect(page.get_by_role("article")).to_have_class(re.compile(r"\blit\b"))
    page.keyboard.press("Escape")
    expect(fields).to_have_count(0)


def test_a_finding_lights_its_claims(page: Page, desk: str) -> None:
    found = paste(page, desk, TEXT)
    expect(found.locator(".lit")).to_have_count(0)
    page.get_by_role("article").get_by_text("14 stated").hover()
    expect(found.locator(".lit")).to_have_count(4)


def test_keys_walk_the_claims_and_the_address_tells_which(page: Page, desk: str) -> None:
    paste(page, desk, TEXT)
    page.locator("body").press("j")
    expect(page).to_have_url(re.compile("claim=c1"))
    page.locator("body").press("j")
    chosen = page.get_by_role("region", name="The chosen claim")
    expect(chosen).to_contain_text("Sumy region")
    page.locator("body").press("k")
    expect(chosen).to_contain_text("all its parts are told")
    page.get_by_role("button", name=re.compile("^Claim in a contradiction: intercepted: drones 5")).focus()
    expect(page.get_by_role("group", name="What was read")).to_contain_text("Odesa region")


def test_a_code_is_explained(page: Page, desk: str) -> None:
    paste(page, desk, TEXT)
    page.get_by_role("button", name="What CC101 means").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("How to settle it")
    assert serious(page) == []
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)


def test_a_kept_check_has_a_link_and_can_be_taken_away(page: Page, desk: str) -> None:
    paste(page, desk, TEXT)
    with page.expect_download() as loose:
        page.get_by_role("button", name="Save as JSON").click()
    assert json.loads(Path(loose.value.path()).read_text())["findings"][0]["code"] == "CC101"
    page.get_by_role("button", name="Keep, with a permanent link").click()
    expect(page.get_by_text("this address is its permanent link")).to_be_visible()
    with page.expect_download() as held:
        page.get_by_role("link", name="Save as HTML").click()
    assert "14 stated, parts add to 16" in Path(held.value.path()).read_text()
    page.reload()
    expect(page.get_by_role("article")).to_contain_text("14 stated, parts add to 16")


def test_a_file_of_reports_is_listed(page: Page, desk: str) -> None:
    page.goto(f"{desk}/check")
    lines = [{"text": TEXT, "published": "2031-06-02"}, {"text": "Over Sumy region 5 drones were shot down."}]
    content = "\n".join(map(json.dumps, lines)).encode()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open a file").click()
    chooser.value.set_files({"name": "posts.jsonl", "mimeType": "application/jsonl", "buffer": content})
    expect(page.get_by_role("heading", name="Reports in posts.jsonl")).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("14 stated")
    page.get_by_role("link", name="Over Sumy region 5 drones").click()
    expect(page).to_have_url(re.compile("report=2"))
    expect(page.get_by_role("region", name="Text to check")).to_contain_text("Over Sumy region 5 drones")


def test_a_file_that_is_dropped_is_read(page: Page, desk: str) -> None:
    page.goto(f"{desk}/check")
    dropped = page.evaluate_handle(
        """text => {
            const held = new DataTransfer();
            held.items.add(new File([text], "post.txt", { type: "text/plain" }));
            return held;
        }""",
        TEXT,
    )
    form = page.get_by_role("form", name="Check")
    form.dispatch_event("dragover", {"dataTransfer": dropped})
    expect(page.get_by_text("Drop the file here")).to_be_visible()
    form.dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.get_by_role("heading", name="post.txt")).to_be_visible()
    expect(page.get_by_role("article")).to_contain_text("14 stated, parts add to 16")


def test_what_cannot_be_checked_says_what_to_do(context: BrowserContext, desk: str) -> None:
    page = context.new_page()  # the console tells of the refusal
    page.goto(f"{desk}/check")
    page.get_by_text("What is known about the text").click()
    page.get_by_label("Zone of clock times").fill("Europe/Nowhere")
    with page.expect_response("**/api/check") as answer:
        page.get_by_role("textbox", name="Text to check").fill(TEXT)
        page.get_by_role("textbox", name="Text to check").press("Control+Enter")
    assert answer.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text("Write it as Europe/Kyiv")


HOSTILE = {
    "script": "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> "
    "Over Sumy region 5 drones were shot down.",
    "bidi": "\u202eOver Sumy region 5 drones were shot down.\u202c\u2066\u200f",
    "word": "x" * 300_000 + " Over Sumy region 5 drones were shot down.",
    "markup": "<style>body{display:none}</style><base href=//evil.example> Over Sumy region 5 drones were shot down.",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_does_nothing(page: Page, desk: str, kind: str) -> None:
    text = HOSTILE[kind]
    found = paste(page, desk, text)
    expect(page.get_by_role("cell", name="5 drones")).to_be_visible()
    fits(page)
    assert page.title() != "owned"
    shown = found.locator(".words").evaluate("element => element.textContent")
    assert shown == text[: len(shown)]
    assert len(shown) == min(len(text), 100_000)


def test_a_long_text_is_shown_in_parts_and_a_claim_turns_to_its_own(page: Page, desk: str) -> None:
    paste(page, desk, "Rain was expected. " * 6_000 + "Over Sumy region 5 drones were shot down.")
    expect(page.get_by_text("Part 1 of 2")).to_be_visible()
    page.get_by_role("button", name="c1", exact=True).click()
    expect(page.get_by_text("Part 2 of 2")).to_be_visible()
    expect(page.get_by_role("region", name="Text to check")).to_contain_text("Over Sumy region 5 drones")


@pytest.mark.parametrize("width", [360, 1900])
def test_narrow_and_wide_screens_hold_everything(page: Page, desk: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    paste(page, desk, TEXT)
    fits(page)
