"""The columns of the hand-kept table of attacks: one row a weapon, window and place of one report.

A part by place stands in the details of its whole. A part by kind of weapon has a row of its own, and its whole none,
where the parts are all of it; where they are not, they stand in the details of the whole. A cell holds a number only
where one number is stated; a bound does not fit a cell. Times are in the report's own zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO

from counterclaim.exports.ledger.columns import Value
from counterclaim.exports.ledger.events import reports
from counterclaim.exports.ledger.foreign import foreign
from counterclaim.exports.ledger.located import name, where
from counterclaim.exports.ledger.rows import Row, Rows
from counterclaim.exports.moments import zone
from counterclaim.exports.wording import label
from counterclaim.model.records import Claim, Window

COLUMNS = (
    "time_start", "time_end", "model", "launch_place", "target", "target_main", "launched", "destroyed",
    "not_reach_goal", "still_attacking", "border_crossing", "is_shahed", "num_hit_location",
    "num_fall_fragment_location", "carrier", "turbojet", "turbojet_destroyed", "affected region", "destroyed_details",
    "launched_details", "launch_place_details", "source",
)  # fmt: skip
_COUNTS = {"launched": "launched", "intercepted": "destroyed", "suppressed": "not_reach_goal"}
_SITES = {"hit": "num_hit_location", "debris": "num_fall_fragment_location"}
_DETAILS = {"launched": "launched_details", "intercepted": "destroyed_details"}
_DAYS = ("night", "day", "month", "year")


def write(rows: Rows, out: IO[str]) -> None:
    """Write the attacks of each report as it comes."""
    put = foreign(COLUMNS, out)
    for report in reports(rows.told):
        for attack in _attacks(report):
            put(_cells(attack), attack)


def _attacks(report: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Claims about one weapon, window and place, with their parts by place and the counts of sites beside them."""
    claims = {row.told.claim.id: row.told.claim for row in report}
    split = {claim.id for claim in claims.values() if _told_by_kind(claim, claims.values())}
    found: dict[tuple[object, ...], list[Row]] = {}
    sites = [row for row in report if row.told.claim.thing == "site" and row.told.claim.measure in _SITES]
    for row in report:
        claim = row.told.claim
        whole = claims.get(claim.part_of or "")
        if claim.measure in _COUNTS and (whole is None or whole.id in split) and claim.id not in split:
            parts = [other for other in report if other.told.claim.part_of == claim.id]
            found.setdefault((claim.thing, claim.model, claim.window, where(claim)), []).extend((row, *parts))
    for group in found.values():
        window = group[0].told.claim.window
        yield tuple(dict.fromkeys((*group, *(row for row in sites if row.told.claim.window == window))))
    if not found and sites:
        yield tuple(sites)


def _told_by_kind(whole: Claim, claims: Iterable[Claim]) -> bool:
    """Whether the report splits a number into other kinds of weapon that make it up."""
    parts = [claim for claim in claims if claim.part_of == whole.id]
    kinds = {(claim.thing, claim.model) for claim in parts} - {(whole.thing, whole.model)}
    return bool(kinds) and (whole.closed or sum(part.count.low for part in parts) == whole.count.low)


def _cells(attack: Sequence[Row]) -> Mapping[str, Value]:
    claims = [row.told.claim for row in attack]
    first = claims[0]
    ids = {claim.id for claim in claims}
    wholes = [claim for claim in claims if claim.part_of not in ids]
    counts = {column: _number(wholes, measure) for measure, column in _COUNTS.items()}
    sites = {column: _number([c for c in claims if c.thing == "site"], measure) for measure, column in _SITES.items()}
    named = first.model or (label("things", first.thing) if first.thing != "site" else None)
    details = {column: _details(claims, ids, measure) for measure, column in _DETAILS.items()}
    regions = dict.fromkeys(name(place.code) for claim in claims for place in claim.places if "-" in place.code)
    return {
        "time_start": _time(first.window, first.window.start),
        "time_end": _time(first.window, first.window.end),
        "model": named,
        "target": where(first) or None,
        **counts,
        **sites,
        "affected region": repr(list(regions)) if len(regions) > 1 else None,
        **details,
        "source": attack[0].entry.document.uri,
    }


def _number(claims: Iterable[Claim], measure: str) -> int | None:
    """The one number stated; several are added only where the report says that they add."""
    counts = [claim for claim in claims if claim.measure == measure]
    if not counts or any(claim.count.low != claim.count.high for claim in counts):
        return None
    if all(claim.cue == "further" for claim in counts[1:]):
        return sum(claim.count.low for claim in counts)
    numbers = {claim.count.low for claim in counts}
    return numbers.pop() if len(numbers) == 1 else None


def _details(claims: Iterable[Claim], ids: set[str], measure: str) -> str | None:
    """Parts by place or by weapon, written as the table writes them."""
    parts = [claim for claim in claims if claim.measure == measure and claim.part_of in ids]
    named = {where(part) or part.model or label("things", part.thing): part.count.low for part in parts}
    return repr(named) if named else None


def _time(window: Window, moment: datetime | None) -> Value:
    if moment is None:
        return window.date
    local = moment.astimezone(zone(window))
    return f"{local:%Y-%m-%d}" if window.precision in _DAYS else f"{local:%Y-%m-%d %H:%M}"
