"""The days that claims are about, by the calendar of the place that they speak of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

NIGHT: Final = timedelta(hours=36)
"""The longest window that is one night's or day's."""

AHEAD: Final = 1
"""Days, in UTC, that the day of a claim lies behind its publication at most, if the claim is not `apart`."""

LATE: Final = 2
"""Days, in UTC, that the day of a claim lies before its publication at most, if the claim is not `apart`."""

_NOON: Final = timedelta(hours=12)


def is_apart(placed: datetime, day: date) -> bool:
    """Whether what was published then is about a day that was still to come, or long past, by the calendar of UTC.

    Claims of undated reports, which stand before all others, are among them.
    """
    return not -LATE <= (day - placed.astimezone(UTC).date()).days <= AHEAD


def moment(text: str | None) -> datetime | None:
    """The time that is written so."""
    return None if text is None else datetime.fromisoformat(text)


def days(
    said: str | None, start: datetime | None, end: datetime | None, zone: str | None
) -> tuple[date | None, date | None]:
    """The local morning that a window belongs to, None for one longer than a night; and the day it is looked for under.

    A night is named by the morning it ends on and reaches from noon to noon. A long window is looked for under the
    last one it reaches into.
    """
    if said is not None:
        morning = date.fromisoformat(said)
        return morning, morning
    if start is None or end is None:
        known = start or end
        morning_ = None if known is None else _morning(known, zone)
        return morning_, morning_
    if end - start <= NIGHT:
        morning_ = _morning(start + (end - start) / 2, zone)
        return morning_, morning_
    return None, _morning(end - timedelta(seconds=1), zone)


def _morning(moment: datetime, zone: str | None) -> date | None:
    try:
        return (moment.astimezone(_zone(zone)) + _NOON).date()
    except OverflowError:
        return None


def local_date(moment: datetime | None, zone: str | None) -> date | None:
    """The calendar day of a time in a zone, UTC where none is known."""
    try:
        return None if moment is None else moment.astimezone(_zone(zone)).date()
    except OverflowError:
        return None


@lru_cache(maxsize=64)
def _zone(name: str | None) -> Any:
    try:
        return UTC if name is None else ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
