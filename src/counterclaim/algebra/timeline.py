"""When claims hold: spans between instants, and what may be said of windows without hours.

All claims of one report share its endpoints: two claims have an endpoint in common when the instant is the same. Only
clock limits are put in order; a night, a day so far or a month is known to equal itself and nothing more.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from itertools import pairwise

from counterclaim.model.records import Window

Span = tuple[datetime, datetime]

_CLOCK = frozenset({"minute", "hour"})


def span(window: Window) -> Span | None:
    """The instants a window lies between, if both are known and in order; an instant alone is no stretch of time."""
    if window.start is None or window.end is None or window.start >= window.end:
        return None
    return window.start, window.end


def clock(window: Window) -> Span | None:
    """The span of a window with clock limits."""
    return span(window) if window.precision in _CLOCK else None


def told(window: Window) -> bool:
    """Whether anything at all is said of the time."""
    return not (window.start is None and window.end is None and window.date is None)


def key(window: Window) -> Hashable:
    """Equal for two windows that are the same words' time, whatever zone they were told in."""
    return window.start, window.end, window.date, window.precision if told(window) else None


def within(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies in `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share more than an instant."""
    return one[0] < other[1] and other[0] < one[1]


def pieces(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches between all endpoints, in order."""
    ends = sorted({instant for each in spans for instant in each})
    return tuple(pairwise(ends))
