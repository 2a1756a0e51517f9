"""How times are written for people: in the zone that was meant, a night by the morning it ends on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from counterclaim.model import Window

_INSTANT = timedelta(microseconds=1)


def day(when: date, known: int | None = None) -> str:
    """`10 July 2025`, or `10 July` where the year is the `known` one."""
    return f"{when.day} {when:%B}" if when.year == known else f"{when.day} {when:%B %Y}"


def published(moment: datetime) -> str:
    """A moment of publication, in UTC; a midnight stands for a day alone."""
    moment = moment.astimezone(UTC)
    return day(moment) if (moment.hour, moment.minute) == (0, 0) else f"{_minute(moment, None)} UTC"


def when(window: Window, known: int | None = None) -> str:
    """A window in its own zone: `night to 10 July 2025`, `10 July 2025 07:00–07:30 MSK`; nothing where none is stated.

    The year is left out where it is the `known` one, such as the year of publication.
    """
    if window.precision == "night" and window.date:
        return f"night to {day(window.date, known)}"
    if window.precision in ("minute", "hour", "part") and (window.start or window.end):
        return _hours(window, known)
    first, last = days(window)
    if first is None or last is None:
        return f"from {day(first, known)}" if first else f"until {day(last, known)}" if last else ""
    if window.precision in ("month", "year"):
        return f"{first:%B %Y}" if window.precision == "month" else f"{first.year}"
    return day(first, known) if first == last else f"{day(first, known)} – {day(last, known)}"


def in_utc(window: Window) -> str:
    """The limits of a window in UTC, for those who compare zones; nothing where it has none."""
    if not (window.start or window.end):
        return ""
    limits = (f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" if moment else "…" for moment in (window.start, window.end))
    return f"{' – '.join(limits)} UTC"


def zone(window: Window) -> tzinfo:
    """The zone a window was meant in; UTC where none, or none known, is named."""
    try:
        return ZoneInfo(window.zone) if window.zone else UTC
    except (KeyError, ValueError, OSError):
        return UTC


def days(window: Window) -> tuple[date | None, date | None]:
    """The first and last local day of a window; an end at midnight belongs to the day before it."""
    meant = zone(window)
    first = window.start.astimezone(meant).date() if window.start else window.date
    last = (window.end - _INSTANT).astimezone(meant).date() if window.end else window.date
    return first, last


def _hours(window: Window, known: int | None) -> str:
    meant = zone(window)
    start, end = (moment and moment.astimezone(meant) for moment in (window.start, window.end))
    if start is None or end is None:
        limits = (("from", start), ("until", end))
        return " ".join(f"{word} {_minute(limit, known)} {_named(limit)}" for word, limit in limits if limit)
    if start == end:
        return f"{_minute(start, known)} {_named(start)}"
    last = f"–{end:%H:%M}" if start.date() == end.date() else f" – {_minute(end, known)}"
    return f"{_minute(start, known)}{last} {_named(end)}"


def _minute(moment: datetime, known: int | None) -> str:
    return f"{day(moment, known)} {moment:%H:%M}"


def _named(moment: datetime) -> str:
    """The zone's own short name at that moment, or its distance from UTC where it has none."""
    name = f"{moment:%Z}"
    return f"UTC{name}" if name.startswith(("+", "-")) else name
