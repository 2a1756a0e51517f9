"""Time phrases -> windows in UTC, against the report's publication time and zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterclaim.model import Window
from counterclaim.reading.times import Day, Point, TimePhrase, make_date

_DAY = timedelta(days=1)
_LAST = time(23, 59, 59)


class Clock(NamedTuple):
    """What windows are resolved against: publication (UTC or None), the report's zone, the last date it named."""

    published: datetime | None
    zone: str
    day: date | None = None

    @property
    def local(self) -> date | None:
        """The publication's local date."""
        return self.published.astimezone(_zone(self.zone)).date() if self.published else None


class Resolved(NamedTuple):
    """A window, the date it was anchored to, and what was assumed: "" | "year_assumed" | "year_doubtful"."""

    window: Window | None
    day: date | None
    mark: str = ""


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _utc(day: date, clock: time, zone: str) -> datetime:
    extra = _DAY if clock == _LAST else timedelta(0)
    moment = datetime.combine(day, time(0) if clock == _LAST else clock, _zone(zone)) + extra
    return moment.astimezone(_zone("UTC"))


def moved(window: Window, zone: str) -> Window:
    """The same wall clock in another zone."""
    if window.zone is None or window.zone == zone:
        return window
    old, new = _zone(window.zone), _zone(zone)
    start, end = (x and x.astimezone(old).replace(tzinfo=new).astimezone(_zone("UTC")) for x in (window.start, window.end))
    return window._replace(start=start, end=end, zone=zone)


def _resolve(day: Day | int | str | None, clock: Clock) -> tuple[date | None, str]:
    """A said day -> a date, and what was assumed."""
    today = clock.local
    if day is None:
        return None, ""
    if isinstance(day, int):
        return (today + timedelta(days=day) if today else None), ""
    if isinstance(day, str):
        if today is None:
            return None, ""
        return today - timedelta(days=(today.weekday() - int(day[3:])) % 7), ""
    if day.year is not None:
        found = make_date(day, day.year)
        if found and today and abs((found - today).days) > 200:
            near = make_date(day, today.year)
            if near and abs((near - today).days) <= 10:
                return found, "year_doubtful"
        return found, ""
    if today is None:
        return None, ""
    for year in (today.year, today.year - 1):
        found = make_date(day, year)
        if found and found <= today + timedelta(days=2):
            return found, "year_assumed"
    return None, ""


def resolve(phrase: TimePhrase, clock: Clock) -> Resolved:
    """The window a time phrase means; `window` None when it names no limits that can be told."""
    zone = phrase.zone if phrase.zone not in (None, "local") else clock.zone
    assert zone is not None
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
    window = Window(_utc(first, time(0), zone), _utc(last + _DAY, time(0), zone), None, "day", zone)
    return Resolved(window, last, mark)


def _night(days: list[Point], clock: Clock, zone: str) -> Resolved:
    day, mark = _resolve(days[-1].day, clock) if days else (clock.day or clock.local, "")
    if not days and clock.local and clock.day is None and clock.published:
        local = clock.published.astimezone(_zone(zone))
        day = local.date() + (_DAY if local.hour >= 21 else timedelta(0))
    return Resolved(Window(None, None, day, "night", zone), None if not days else day, mark)


def _daily(days: list[Point], clock: Clock, zone: str, phrase: TimePhrase) -> Resolved:
    first, mark = _resolve(days[0].day, clock)
    if isinstance(days[0].day, Day) and days[0].day.day == 0 and first is not None:
        if days[0].role in ("since", "from") and len(days) == 1:
            return Resolved(Window(_utc(first, time(0), zone), None, None, "day", zone), first, mark)
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return _span(first, following - _DAY, zone, mark)
    if first is None:
        return Resolved(None, None)
    if days[0].role == "between" and len(days) == 1:
        return Resolved(None, first)
    last = first
    if len(days) > 1 and days[1].role in ("to", "and"):
        last = _resolve(days[1].day, clock)[0] or first
        if last < first and isinstance(days[1].day, Day):
            last = first
    if days[0].role == "for" or days[0].role == "by" and phrase.part is not None:  # "the main news on Friday morning": heads a digest
        return Resolved(None, first, mark)
    if days[0].role in ("by", "asof", "before"):
        return Resolved(Window(None, _utc(first + _DAY, time(0), zone), None, "day", zone), first, mark)
    if days[0].role in ("since", "from") and len(days) == 1 and not isinstance(days[0].day, int):
        return Resolved(Window(_utc(first, time(0), zone), None, None, "day", zone), first, mark)
    return _span(first, last, zone, mark)


def _timed(phrase: TimePhrase, clocks: list[Point], days: list[Point], clock: Clock, zone: str) -> Resolved:
    """Clock limits: each takes its own date, else the one said beside it, else the latest that had passed."""
    mark = ""
    lead, lead_mark = _resolve(days[0].day, clock) if days else (None, "")
    start: tuple[time, date | None] | None = None
    end: tuple[time, date | None] | None = None
    for n, point in enumerate(clocks[:2]):
        day, m = _resolve(point.day, clock)
        mark = mark or m
        assert point.clock is not None
        if point.role in ("to", "asof", "by", "before", "until") or (n == 1 and point.role in ("and", "at")):
            end = (point.clock, day)
        elif point.role in ("from", "between", "since", "after") or len(clocks) > 1:
            start = (point.clock, day)
        elif phrase.bracketed:
            end = (point.clock, day)
        else:
            start = end = (point.clock, day)
    mark = mark or lead_mark
    base = None if any(p.role == "asof" for p in clocks) and not phrase.bracketed and clock.published else clock.day
    anchor = (end and end[1]) or (start and start[1]) or lead or base
    said = anchor is not None
    if anchor is None:
        if clock.published is None:
            return Resolved(None, None)
        anchor = clock.published.astimezone(_zone(zone)).date()
    one = start is not None and start == end
    s_day = start[1] if start and start[1] else None
    e_day = end[1] if end and end[1] else None
    if end is not None and e_day is None:
        e_day = s_day or anchor
        if start is not None and s_day is not None and not one and start[0] > end[0]:
            e_day = s_day + _DAY
        elif s_day is None and lead is not None and start is not None and not one and start[0] > end[0]:
            s_day, e_day = lead, lead + _DAY if phrase.part != "night" and days[0].role != "to" else lead
            if phrase.part == "night":
                s_day, e_day = lead - _DAY, lead
    if start is not None and s_day is None:
        s_day = e_day or anchor
        if end is not None and not one and start[0] > end[0] and s_day is not None:
            s_day = s_day - _DAY
    starts = _utc(s_day, start[0], zone) if start and s_day else None
    ends = _utc(e_day, end[0], zone) if end and e_day else None
    if not said and clock.published is not None:
        latest = ends or starts
        while latest is not None and latest > clock.published + timedelta(minutes=20):
            starts, ends = (starts - _DAY if starts else None), (ends - _DAY if ends else None)
            latest = ends or starts
    return Resolved(Window(starts, ends, None, "minute", zone), e_day or s_day if said else None, mark)
