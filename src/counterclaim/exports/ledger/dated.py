"""When a claim is, in local days: an uncertain date stays a stretch of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from counterclaim.exports.moments import days
from counterclaim.model.records import Window

_DAY = timedelta(days=1)


class Dated(NamedTuple):
    """`first` and `last` are local days, `named` the one that the claim is filed under: a night's is its morning."""

    named: date
    first: date
    last: date

    @property
    def length(self) -> int:
        """How many days it touches."""
        return (self.last - self.first).days + 1


def dated(window: Window) -> Dated | None:
    """The local days of a window, in the zone that was meant; None where either end is open or nothing is known."""
    if (window.start is None) != (window.end is None) and window.date is None:
        return None
    first, last = days(window)
    if first is None or last is None:
        return None
    if window.precision == "night" and window.date is not None and window.start is None:
        first, last = window.date - _DAY, window.date
    return Dated(window.date or last, min(first, last), last)


def one_night(when: Dated, window: Window) -> bool:
    """Whether it is a day or a single night, which touches two days."""
    return when.length == 1 or (when.length == 2 and (window.precision in ("night", "part", "hour", "minute")))
