"""When a claim counts: its window, completed where the report gives it only in part.

"As of 07:00" reaches back to the noon before; a day that is told before it is over ends when it is told; a claim that
tells no time is of the night in which it was published, or, where a relay tells in the afternoon what others said, of
the night before.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import NamedTuple

from counterclaim.accounts.periods import Span, local, morning_of, night
from counterclaim.model.records import Window

_INSTANT = timedelta(minutes=1)
_LONG = timedelta(hours=37)  # a window beyond it tells of more than one night
_HALF_DAY = timedelta(hours=12)
_AFTERNOON = timedelta(hours=6)


class When(NamedTuple):
    """The span of a claim; `kind` says how well it is known.

    clock: both limits; instant: about one time; open: one limit; night, day: that and no more; undated: nothing;
    long: more than a night, such as a week, a month or a running total.
    """

    span: Span
    kind: str


def when(window: Window, published: datetime | None, zone: str, *, relayed: bool = False) -> When | None:
    """The span of a window told at a time; nights and days without a zone of their own are those of `zone`.

    `relayed` says that the report tells what somebody else said before.
    """
    start, end, zone = window.start, window.end, window.zone or zone
    if window.date is not None and window.precision == "night":
        asked = night(window.date, zone)
        return When((asked.start, asked.end), "night")
    if window.date is not None and start is None and end is None:
        start, end = local(window.date, time(), zone), local(window.date + timedelta(days=1), time(), zone)
        return _day((start, end), published)
    if start is not None and end is not None:
        if end - start > _LONG or window.precision in ("month", "year"):
            return When((start, max(start + _INSTANT, end)), "long")
        if start >= end:
            return When((start, start + _INSTANT), "instant")
        return When((start, end), "clock") if window.precision in ("minute", "hour") else _day((start, end), published)
    if end is not None:
        return When((_noon_before(end, zone), end), "open")
    if start is not None:
        later = published if published and start < published < start + _HALF_DAY else start + _HALF_DAY
        return When((start, later), "open")
    if published is None:
        return None
    noon = _noon_before(published, zone)
    if relayed and published - noon < _AFTERNOON:
        return When((_noon_before(noon, zone), noon), "undated")
    return When((noon, published), "undated")


def _day(span: Span, published: datetime | None) -> When:
    start, end = span
    return When((start, published) if published and start < published < end else span, "day")


def _noon_before(moment: datetime, zone: str) -> datetime:
    """The start of the night that ends at `moment` or later."""
    return night(morning_of(moment - timedelta(microseconds=1), zone), zone).start
