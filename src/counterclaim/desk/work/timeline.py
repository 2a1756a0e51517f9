"""Figures along time: those of nights as they are, those of weeks and months as sums of their nights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from counterclaim.accounts.periods import mornings, period
from counterclaim.accounts.questions import Question
from counterclaim.desk.views import Bar, Silence
from counterclaim.model.kept import Filter, Tally
from counterclaim.model.vocabulary import related, section

UNITS: Final = ("night", "week", "month")
"""What a timeline can be given by."""

USUAL: Final = ("launched", "intercepted", "hit", "killed", "injured")
"""Measures that are shown where none is asked for."""

YEARS: Final = range(1900, 2200)
"""Years that can be asked for."""

_FITTING: Final = (("night", 200), ("week", 5 * 366))  # the most nights that are shown by it
_DAY: Final = timedelta(days=1)
_Row = tuple[str, str, str | None]  # measure, thing, side or source or place


class Unit(NamedTuple):
    """One night, week or month: its first and last morning, and what figures of it are called."""

    since: date
    until: date
    label: str


def measures_of(asked: Filter) -> tuple[str, ...]:
    """The measures of a filter; where it names none, the usual ones, or those that count the things it names."""
    if asked.measures or not asked.things:
        return asked.measures or USUAL
    terms = section("measures").values()
    fitting = [each.key for each in terms if each.counts and any(related(each.counts, one) for one in asked.things)]
    return tuple(fitting) or USUAL


def fitting_unit(since: date | None, until: date | None) -> str:
    """The unit that suits a stretch of time: night, week or month."""
    nights = (until - since).days + 1 if since and until else 0
    return next((unit for unit, most in _FITTING if nights <= most), UNITS[-1])


def whole(asked: Filter, by: str) -> Filter:
    """`asked` from the first to the last morning of the weeks or months that it touches."""
    since = asked.since and unit_of(by, asked.since).since
    until = asked.until and unit_of(by, asked.until).until
    return asked._replace(since=since, until=until)


def unit_of(by: str, morning: date) -> Unit:
    """The night, week or month that a morning lies in."""
    if by == "night":
        return Unit(morning, morning, morning.isoformat())
    held = period(by, morning)
    nights = mornings(held, "UTC")
    return Unit(nights[0], nights[-1], held.label)


def bars(found: Iterable[tuple[str | None, Tally]], by: str, zone: str, *, named: bool) -> tuple[Bar, ...]:
    """Figures by unit, in order of time, then of measures; each tally comes with what it is of in a split timeline.

    `named`: a night's figure has an id that spells out all that was asked for.
    """
    units: dict[date, tuple[Unit, defaultdict[_Row, list[Tally]]]] = {}  # of each morning
    begun: dict[date, tuple[Unit, defaultdict[_Row, list[Tally]]]] = {}
    for of, each in found:
        own = units.get(each.morning)
        if own is None:
            unit = unit_of(by, each.morning)
            own = units[each.morning] = begun.setdefault(unit.since, (unit, defaultdict(list)))
        own[1][each.measure, each.thing, of].append(each)
    order = {key: at for at, key in enumerate(section("measures"))}
    sums = [((unit, row), nights) for unit, of_unit in begun.values() for row, nights in of_unit.items()]
    rows = sorted(sums, key=lambda pair: (pair[0][0], order[pair[0][1][0]], pair[0][1][1], pair[0][1][2] or ""))
    named = named and by == "night"  # accounts place claims of a whole day otherwise in a week than in a night
    return tuple(_bar(unit, row, nights, by, zone, named) for (unit, row), nights in rows)


def _bar(unit: Unit, row: _Row, nights: Sequence[Tally], by: str, zone: str, named: bool) -> Bar:
    """One unit's figure: bounded above only if every night of it is."""
    measure, thing, of = row
    every = len(nights) == (unit.until - unit.since).days + 1
    first, counted = nights[0], sum(each.counted for each in nights)
    return Bar(
        measure, thing, of, unit.since, unit.until,
        sum(each.low for each in nights),
        _total(each.high for each in nights) if every else None,
        (sum(each.reported[0] for each in nights), _total(each.reported[1] for each in nights)) if counted else None,
        counted,
        sum(each.told for each in nights),
        sum(each.undated for each in nights),
        sum(each.findings for each in nights),
        Question(measure, thing, first.place, period(by, unit.since, zone), first.source, zone).id if named else None,
    )  # fmt: skip


def silent(shown: Sequence[Bar], by: str, since: date, until: date) -> Iterator[Silence]:
    """Stretches of nights, weeks or months that no figure is of, from the first to the last morning asked for."""
    at, last = unit_of(by, since).since, unit_of(by, until).until
    for start, end in sorted({(each.since, each.until) for each in shown}):
        if start > at:
            yield Silence(at, start - _DAY)
        at = max(at, end + _DAY)
    if at <= last:
        yield Silence(at, last)


def table(shown: Iterable[Bar], split: str | None) -> Iterator[Mapping[str, object]]:
    """Rows of the figures as a table has them; an empty upper bound is none, and an empty number nothing reported."""
    for each in shown:
        least, most = each.reported or (None, None)
        yield {
            "from": each.since, "to": each.until, "measure": each.measure, "thing": each.thing,
            **({split: each.of} if split else {}),
            "low": each.low, "high": each.high, "reported_low": least, "reported_high": most,
            "counted": each.counted, "told": each.told, "undated": each.undated, "findings": each.findings,
            "figure": each.figure,
        }  # fmt: skip


def _total(numbers: Iterable[int | None]) -> int | None:
    found = list(numbers)
    known = [each for each in found if each is not None]
    return sum(known) if len(known) == len(found) else None
