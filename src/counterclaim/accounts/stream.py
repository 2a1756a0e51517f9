"""Claims night by night out of a stream in the order of publication: a year needs no more memory than a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from counterclaim.accounts.context import Context
from counterclaim.accounts.periods import day_of, morning_of, period
from counterclaim.accounts.scoped import Scoped, scoped
from counterclaim.accounts.when import When
from counterclaim.model.kept import Told

LAG: Final = timedelta(days=40)
"""How long after a night its reports are waited for; what comes later is of the night that is open then, as `wider`."""


def mornings(claim: Scoped, context: Context) -> tuple[date, ...]:
    """The mornings of the nights that a claim touches."""
    return tuple(morning for morning, _ in _homes(claim, context, "night", days=False))


def stretches(
    told: Iterable[Told], context: Context, unit: str = "night", days: bool = False, lag: timedelta | None = LAG
) -> Iterator[tuple[date, list[Scoped]]]:
    """Each morning (or day, by `unit`) that anything is told of, in order, with all claims that touch its night or day.

    `told` comes in the order of publication. With `days`, a claim of a whole day that is of no single night is taken as
    told of the night in which it was told. A claim that tells no time, not even that of publication, is left out.
    Reports of a night are waited for as long as `lag`; None waits for all, in whatever order they come.
    """
    open_nights: dict[date, list[Scoped]] = {}
    closed: date | None = None
    for one in told:
        claim = scoped(one, context)
        if claim.when is None:
            continue
        for placed in _homes(claim, context, unit, days):
            morning = placed[0] if closed is None or placed[0] > closed else closed + timedelta(days=1)
            open_nights.setdefault(morning, []).append(placed[1])
        if one.published is not None and lag is not None:
            limit = _cell(one.published - lag, context, unit)
            for morning in sorted(each for each in open_nights if each <= limit):
                yield morning, open_nights.pop(morning)
                closed = morning
    for morning in sorted(open_nights):
        yield morning, open_nights.pop(morning)


def _cell(moment: datetime, context: Context, unit: str) -> date:
    """The morning of the night, or the day, that an instant lies in."""
    return day_of(moment, context.zone) if unit == "day" else morning_of(moment, context.zone)


def _homes(claim: Scoped, context: Context, unit: str, days: bool) -> list[tuple[date, Scoped]]:
    """The nights or days that a claim touches, and the claim as it is seen there."""
    if claim.when is None:
        return []
    span, kind = claim.when
    dated = claim.claim.window.date
    if kind == "night" and dated is not None:
        return [(dated, claim)]
    last = span[1] - timedelta(microseconds=1)
    if kind == "long":
        told = min(last, claim.told.published or last)
        return [(_cell(told, context, unit), claim)]
    first_morning, last_morning = _cell(span[0], context, unit), _cell(last, context, unit)
    if kind == "day" and days and unit == "night" and first_morning != last_morning:
        around = period(unit, last_morning, context.zone)
        return [(last_morning, claim._replace(when=When((max(span[0], around.start), span[1]), kind)))]
    return [(morning, claim) for morning in _between(first_morning, last_morning)]


def _between(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def published(told: Told) -> tuple[bool, datetime | None, str]:
    """The order of publication; what has no time of publication comes first."""
    return told.published is not None, told.published, told.claim.id
