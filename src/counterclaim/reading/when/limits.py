"""The two ends of a window told by the clock, and the dates that they fall on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from counterclaim.reading.when.dates import date_of
from counterclaim.reading.when.times import Point

_DAY = timedelta(days=1)
_SLACK = timedelta(minutes=20)  # how far after its telling a time may lie
_ENDS = frozenset({"to", "asof", "by", "before", "until"})
_STARTS = frozenset({"from", "between", "since", "after"})


class Limit(NamedTuple):
    """One end of a window: a time, and the date said beside it."""

    clock: time
    day: date | None


class Lead(NamedTuple):
    """The date that stands before the hours; `night`: it ends one, `ending`: it is said to be the last."""

    day: date
    night: bool
    ending: bool


def limits(clocks: list[Point], today: date | None, bracketed: bool) -> tuple[Limit | None, Limit | None, str]:
    """Start and end as said, and what was assumed of their dates; a lone time is both."""
    start: Limit | None = None
    end: Limit | None = None
    mark = ""
    for n, point in enumerate(clocks[:2]):
        assert point.clock is not None
        day, assumed = date_of(point.day, today)
        mark, limit = mark or assumed, Limit(point.clock, day)
        if point.role in _ENDS or (n == 1 and point.role in ("and", "at")):
            end = limit
        elif point.role in _STARTS or len(clocks) > 1:
            start = limit
        elif bracketed:
            end = limit
        else:
            start = end = limit
    return start, end, mark


def dates(start: Limit | None, end: Limit | None, anchor: date, lead: Lead | None) -> tuple[date | None, date | None]:
    """The dates of both ends: what is not said follows from the other end, and from hours that run over midnight."""
    first, last = start and start.day, end and end.day
    overnight = start is not None and end is not None and start.clock > end.clock
    if end is not None and last is None:
        last = first or anchor
        if overnight and first is not None:
            last = first + _DAY
        elif overnight and lead is not None:
            first, last = _overnight(lead)
    if start is not None and first is None:
        first = last or anchor
        if overnight:
            first -= _DAY
    return first, last


def _overnight(lead: Lead) -> tuple[date, date]:
    """The dates of hours over midnight by the one date told before them."""
    if lead.night:
        return lead.day - _DAY, lead.day
    return lead.day, lead.day if lead.ending else lead.day + _DAY


def passed(starts: datetime | None, ends: datetime | None, now: datetime) -> tuple[datetime | None, datetime | None]:
    """Limits with no date told, moved back to the latest day on which they had passed."""
    latest = ends or starts
    while latest is not None and latest > now + _SLACK:
        starts, ends, latest = starts and starts - _DAY, ends and ends - _DAY, latest - _DAY
    return starts, ends
