"""Every page in three looks: in its language, nothing serious for a screen reader, nothing cut off or complained of."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .seen import OVER, at_rest, serious

TEXTS = Path(__file__).parents[2] / "src/counterclaim/desk/web/texts"
NIGHT = "2031-06-04"
ONE = f"from={NIGHT}&to={NIGHT}"  # few rows: what is looked at is how they look
PERIOD = "from=2031-06-01&to=2031-06-15"


class Look(NamedTuple):
    language: str
    scheme: str
    width: int


LOOKS = (Look("en", "light", 1280), Look("uk", "dark", 360), Look("ru", "light", 360))

# Addresses ({report} and the like are of the ledger); the key of the page's heading, or none where that is a name; and
# what is seen once the page has its answers.
PAGES: dict[str, tuple[str | None, str]] = {
    "/check": ("check.title", "#check-text"),
    "/check/{check}": ("check.title", "article.finding"),
    f"/nights?{PERIOD}": ("nights.title", ".chart"),
    f"/nights?{PERIOD}&split=source": ("nights.title", ".chart"),
    f"/nights?{PERIOD}&view=table": ("nights.title", "table a"),
    f"/map?measure=intercepted&thing=drone&{PERIOD}": ("map.title", "figure path"),
    f"/map?measure=intercepted&thing=drone&{PERIOD}&view=table": ("map.title", "td a"),
    f"/night/{NIGHT}": ("common.night_to", ".tree"),
    f"/night/{NIGHT}?withhold=nested": ("common.night_to", ".tree"),
    f"/reports?{ONE}": ("reports.title", "a[href^='/report/']"),
    f"/reports?show=claims&{ONE}": ("reports.title", "a[href^='/claim/']"),
    f"/reports?show=findings&{ONE}": ("reports.title", "table"),
    "/report/{report}": (None, "a"),
    "/claim/{claim}": (None, "a"),
    f"/review?{ONE}": ("review.title", "section button"),
    "/sources": ("sources.title", "a[href^='/source/']"),
    "/source/{source}": (None, "table"),
    "/data": ("data.title", "a[download]"),
    "/people": ("people.title", "p"),
    "/nowhere": ("common.missing", "a"),
}


def texts(language: str) -> dict[str, str]:
    """All texts of a language, by their keys as the pages name them."""
    files = (TEXTS / language).glob("*.json")
    return {f"{each.stem}.{key}": said for each in files for key, said in json.loads(each.read_text("utf-8")).items()}


def ids(page: Page, desk: str) -> dict[str, str]:
    """A report, a claim and a source of the night that is looked at, and a check that is kept."""
    told = page.request.get(f"{desk}/api/claims?from={NIGHT}&to={NIGHT}&measure=intercepted").json()["items"][0]
    token = page.request.get(f"{desk}/api/desk").json()["token"]
    kept = page.request.post(
        f"{desk}/api/checks",
        data={"text": "Air defence shot down 14 drones: eight over Sumy region and five over Odesa region."},
        headers={"x-counterclaim": token, "origin": desk},
    )
    assert kept.ok, kept.text()
    return {
        "report": told["report"], "claim": told["claim"]["id"], "source": told["source"], "check": kept.json()["id"]
    }  # fmt: skip


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look)))
def test_every_page_looks_right(browse: Callable[..., BrowserContext], desk: str, look: Look) -> None:
    page = browse(
        locale=look.language, color_scheme=look.scheme, viewport={"width": look.width, "height": 900},
        reduced_motion="reduce",
    ).new_page()  # fmt: skip
    said: list[str] = []
    page.on("console", lambda told: said.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    spoken, known = texts(look.language), ids(page, desk)
    troubles: dict[str, list[str]] = {}
    for address, (key, shown) in PAGES.items():
        said.clear()
        page.goto(desk + address.format(**known))
        expect(page.locator("main").locator(shown).first).to_be_visible()
        expect(page.locator("h1").first).to_be_visible()
        at_rest(page)
        found = [f"axe: {each}" for each in serious(page)]
        found += [f"scrolls sideways: {each}" for each in page.evaluate(OVER)]
        heading = page.locator("h1").first.inner_text()
        wanted = spoken[key].partition("{")[0] if key else ""
        found += [] if heading and heading.lower().startswith(wanted.lower()) else [f"its heading is {heading!r}"]
        tongue = page.locator("html").get_attribute("lang")
        found += [] if tongue == look.language else [f"its language is {tongue}"]
        found += [f"console: {each}" for each in said]
        if found:
            troubles[address] = found
    assert troubles == {}
