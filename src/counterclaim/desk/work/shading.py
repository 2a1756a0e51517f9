"""A measure over the map: figures of countries, regions and seas, and the towns that claims name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from counterclaim import ledger as kept
from counterclaim.desk.views import Shade, Shading, Spot
from counterclaim.desk.work.timeline import measures_of
from counterclaim.languages.load import available
from counterclaim.ledger import Ledger
from counterclaim.ledger.towns import OfTown
from counterclaim.model.kept import Filter, Tally
from counterclaim.model.vocabulary import section
from counterclaim.pipeline import figuring
from counterclaim.places import gazetteer, point

USUAL: Final = figuring.MAPPED
"""The measure that is shown where none is asked for, if it counts the thing that is."""

Bounds = tuple[int, int | None]


def shading(ledger: Ledger, asked: Filter, zone: str) -> Shading:
    """One measure of one thing, the first of those asked for, over the time asked for.

    A measure counts the thing that it usually counts, unless one is asked for. Without days, it is all the time that
    the figures are of.
    """
    fitting = measures_of(asked)
    measure = USUAL if not asked.measures and USUAL in fitting else fitting[0]
    thing = (asked.things or (section("measures")[measure].counts or "other",))[0]
    one = asked._replace(measures=(measure,), things=(thing,))
    tallies, waiting = figuring.tallies(ledger, one, zone, by_place=True)
    since = asked.since or min((each.morning for each in tallies), default=None)
    until = asked.until or max((each.morning for each in tallies), default=None)
    return Shading(
        measure, thing, since, until,
        tuple(shades(tallies, since, until)),
        tuple(spots(kept.of_towns(ledger, one))),
        0 if asked.places else kept.nowhere(ledger, one),
        waiting,
    )  # fmt: skip


def shades(tallies: Iterable[Tally], since: date | None, until: date | None) -> Iterator[Shade]:
    """The sums of the nights of each place, bounded above only where every night from `since` to `until` is."""
    nights: defaultdict[str, list[Tally]] = defaultdict(list)
    for each in tallies:
        if each.place is not None:
            nights[each.place].append(each)
    days = (until - since).days + 1 if since and until else 0
    reported = {code: _sum(each.reported for each in found) for code, found in nights.items()}
    parts: defaultdict[str | None, list[str]] = defaultdict(list)
    for code in nights:
        parts[_parent(code)].append(code)
    for code, found in sorted(nights.items()):
        low, high = _sum((each.low, each.high) for each in found)
        yield Shade(
            code, low, high if len({each.morning for each in found}) == days else None, reported[code],
            sum(each.counted for each in found), sum(each.told for each in found),
            sum(each.findings for each in found), _rest(reported[code], [reported[part] for part in parts[code]]),
        )  # fmt: skip


def spots(told: Iterable[OfTown]) -> Iterator[Spot]:
    """The towns whose place is known; of each the largest count of any claim a day, the days added up."""
    days: defaultdict[str, list[OfTown]] = defaultdict(list)
    for each in told:
        days[each.town].append(each)
    places = gazetteer(available())
    for town, found in days.items():
        at = point(town)
        if at is not None:
            count = sum(each.told for each in found)
            yield Spot(
                town, places.label(town), _region(town), *at, count, _sum((each.low, each.high) for each in found)
            )


def table(found: Shading) -> Iterator[Mapping[str, object]]:
    """Rows of the figures as a table has them; an empty upper bound is none."""
    for each in found.places:
        yield {
            "place": each.code, "from": found.since, "to": found.until, "measure": found.measure, "thing": found.thing,
            "low": each.low, "high": each.high, "reported_low": each.reported[0], "reported_high": each.reported[1],
            "counted": each.counted, "told": each.told, "findings": each.findings,
        }  # fmt: skip


def _rest(whole: Bounds, parts: Sequence[Bounds]) -> Bounds | None:
    """What is reported of a place and of none of its parts; None where there are none."""
    if not parts:
        return None
    low, high = _sum(parts)
    return 0 if high is None else max(0, whole[0] - high), None if whole[1] is None else max(0, whole[1] - low)


def _sum(bounds: Iterable[Bounds]) -> Bounds:
    found: Sequence[Bounds] = list(bounds)
    highs = [high for _, high in found if high is not None]
    return sum(low for low, _ in found), sum(highs) if len(highs) == len(found) else None


def _parent(code: str) -> str | None:
    try:
        return gazetteer(available()).parent(code)
    except (KeyError, ValueError):
        return None


def _region(town: str) -> str | None:
    parent = _parent(town)
    return parent if parent is not None and "-" in parent else None
