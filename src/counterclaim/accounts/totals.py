"""Totals over longer times, place by place or source by source: sums of nights, a few nights held in memory at a time.

A week, month or year is the sum of its nights, so nothing is counted twice at their edges. It has an upper bound only
if every night of it has one: a night that nobody reported is no zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from counterclaim.accounts.context import Context, above
from counterclaim.accounts.figures import figure
from counterclaim.accounts.periods import everything, mornings, period
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import Scoped
from counterclaim.accounts.stream import published, stretches
from counterclaim.accounts.sums import Sum
from counterclaim.model.kept import Figure, Filter, Period, Told

WAYS: Final = ("night", "day", "week", "month", "year", "all", "place", "source")
"""What totals can be given by."""

_Key = tuple[str, str, str | None, str | None]  # measure, thing, place, source


def total(told: Iterable[Told], asked: Filter, by: str, context: Context) -> Iterator[Figure]:
    """The figures of a question by night, day, week, month, year, all, place or source, in order.

    `told` is a sequence, or an iterator in the order of publication. Measures and things that are not named are those
    that are told. By place or source, each figure is over all that was asked for. Raises ValueError for another way.
    """
    if by not in WAYS:
        raise ValueError(f"{by!r} is no way to give totals: {', '.join(WAYS)}")
    ordered = sorted(told, key=published) if isinstance(told, Sequence) else told
    wanted = (one for one in ordered if _wanted(one, asked, context))
    cell = "day" if by == "day" else "night"
    unit = by if by in ("night", "day", "week", "month", "year") else None
    held: Period | None = None
    sums: dict[_Key, Sum] = {}
    seen: list[date] = []
    for morning, near in stretches(wanted, context, cell, days=by != "night"):
        if not (asked.since or morning) <= morning <= (asked.until or morning):
            continue
        now = period(unit, morning, context.zone) if unit else None
        if held is not None and now != held:
            yield from _closed(sums, held, context)
            sums = {}
        held = now
        seen.append(morning)
        around = period(cell, morning, context.zone)
        for key in _keys(near, asked, by, context):
            found = figure(near, _question(key, around, context), context)
            if found is not None and (found.counted or by != cell):  # what counts nothing is no zero of its night
                sums.setdefault(key, Sum()).add(morning, found)
    if seen:
        whole = held or everything(asked.since or seen[0], asked.until or seen[-1], context.zone)
        yield from _closed(sums, whole, context)


def _closed(sums: Mapping[_Key, Sum], held: Period, context: Context) -> Iterator[Figure]:
    nights = mornings(held, context.zone)
    for key in sorted(sums, key=lambda each: tuple(part or "" for part in each)):
        yield sums[key].figure(_question(key, held, context), nights)


def _question(key: _Key, around: Period, context: Context) -> Question:
    measure, thing, place, source = key
    return Question(measure, thing, place, around, source, context.zone)


def _wanted(told: Told, asked: Filter, context: Context) -> bool:
    source = context.sources.get(told.source)
    return (
        (not asked.sources or told.source in asked.sources)
        and (not asked.sides or (source is not None and source.side in asked.sides))
        and (not asked.states or told.state in asked.states)
        and asked.text.lower() in told.claim.quote.text.lower()
    )


def _keys(near: Sequence[Scoped], asked: Filter, by: str, context: Context) -> Iterator[_Key]:
    """What figures a night is asked for."""
    measures = asked.measures or tuple(sorted({each.claim.measure for each in near}))
    things = asked.things or tuple(sorted({each.claim.thing for each in near}))
    sources: tuple[str | None, ...] = asked.sources if len(asked.sources) == 1 else (None,)
    if by == "source":
        sources = tuple(sorted({each.told.source for each in near}))
    where: tuple[str | None, ...] = ("+".join(asked.places),) if asked.places else (None,)
    if by == "place":
        told = {
            up for each in near for site in each.sites or () for up in above(site.partition("/")[0], context.parent)
        }
        within = set(asked.places)
        where = tuple(sorted(code for code in told if not within or within.intersection(above(code, context.parent))))
    for measure in measures:
        for thing in things:
            if any((each.claim.measure, each.claim.thing) == (measure, thing) for each in near) or asked.things:
                yield from ((measure, thing, place, source) for place in where for source in sources)
