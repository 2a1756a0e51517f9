"""The map, walked as a user."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .seen import at_rest, serious

NIGHT = "/map?thing=drone&from=2031-06-04&to=2031-06-04"


def area(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=re.compile("reported|lower bound")).get_by_role(
        "button", name=re.compile(f"^{name}")
    )


def opened(page: Page, desk: str, address: str = NIGHT) -> None:
    page.goto(desk + address)
    expect(area(page, "Belgorod Oblast")).to_be_visible()
    at_rest(page)  # all nights are worked out


def test_a_night_is_drawn_with_its_numbers(page: Page, desk: str) -> None:
    opened(page, desk)
    expect(area(page, "Belgorod Oblast")).to_have_accessible_name(re.compile(r"^Belgorod Oblast: 4; \d+ claims"))
    expect(area(page, "Sumy Oblast")).to_have_accessible_name(re.compile("no number of its own"))
    expect(area(page, "Tula Oblast")).to_have_count(0)  # nothing is told of it: that is no zero
    expect(page.get_by_text("no report; that is not zero")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Russia"))).to_contain_text("31–412")


def test_pointing_reads_a_place_and_a_click_filters_by_it(page: Page, desk: str) -> None:
    opened(page, desk)
    readout = page.get_by_role("region", name="The place that is pointed at")
    area(page, "Belgorod Oblast").focus()
    expect(readout.get_by_role("heading", name="Belgorod Oblast, Russia")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place=RU-BEL"))
    claims = readout.get_by_role("link", name=re.compile("claims counted"))
    expect(claims).to_have_attribute("href", re.compile("from=2031-06-04.*place=RU-BEL.*show=claims"))
    area(page, "Belgorod Oblast").press("Enter")
    expect(page).not_to_have_url(re.compile("place="))


def test_keys_walk_through_places(page: Page, desk: str) -> None:
    opened(page, desk)
    page.keyboard.press("j")
    expect(page.get_by_role("region", name="The place that is pointed at").get_by_role("heading")).to_be_visible()
    before = page.locator("svg g[transform]").first.get_attribute("transform")
    page.keyboard.press("+")
    expect(page.locator("svg g[transform]").first).not_to_have_attribute("transform", before or "")
    page.keyboard.press("0")
    expect(page.locator("svg g[transform]").first).to_have_attribute("transform", before or "")


def test_time_goes_on_night_by_night(page: Page, desk: str) -> None:
    opened(page, desk)
    page.get_by_role("button", name="Earlier").click()
    expect(page).to_have_url(re.compile("from=2031-06-03&to=2031-06-03"))
    page.get_by_role("combobox", name="Time").select_option("month")
    expect(page).to_have_url(re.compile("from=2031-06-01&to=2031-06-30"))
    page.get_by_role("combobox", name="Time").select_option("all")
    expect(page).not_to_have_url(re.compile("from="))


def test_measure_thing_and_number_stand_in_the_address(page: Page, desk: str) -> None:
    opened(page, desk)
    page.get_by_role("combobox", name="Number").select_option("low")
    expect(page).to_have_url(re.compile("value=low"))
    expect(area(page, "Belgorod Oblast")).to_have_accessible_name(re.compile("at least 4"))
    page.get_by_role("combobox", name="Measure", exact=True).select_option("injured")
    expect(page).to_have_url(re.compile("measure=injured"))


def test_the_same_as_a_table(page: Page, desk: str) -> None:
    opened(page, desk)
    page.get_by_role("button", name="Table").click()
    table = page.get_by_role("table", name=re.compile("Countries, regions and seas"))
    expect(table.get_by_role("row", name=re.compile("^Belgorod Oblast 4 at least 4"))).to_be_visible()
    expect(page).to_have_url(re.compile("view=table"))


def test_the_reader_chooses_how_disputed_territory_is_drawn(page: Page, desk: str) -> None:
    opened(page, desk, "/map?thing=drone")
    dashed = page.locator("path.disputed")
    expect(dashed).to_have_attribute("d", re.compile("M"))
    page.get_by_text("Territories that two states count as their own").first.click()
    page.get_by_role("radio", name="with the country that ISO 3166 counts them in").check()
    expect(dashed).not_to_have_attribute("d", re.compile("M"))
    page.reload()
    page.get_by_text("Territories that two states count as their own").first.click()
    expect(page.get_by_role("radio", name="with the country that ISO 3166 counts them in")).to_be_checked()


def test_the_picture_can_be_taken_away(page: Page, desk: str) -> None:
    opened(page, desk)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save as SVG").click()
    text = Path(taken.value.path()).read_text("utf-8")
    assert text.startswith("<svg") and "Belgorod Oblast" in text and "pattern" in text
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save as PNG").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"\x89PNG")


def test_nothing_serious_for_axe(page: Page, desk: str) -> None:
    for address in (NIGHT, f"{NIGHT}&view=table"):
        page.goto(desk + address)
        expect(page.get_by_text("Belgorod Oblast").first).to_be_visible()
        assert serious(page) == []


def test_an_empty_answer_says_what_to_do(page: Page, desk: str) -> None:
    page.goto(f"{desk}/map?from=2020-01-01&to=2020-01-31")
    page.get_by_role("link", name="Show everything").click()
    expect(area(page, "Belgorod Oblast")).to_be_visible()


def test_where_the_map_was_moved_to_stands_in_the_address(page: Page, desk: str) -> None:
    opened(page, desk)
    moved = page.locator("svg g[transform]").first
    fitted = moved.get_attribute("transform") or ""
    page.keyboard.press("+")
    expect(page).to_have_url(re.compile("at=1.50%2C"))
    closer = re.search(r"scale\((.*)\)", moved.get_attribute("transform") or "")
    assert closer
    opened(page, desk, page.url.removeprefix(desk))
    expect(moved).to_have_attribute("transform", re.compile(re.escape(f"scale({closer[1]})")))
    page.keyboard.press("0")
    expect(page).not_to_have_url(re.compile("at="))
    expect(moved).to_have_attribute("transform", fitted)
