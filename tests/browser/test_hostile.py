"""Reports that would take the desk over are shown as the text that they are, on every page that shows them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from counterclaim import ledger as kept
from counterclaim.pipeline.adding import add, house_run
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import settle_news
from counterclaim.sources import Options, find

from .seen import at_rest, fits

Serve = Callable[..., str]

SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
BIDI = "\u202e\u2066\u2069\u200f"
CLAIM = "The governor said 14 drones were shot down over the Bryansk region overnight into 4 June."
REPORTS = (
    {
        "text": f"{SCRIPT} {CLAIM} {SCRIPT}",
        "title": f"{SCRIPT}Night",
        "source": f"{SCRIPT}channel",
        "uri": f"https://example.org/{SCRIPT}",
    },
    {"text": f"{CLAIM} {BIDI}31 drones{BIDI} were shot down over the Kursk region.", "title": f"{BIDI}evil{BIDI}",
     "source": f"s{BIDI}", "uri": "javascript:document.title='taken'"},
    {"text": f"{CLAIM} {'w' * 1_000_000}", "title": "t" * 50_000, "source": "k" * 5_000,
     "uri": f"https://example.org/{'u' * 50_000}"},
    {"text": CLAIM + " {@html x} {{constructor}} &lt;b&gt; ${7*7} </textarea></style><style>*{display:none}</style>",
     "title": "{@html x}", "source": "../../api", "uri": "https://example.org/a?b=c#<svg onload=alert(1)>"},
)  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path, ledger_copy: Path) -> tuple[Path, list[str]]:
    """The fortnight with hostile reports among its own, and their ids."""
    file = tmp_path / "hostile.jsonl"
    rows = ({**each, "published": f"2031-06-04T0{n}:00:00Z"} for n, each in enumerate(REPORTS, 5))
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    ledger = opened(ledger_copy)
    before = {entry.id for entry in kept.entries(ledger)}
    run = house_run(ledger)._replace(clock=lambda: datetime(2031, 7, 1, tzinfo=UTC))
    list(add(run, find([str(file)]), Options()))
    settle_news(ledger)
    ids = [entry.id for entry in kept.entries(ledger) if entry.id not in before]
    ledger.close()
    assert len(ids) == len(REPORTS)
    return ledger_copy, ids


def test_hostile_reports_are_text_on_every_page(page: Page, serve: Serve, hostile: tuple[Path, list[str]]) -> None:
    where, ids = hostile
    desk = serve(where)
    night = "from=2031-06-04&to=2031-06-04"
    shown = {
        f"/reports?{night}": "[data-row] >> text=Bryansk",
        f"/reports?show=claims&{night}": "[data-row] >> nth=30",
        "/reports?show=findings": "[data-row] >> nth=3",
        "/night/2031-06-04": "main table >> nth=0",
        f"/review?{night}": "main div.words >> nth=0",
        "/nights?from=2031-06-01&to=2031-06-08": "main svg >> nth=0",
        "/sources": "main table >> nth=0",
        **{f"/report/{id_}": ".words >> text=Bryansk" for id_ in ids},
        **{f"/claim/{id_}.c1": ".words >> text=Bryansk" for id_ in ids},
    }
    for address, there in shown.items():
        page.goto(f"{desk}{address}")
        expect(page.locator(there).first).to_be_visible()
        _unharmed(page, address)


def test_the_words_of_a_hostile_report_are_there_to_be_read(
    page: Page, serve: Serve, hostile: tuple[Path, list[str]]
) -> None:
    where, ids = hostile
    desk = serve(where)
    page.goto(f"{desk}/report/{ids[0]}")
    expect(page.locator(".words").first).to_contain_text("<script>document.title='taken'</script>")
    expect(page.get_by_role("heading", level=1)).to_contain_text("<img src=x")
    page.goto(f"{desk}/report/{ids[1]}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("U+202E")
    expect(page.get_by_text("javascript:document.title")).to_be_visible()
    expect(page.locator("a[href^='javascript:']")).to_have_count(0)


def test_a_hostile_text_is_checked_as_text(page: Page, desk: str) -> None:
    page.goto(f"{desk}/check")
    page.get_by_role("textbox").first.fill(f"{SCRIPT} {CLAIM} {BIDI}")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("14 drones").first).to_be_visible()
    _unharmed(page, "/check")


def _unharmed(page: Page, address: str) -> None:
    """Nothing ran, no markup of theirs became elements, and the page is no wider than the screen."""
    at_rest(page)
    assert page.title() != "taken", address
    assert page.locator("img[src='x'], main script, main style, main [onerror], [onload]").count() == 0, address
    for width in (1280, 360):
        fits(page, width)
