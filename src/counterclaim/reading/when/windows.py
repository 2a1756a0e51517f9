"""Time phrases -> windows in UTC, against the report's publication time and zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterclaim.model import Window
from counterclaim.reading.when.clocks import LAST, Day
from counterclaim.reading.when.dates import date_of
from counterclaim.reading.when.limits import Lead, dates, limits, passed
from counterclaim.reading.when.times import Point, TimePhrase

_DAY = timedelta(days=1)
_LATE = 21  # from this hour on, "tonight" is the night to tomorrow


class Clock(NamedTuple):
    """What windows are resolved against: publication (UTC or None), the report's zone, the last date it named.

    `written` is when the text took its present form, where that was later; hours told in it lie before that.
    """

    published: datetime | None
    zone: str
    day: date | None = None
    written: datetime | None = None

    @property
    def local(self) -> date | None:
        """The publication's local date."""
        return self.published.astimezone(_zone(self.zone)).date() if self.published else None

    @property
    def now(self) -> datetime | None:
        """When the text took its present form: its last change within a day of publication, else publication."""
        if self.published is None or self.written is None:
            return self.published
        return self.written if self.published < self.written <= self.published + _DAY else self.published


def in_utc(moment: datetime | None) -> datetime | None:
    """A time as received; one that names no zone is in UTC."""
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


class Resolved(NamedTuple):
    """A window, the date it was anchored to, and what was assumed: "" | "year_assumed" | "year_doubtful"."""

    window: Window | None
    day: date | None
    mark: str = ""


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _utc(day: date, clock: time, zone: str) -> datetime:
    """A local time in UTC; the end of a day is the start of the next."""
    if clock == LAST:
        day, clock = day + _DAY, time(0)
    return datetime.combine(day, clock, _zone(zone)).astimezone(_zone("UTC"))


def moved(window: Window, zone: str) -> Window:
    """The same wall clock in another zone."""
    if window.zone is None or window.zone == zone:
        return window
    old, new, utc = _zone(window.zone), _zone(zone), _zone("UTC")
    start, end = (x and x.astimezone(old).replace(tzinfo=new).astimezone(utc) for x in (window.start, window.end))
    return window._replace(start=start, end=end, zone=zone)


def resolve(phrase: TimePhrase, clock: Clock) -> Resolved:
    """The window a time phrase means; `window` None when it names no limits that can be told."""
    zone = clock.zone if phrase.zone is None or phrase.zone == "local" else phrase.zone
    clocks = [p for p in phrase.points if p.clock is not None]
    days = [p for p in phrase.points if p.clock is None]
    if clocks:
        return _timed(phrase, clocks, days, clock, zone)
    if phrase.part == "night":
        return _night(days, clock, zone)
    if days:
        return _daily(days, clock, zone, phrase)
    if phrase.part in ("morning", "evening", "day") and clock.local:
        return _span(clock.local, clock.local, zone, "")
    return Resolved(None, None)


def _span(first: date, last: date, zone: str, mark: str) -> Resolved:
    """Whole days, the last one included."""
    return Resolved(_days(first, last + _DAY, zone), last, mark)


def _days(start: date | None, end: date | None, zone: str) -> Window:
    """From the beginning of one day to the beginning of another; either may be open."""
    starts, ends = (_utc(day, time(0), zone) if day is not None else None for day in (start, end))
    return Window(starts, ends, None, "day", zone)


def _night(days: list[Point], clock: Clock, zone: str) -> Resolved:
    """A night without hours: the one that ends on the date said, else on the date in force, else the latest."""
    if days:
        day, mark = date_of(days[-1].day, clock.local)
        return Resolved(Window(None, None, day, "night", zone), day, mark)
    day = clock.day
    if day is None and clock.published is not None:
        local = clock.published.astimezone(_zone(zone))
        day = local.date() + (_DAY if local.hour >= _LATE else timedelta(0))
    return Resolved(Window(None, None, day, "night", zone), None)


def _daily(days: list[Point], clock: Clock, zone: str, phrase: TimePhrase) -> Resolved:
    """Days without hours: one, a row of them, a whole month, or all since or until one."""
    said, role, alone = days[0].day, days[0].role, len(days) == 1
    first, mark = date_of(said, clock.local)
    if first is None:
        return Resolved(None, None)
    since = alone and role in ("since", "from") and not isinstance(said, int)
    if isinstance(said, Day) and said.day == 0 and not since:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return _span(first, following - _DAY, zone, mark)
    if role == "between" and alone:
        return Resolved(None, first)
    if role == "for" or (role == "by" and phrase.part is not None):  # "the main news on Friday morning": heads a digest
        return Resolved(None, first, mark)
    if role in ("by", "asof", "before"):
        return Resolved(_days(None, first + _DAY, zone), first, mark)
    if since:
        return Resolved(_days(first, None, zone), first, mark)
    return _span(first, _last_day(days, first, clock), zone, mark)


def _last_day(days: list[Point], first: date, clock: Clock) -> date:
    """The second day of a row, where it is said and lies behind the first."""
    if len(days) == 1 or days[1].role not in ("to", "and"):
        return first
    last = date_of(days[1].day, clock.local)[0] or first
    return max(first, last) if isinstance(days[1].day, Day) else last


def _timed(phrase: TimePhrase, clocks: list[Point], days: list[Point], clock: Clock, zone: str) -> Resolved:
    """Clock limits: each takes its own date, else the one said beside it, else the latest that had passed."""
    start, end, mark = limits(clocks, clock.local, phrase.bracketed)
    day, lead_mark = date_of(days[0].day, clock.local) if days else (None, "")
    lead = Lead(day, phrase.part == "night", days[0].role == "to") if day is not None else None
    anchor = (end and end.day) or (start and start.day) or day
    current = any(p.role == "asof" for p in clocks) and not phrase.bracketed and clock.published is not None
    if anchor is None and not current:
        anchor = clock.day
    told = anchor is not None
    if anchor is None:
        if clock.published is None:
            return Resolved(None, None)
        anchor = (clock.now if current and clock.now else clock.published).astimezone(_zone(zone)).date()
    first, last = dates(start, end, anchor, lead)
    starts = _utc(first, start.clock, zone) if start and first else None
    ends = _utc(last, end.clock, zone) if end and last else None
    if not told and clock.now is not None:
        starts, ends = passed(starts, ends, clock.now)
    window = Window(starts, ends, None, "minute", zone)
    return Resolved(window, (last or first) if told else None, mark or lead_mark)
