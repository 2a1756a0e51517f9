"""A night's account, walked as a user: a figure's tree, an assumption flipped, the nights beside it."""

import re

from playwright.sync_api import Page, expect

from .seen import faults

NIGHT = "/night/2031-06-04"
FIGURE = "intercepted/drone/RU/2031-06-04/night/Europe/Moscow"


def row(page: Page, figure: str):
    return page.locator("tr", has=page.locator(f'a[data-figure="{figure}"]'))


def test_a_figure_shows_what_it_is_made_of(page: Page, desk: str) -> None:
    page.goto(desk + NIGHT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("2031")
    expect(row(page, FIGURE)).to_contain_text("31–412")
    row(page, FIGURE).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Made of 1 counted claim")).to_be_visible()
    expect(page).to_have_url(re.compile("figure=intercepted"))
    counted = page.locator(".claim.counted")
    expect(counted).to_have_count(1)
    expect(counted).to_contain_text("31 беспилотный летательный аппарат")
    expect(page.locator(".claim", has_text="37 беспилотных")).to_contain_text("not counted: its report copies another")
    expect(page.get_by_role("heading", name="By source")).to_be_visible()
    page.get_by_text("The chain of reasons").click()
    expect(page.get_by_text("sha256:").first).to_be_visible()


def test_an_assumption_flipped_recomputes_the_account(page: Page, desk: str) -> None:
    page.goto(f"{desk}{NIGHT}?figure={FIGURE}")
    expect(row(page, FIGURE)).to_contain_text("31–412")
    nested = page.get_by_role("switch", name="nested")
    expect(nested).to_be_checked()
    nested.uncheck()
    expect(row(page, FIGURE)).to_contain_text("at least 456")
    expect(row(page, FIGURE)).to_contain_text("was 31–412")
    expect(page.get_by_role("heading", name="Made of 4 counted claims")).to_be_visible()
    expect(page).to_have_url(re.compile("withhold=nested"))
    page.reload()
    expect(row(page, FIGURE)).to_contain_text("at least 456")
    page.get_by_role("button", name="Grant all").click()
    expect(nested).to_be_checked()
    expect(row(page, FIGURE)).not_to_contain_text("456")


def test_keys_move_over_figures_and_nights(page: Page, desk: str) -> None:
    page.goto(desk + NIGHT)
    links = page.locator("a[data-figure]")
    expect(links.first).to_be_visible()
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Made of")).to_be_visible()
    beside = page.get_by_role("navigation", name="Other nights")
    for key, url, later in (("]", "05", "06"), ("[", "04", "05"), ("[", "03", "04")):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"/night/2031-06-{url}"))
        expect(beside.get_by_role("link").last).to_have_attribute("href", re.compile(f"/night/2031-06-{later}"))
    expect(page).to_have_url(re.compile("/night/2031-06-03.*figure=.*2031-06-03"))


def test_what_clashes_appeared_and_was_copied_is_shown(page: Page, desk: str) -> None:
    page.goto(desk + NIGHT)
    clashes = page.get_by_role("region", name="What cannot all be true")
    expect(clashes.get_by_text("CC706")).to_be_visible()
    expect(clashes.get_by_text("412 > 12")).to_be_visible()
    appeared = page.get_by_role("region", name="When the reports appeared")
    expect(appeared.get_by_role("link")).to_have_count(12)
    copied = page.get_by_role("region", name="Who copied whom").first
    expect(copied.get_by_text("forward")).to_be_visible()
    copied.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/report/"))
    expect(page.locator(".words").first).to_be_visible()


def test_a_night_without_claims_says_what_to_do_next(page: Page, desk: str) -> None:
    page.goto(f"{desk}/night/2031-01-01")
    expect(page.get_by_text("No claim tells of this night")).to_be_visible()
    expect(page.get_by_role("link", name="→")).to_be_visible()
    page.keyboard.press("]")
    expect(page.get_by_role("heading", name="Figures")).to_be_visible()
    page.goto(f"{desk}/night/someday")
    expect(page.get_by_text("name its morning")).to_be_visible()


def test_nothing_serious_stands_in_the_way_of_a_screen_reader(page: Page, desk: str) -> None:
    page.goto(f"{desk}{NIGHT}?figure={FIGURE}&withhold=nested")
    expect(page.get_by_role("heading", name="Made of")).to_be_visible()
    assert faults(page) == []
