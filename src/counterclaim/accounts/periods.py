"""Stretches of time that figures are given for: nights from noon to noon, and what is made of them.

A night is named by its morning. Weeks, months and years are made of nights, so that a night is never cut in two; a day
is a calendar day. Labels are those of ISO 8601: `2025-07-10`, `2025-W28`, `2025-07`, `2025`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from counterclaim.model.kept import Period

Span = tuple[datetime, datetime]

_DAY = timedelta(days=1)
_NOON = time(12)


def local(day: date, hour: time, zone: str) -> datetime:
    """The instant, in UTC, at which clocks of `zone` show `hour` on `day`. Raises ValueError for an unknown zone."""
    return datetime.combine(day, hour, _zone(zone)).astimezone(UTC)


def period(unit: str, morning: date, zone: str = "UTC") -> Period:
    """The period of that unit which holds a morning. Raises ValueError for an unknown unit or zone."""
    if unit == "day":
        return Period(unit, morning.isoformat(), local(morning, time(), zone), local(morning + _DAY, time(), zone))
    first, last, label = _mornings(unit, morning)
    return Period(unit, label, local(first - _DAY, _NOON, zone), local(last, _NOON, zone))


def periods(unit: str, since: date, until: date, zone: str = "UTC") -> Iterator[Period]:
    """The periods of that unit that hold the mornings from `since` to `until`, in order; `all` is one for them all."""
    if unit == "all":
        yield everything(since, until, zone)
        return
    morning, last = since, None
    while morning <= until:
        found = period(unit, morning, zone)
        if found != last:
            yield found
        last, morning = found, morning + _DAY


def everything(since: date, until: date, zone: str = "UTC") -> Period:
    """The nights whose mornings lie from `since` to `until`, as one period."""
    label = f"{since.isoformat()}..{until.isoformat()}"
    return Period("all", label, local(since - _DAY, _NOON, zone), local(until, _NOON, zone))


def named(unit: str, label: str, zone: str = "UTC") -> Period:
    """The period of that label. Raises ValueError where `label` is none of the unit's."""
    if unit == "all":
        since, _, until = label.partition("..")
        return everything(date.fromisoformat(since), date.fromisoformat(until), zone)
    if unit == "week":
        year, _, week = label.partition("-W")
        found = period(unit, date.fromisocalendar(int(year), int(week), 1), zone)
    else:
        found = period(unit, date.fromisoformat({4: f"{label}-01-01", 7: f"{label}-01"}.get(len(label), label)), zone)
    if found.label != label:
        raise ValueError(f"{label!r} names no {unit}")
    return found


def mornings(asked: Period, zone: str) -> tuple[date, ...]:
    """The mornings of the nights that a period is made of; of a day, its own."""
    if asked.unit == "day":
        return (asked.start.astimezone(_zone(zone)).date(),)
    first, last = (moment.astimezone(_zone(zone)).date() for moment in (asked.start, asked.end))
    return tuple(first + _DAY * (step + 1) for step in range((last - first).days))


def morning_of(moment: datetime, zone: str) -> date:
    """The morning of the night, noon to noon, that an instant lies in."""
    there = moment.astimezone(_zone(zone))
    return there.date() + _DAY if there.hour >= 12 else there.date()


def day_of(moment: datetime, zone: str) -> date:
    """The calendar day that an instant lies in."""
    return moment.astimezone(_zone(zone)).date()


def night(morning: date, zone: str = "UTC") -> Period:
    """The night that ends on a morning."""
    return period("night", morning, zone)


def within(inner: Span, outer: Span) -> bool:
    """Whether a span lies in another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share more than an instant."""
    return one[0] < other[1] and other[0] < one[1]


def _mornings(unit: str, morning: date) -> tuple[date, date, str]:
    if unit == "night":
        return morning, morning, morning.isoformat()
    if unit == "week":
        year, week, weekday = morning.isocalendar()
        monday = morning - _DAY * (weekday - 1)
        return monday, monday + _DAY * 6, f"{year}-W{week:02}"
    if unit == "month":
        first = morning.replace(day=1)
        return first, (first + _DAY * 31).replace(day=1) - _DAY, f"{first:%Y-%m}"
    if unit == "year":
        return date(morning.year, 1, 1), date(morning.year, 12, 31), f"{morning.year:04}"
    raise ValueError(f"{unit!r} is no period: night, day, week, month, year, all")


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:
        raise ValueError(f"{name!r} is no time zone, such as Europe/Kyiv") from error
