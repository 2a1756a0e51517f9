"""Claims of the ledger from a few words each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from counterclaim.findings.across import find_across
from counterclaim.model import Claim, Count, Document, Finding, Place, Quote, Window
from counterclaim.model.kept import Entry, Told

from ..conftest import NAMES, parent

MORNING = datetime(2025, 7, 10, 5, tzinfo=UTC)
NIGHT = Window(None, None, date(2025, 7, 10), "night", "UTC")


def hours(start: str, end: str) -> Window:
    """Clock hours, "09 20:00" to "10 04:00" of July 2025, UTC."""
    one, other = (datetime.fromisoformat(f"2025-07-{each}").replace(tzinfo=UTC) for each in (start, end))
    return Window(one, other, None, "minute", "UTC")


def days(start: int, end: int) -> Window:
    """The days of July 2025 from `start` to `end`, both included."""
    one, other = datetime(2025, 7, start, tzinfo=UTC), datetime(2025, 7, end, tzinfo=UTC) + timedelta(days=1)
    return Window(one, other, None, "day", "UTC")


def told(
    name: str,
    number: int | Count,
    *codes: str,
    after: float = 0,
    source: str = "t.me/ministry",
    state: str = "read",
    origin: str | None = None,
    **fields: Any,
) -> Told:
    """Claim `name` ("r1.c2"), drones intercepted on the night to 10 July, published `after` hours past its morning."""
    report = name.partition(".")[0].partition("@")[0]
    places = tuple(Place(code, NAMES[code]) for code in codes or ("AA-1",))
    given: dict[str, Any] = {"measure": "intercepted", "thing": "drone", "window": NIGHT, "places": places, **fields}
    start = 10 * int(name.rpartition(".c")[2])
    claim = Claim(
        id=name,
        count=Count(number, number) if isinstance(number, int) else number,
        quote=Quote(start, start + 5, f"words of {name}"),
        **given,
    )
    return Told(claim, report, source, MORNING + timedelta(hours=after), state, origin or report)


def at_least(number: int) -> Count:
    return Count(number, None, "at_least")


def entry(report: str, version: int = 1, gone: float | None = None, edited: float | None = None) -> Entry:
    """A version of a report; `gone` and `edited` are hours past the morning."""
    changed = MORNING + timedelta(hours=edited) if edited is not None else None
    deleted = MORNING + timedelta(hours=gone) if gone is not None else None
    document = Document("text", f"t.me/ministry/{report}", MORNING, "t.me/ministry", edited=changed)
    return Entry(report, version, document, "0" * 64, changed or MORNING, deleted)


def look(code: str, *claims: Told, **given: Sequence[Any] | dict[str, Any]) -> tuple[Finding, ...]:
    """The findings of one code in a ledger of these claims."""
    found = find_across(claims, parent=parent, **given)  # type: ignore[arg-type]
    return tuple(each for each in found if each.code == code)
