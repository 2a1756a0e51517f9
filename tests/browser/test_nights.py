"""Nights, walked as a user does: read a night's numbers, choose a stretch, filter, split, take it away."""

import re
import threading
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from counterclaim.pipeline import figuring

from .conftest import Browse
from .seen import at_rest, fits, serious


def opened(page: Page, address: str) -> Locator:
    """The timeline, drawn."""
    page.goto(address)
    chart = page.get_by_role("slider", name="Timeline of figures")
    expect(chart.locator("svg .name").first).to_be_visible()
    at_rest(page)
    return chart


def test_arrow_keys_tell_a_night_s_numbers_and_enter_opens_it(page: Page, desk: str) -> None:
    chart = opened(page, f"{desk}/nights?from=2031-06-02&to=2031-06-15")
    chart.focus()
    chart.press("Home")
    chart.press("ArrowRight")
    chart.press("ArrowRight")
    expect(chart).to_have_attribute("aria-valuetext", re.compile(r"4.*2031.*launched: air weapons 95;"))
    row = page.get_by_role("row", name=re.compile("launched: air weapons"))
    expect(row.get_by_role("cell")).to_have_text(
        [re.compile("launched"), "95", "at least 95", re.compile("1 of 7 counted")]
    )
    expect(page).to_have_url(re.compile("at=2031-06-04"))
    chart.press("Enter")
    expect(page).to_have_url(re.compile(r"/night/2031-06-04\?from=2031-06-02&to=2031-06-15$"))


def test_drawing_over_nights_asks_for_them_alone(page: Page, desk: str) -> None:
    chart = opened(page, f"{desk}/nights?from=2031-06-02&to=2031-06-15")
    box = chart.bounding_box()
    assert box
    across, height = (box["width"] - 56) / 14, box["y"] + 60
    page.mouse.move(box["x"] + 46 + across * 2.5, height)
    page.mouse.down()
    page.mouse.move(box["x"] + 46 + across * 5.5, height, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2031-06-04&to=2031-06-07"))
    expect(page.get_by_role("textbox", name="From")).to_have_value("2031-06-04")


def test_pointing_shows_and_clicking_opens(page: Page, desk: str) -> None:
    chart = opened(page, f"{desk}/nights?from=2031-06-02&to=2031-06-15")
    box = chart.bounding_box()
    assert box
    at = box["x"] + 46 + (box["width"] - 56) / 14 * 2.5, box["y"] + 60
    page.mouse.move(*at)
    expect(page.get_by_role("region", name=re.compile("night to"))).to_contain_text("105–486")
    page.mouse.click(*at)
    expect(page).to_have_url(re.compile("/night/2031-06-04"))


def test_filters_are_chips_and_the_address(page: Page, desk: str) -> None:
    opened(page, f"{desk}/nights")
    page.get_by_role("combobox", name="Measure: choose to filter by").select_option("intercepted")
    expect(page).to_have_url(re.compile("measure=intercepted"))
    place = page.get_by_role("combobox", name="Place", exact=True)
    place.fill("Belgorod")
    place.press("Enter")
    expect(page).to_have_url(re.compile("place=RU-BEL"))
    expect(place).to_have_value("")
    page.get_by_role("textbox", name="From").fill("2031-06-04")
    page.get_by_role("textbox", name="From").blur()
    expect(page).to_have_url(re.compile("from=2031-06-04"))
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("drones")
    expect(page).to_have_url(re.compile("text=drones"))
    chosen = page.get_by_role("list", name="Chosen filters")
    expect(chosen.get_by_role("button")).to_have_count(4)
    chosen.get_by_role("button", name=re.compile("Take away the filter Place")).click()
    expect(page).not_to_have_url(re.compile("place="))
    page.get_by_role("button", name="Clear all").click()
    expect(page).to_have_url(f"{desk}/nights")
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("")


def test_a_table_says_the_same_and_is_there_to_take_away(page: Page, desk: str) -> None:
    opened(page, f"{desk}/nights?measure=launched")
    page.get_by_role("button", name="Table").click()
    row = page.get_by_role("row", name=re.compile(r"night to (June 4, 2031|4 June 2031)"))
    expect(row.get_by_role("cell")).to_contain_text("95")
    expect(page.get_by_role("row", name=re.compile("nothing stated; that is not zero")).first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Save as CSV").click()
    lines = Path(taken.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("from,to,measure,thing,low,high")
    assert any(line.startswith("2031-06-04,2031-06-04,launched,munition,95,,95,95") for line in lines)


def test_sides_are_set_side_by_side(page: Page, desk: str) -> None:
    chart = opened(page, f"{desk}/nights?measure=intercepted")
    page.get_by_label("Split").select_option("side")
    expect(chart.locator("svg .name")).to_have_count(2)
    expect(page).to_have_url(re.compile("split=side"))


def test_the_picture_says_what_it_shows(page: Page, desk: str) -> None:
    opened(page, f"{desk}/nights?measure=launched&from=2031-06-02")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save as SVG").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8")
    assert "Filter: Measure: launched; From:" in text
    assert "ledger ledger.db up to event" in text
    assert "light-dark" not in text, "colours are those on screen, for programs that know no themes"
    assert "class=" not in text
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save as PNG").click()
    assert Path(taken.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("address", ["/nights?from=2031-06-02&to=2031-06-15", "/map?thing=drone"])
def test_what_is_still_being_worked_out_is_said_and_asked_for_again(
    page: Page, own_desk: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    monkeypatch.setattr(figuring, "tallies", partial(_some, figuring.tallies, done))
    page.goto(own_desk + address)
    expect(page.locator("[data-waiting]")).to_contain_text("3 nights")
    done.set()
    expect(page.locator("[data-waiting]")).to_have_count(0)
    expect(page.locator("main svg").first).to_be_visible()


def _some(whole: Callable[..., Any], done: threading.Event, *asked: Any, **more: Any) -> Any:
    """All figures once `done` is set; none before, and three nights that are waiting."""
    return whole(*asked, **more) if done.is_set() else ([], 3)


def test_nothing_that_fits_is_no_zero(page: Page, desk: str) -> None:
    page.goto(f"{desk}/nights?text=zzzzzz")
    expect(page.get_by_text("No claim fits this filter. That is not zero.")).to_be_visible()
    page.get_by_role("link", name="Show everything").click()
    expect(page.get_by_role("slider")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["chart", "table"])
@pytest.mark.parametrize("width", [360, 1440])
def test_anybody_can_use_it(page: Page, desk: str, scheme: str, view: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{desk}/nights?at=2031-06-04&side=Ukraine{'&view=table' if view == 'table' else ''}")
    expect(page.get_by_role("table").first).to_be_visible()
    assert serious(page) == []
    fits(page)


def test_words_of_the_time_axis_leave_room_for_one_another(browse: Browse, desk: str) -> None:
    page = browse(locale="ru").new_page()  # whose months and years are long
    page.goto(f"{desk}/nights?from=2025-03-01&to=2031-06-15")
    expect(page.locator(".chart svg .name").first).to_be_visible()
    at_rest(page)
    words = page.locator(".chart text").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect()).map(({left, right, bottom}) => [left, right, bottom])"
    )
    foot = max(bottom for _, _, bottom in words)
    axis = sorted((left, right) for left, right, bottom in words if foot - bottom < 3)
    assert len(axis) > 6
    assert [(one, other) for one, other in pairwise(axis) if one[1] > other[0]] == []
