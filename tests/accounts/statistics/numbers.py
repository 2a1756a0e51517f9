"""Figures and periods from a few words each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from counterclaim.accounts.statistics import series
from counterclaim.model.kept import Figure, Period
from counterclaim.model.measured import Series, Subject

FIRST = date(2025, 7, 1)
SUBJECT = Subject("intercepted", "drone", "AA", "t.me/ministry")


def night(number: int) -> Period:
    """The night to the morning `number` days after the first of July."""
    morning = FIRST + timedelta(days=number)
    noon = datetime(morning.year, morning.month, morning.day, 12, tzinfo=UTC)
    return Period("night", f"{morning}", noon - timedelta(days=1), noon)


def nights(number: int) -> list[Period]:
    return [night(each) for each in range(number)]


def figure(period: Period, low: int, high: int | None = -1, **fields: Any) -> Figure:
    """A figure with these bounds, reported as they are; `high` left out is `low`."""
    high = low if high == -1 else high
    own = {**SUBJECT._asdict(), "reported": (low, high), "counted": ("r1.c1",), **fields}
    name = f"{own['measure']}/{own['thing']}/{own['place']}/{period.label}/{period.unit}@{own['source']}"
    return Figure(id=name, period=period, low=low, high=high, **own)


def told(*numbers: int | tuple[int, int | None] | None) -> Series:
    """A series of these reported numbers, None for a night without a report."""
    figures = []
    for index, number in enumerate(numbers):
        if number is not None:
            low, high = number if isinstance(number, tuple) else (number, number)
            figures.append(figure(night(index), low, high))
    return series(figures, nights(len(numbers)), SUBJECT)
