"""Events as conflict data sets have them: what one report says of one place and day, with the deaths it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from counterclaim.exports.ledger.dated import Dated, dated
from counterclaim.exports.ledger.located import Located, located
from counterclaim.exports.ledger.rows import Row


class Event(NamedTuple):
    """The claims of one report about one place and time; an event that ten reports tell is ten of these."""

    rows: tuple[Row, ...]
    when: Dated | None
    where: Located


class Deaths(NamedTuple):
    """Deaths as told: `best` only where one number is stated; None is not known, and not zero."""

    low: int | None = None
    high: int | None = None
    best: int | None = None


def reports(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """The rows of each report version, which stand together, without history, denials and rejected claims."""
    for _, group in groupby(rows, key=lambda row: (row.told.report, row.entry.version)):
        kept = tuple(row for row in group if _tells(row))
        if kept:
            yield kept


def events(rows: Iterable[Row]) -> Iterator[Event]:
    """The events of each report, in the order of their first claims; one report is held at a time."""
    for report in reports(rows):
        found: dict[object, list[Row]] = {}
        for row in report:
            claim = row.told.claim
            when = dated(claim.window)
            named = (when and (when.named, when.first, when.last), frozenset(place.code for place in claim.places))
            found.setdefault((*named, frozenset(town[:2] for town in claim.towns)), []).append(row)
        for group in found.values():
            first = group[0].told.claim
            yield Event(tuple(group), dated(first.window), located(first))


def deaths(event: Event) -> Deaths:
    """The deaths that an event's claims give: at least the greatest of their floors, at most the sum of the wholes."""
    counts = [row.told.claim for row in event.rows if row.told.claim.measure == "killed"]
    if not counts:
        return Deaths()
    ids = {claim.id for claim in counts}
    wholes = [claim.count for claim in counts if claim.part_of not in ids]
    low = max(claim.count.low for claim in counts)
    high = None if any(count.high is None for count in wholes) else sum(count.high or 0 for count in wholes)
    return Deaths(low, high, low if low == high else None)


def _tells(row: Row) -> bool:
    claim = row.told.claim
    return not claim.background and claim.stance != "denied" and row.told.state != "rejected"
