"""Time phrases: runs of clock times, dates, nights and the words between them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from counterclaim.reading.mentions import Hit
from counterclaim.reading.tokens import Tokens

_CLOCK = re.compile(r"(\d{1,2})([.:])(\d{2})\Z")
_FULL = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_DAY = re.compile(r"(\d{1,2})(?:-?[^\W\d_]{1,3})?\Z")
_DAYS = re.compile(r"(\d{1,2})[-/](\d{1,2})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_PM = {"evening", "day", "pm"}
HARD = frozenset({"clock", "date", "weekday", "relday", "daypart"})
_TIMED = HARD | {"word", "dash", "day"}


class Day(NamedTuple):
    """A date as said: the year may be missing."""

    day: int
    month: int
    year: int | None = None


class Atom(NamedTuple):
    """A piece of a time phrase at tokens [i, j)."""

    kind: str
    value: object
    i: int
    j: int


class Point(NamedTuple):
    """One end of a window as said: `role` is the word before it (from, to, at, asof, by, on, and, between)."""

    role: str
    clock: time | None
    day: Day | int | str | None  # a Day, a weekday "wd:N", days from publication


class TimePhrase(NamedTuple):
    """A run of time words at tokens [i, j): its points in order, part of day and zone."""

    i: int
    j: int
    points: tuple[Point, ...]
    part: str | None
    zone: str | None
    bracketed: bool


def _clock(hour: int, minute: int) -> time | None:
    if hour == 24 and minute == 0:
        return time(23, 59, 59)  # "24:00" is the day's end; `windows` rounds it up
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _atom(tokens: Tokens, hits: dict[int, Hit], i: int, b: int, timed: bool, clocked: bool = False) -> Atom | None:
    """The time word at token `i`, if any; `timed` tells that a time phrase has begun, `clocked` that a clock time stands right before."""
    word = tokens.word[i]
    hit = hits.get(i)
    after = hits.get(i + 1)
    if m := _FULL.match(word):
        year = int(m[3]) + (2000 if len(m[3]) == 2 else 0)
        if 1 <= int(m[1]) <= 31 and 1 <= int(m[2]) <= 12:
            return Atom("date", Day(int(m[1]), int(m[2]), year), i, i + 1)
    if (m := _ISO.match(word)) and 1 <= int(m[2]) <= 12:
        return Atom("date", Day(int(m[3]), int(m[2]), int(m[1])), i, i + 1)
    if m := _CLOCK.match(word):
        zoned = after is not None and ("zone" in after.senses or "ampm" in after.senses)
        if m[2] == "." and i and _CLOCK.match(tokens.word[i - 1]) and 1 <= int(m[1]) <= 31 and 1 <= int(m[3]) <= 12 and not zoned:
            return Atom("date", Day(int(m[1]), int(m[3])), i, i + 1)  # "19:00 08.01"
        if m[2] == "." and timed is False and not zoned and not _bracketed(tokens, i):
            pass
        elif clocked and m[2] == "." and 1 <= int(m[1]) <= 31 and 1 <= int(m[3]) <= 12:
            return Atom("date", Day(int(m[1]), int(m[3])), i, i + 1)
        elif (clock := _clock(int(m[1]), int(m[3]))) is not None:
            j = i + 1
            if after is not None and "ampm" in after.senses:
                clock, j = _noon(clock, str(after.senses["ampm"].value)), after.j
            elif after is not None and "daypart" in after.senses and clock.hour <= 12 and after.senses["daypart"].value in _PM:
                clock, j = _noon(clock, "pm"), after.j
            return Atom("clock", clock, i, j)
        elif 1 <= int(m[1]) <= 31 and 1 <= int(m[3]) <= 12 and timed:
            return Atom("date", Day(int(m[1]), int(m[3])), i, i + 1)
    if timed and len(word) == 4 and word.isdigit() and (word[0] == "0" or after is not None and "hours" in after.senses):
        clock = _clock(int(word[:2]), int(word[2:])) if int(word[2:]) < 60 and int(word[:2]) <= 24 else None
        if clock is not None:
            return Atom("clock", clock, i, after.j if after is not None and "hours" in after.senses else i + 1)
    if (d := _DAY.match(word)) and 1 <= int(d[1]) <= 31:
        if after is not None and "month" in after.senses:
            return _dated(tokens, hits, int(d[1]), int(after.senses["month"].value), i, after.j, b)
        if after is not None and "ampm" in after.senses and int(d[1]) <= 12:
            return Atom("clock", _noon(time(int(d[1]) % 24), str(after.senses["ampm"].value)), i, after.j)
        if after is not None and "daypart" in after.senses and timed and int(d[1]) <= 12 and word == d[1]:
            part = str(after.senses["daypart"].value)
            return Atom("clock", _noon(time(int(d[1]) % 24), "pm" if part in _PM else "am"), i, after.j)
        lasting = i - 1 in hits and "time" in hits[i - 1].senses and hits[i - 1].senses["time"].value == "on"  # "for 24 hours"
        if timed and not lasting and word == d[1] and after is not None and "hours" in after.senses and int(d[1]) <= 24:
            return Atom("clock", _clock(int(d[1]), 0), i, after.j)
        if word == d[1] and _day_follows(tokens, hits, i + 1, b):
            return Atom("day", int(d[1]), i, i + 1)
    if (m := _DAYS.match(word)) and after is not None and "month" in after.senses:
        return Atom("days", (int(m[1]), int(m[2]), int(after.senses["month"].value)), i, after.j)
    if hit is None:
        return Atom("dash", "-", i, i + 1) if word == "-" else None
    if "month" in hit.senses:
        month, j = int(hit.senses["month"].value), hit.j
        if j < b and (d := _DAY.match(tokens.word[j])) and 1 <= int(d[1]) <= 31 and not _YEAR.match(tokens.word[j]):
            return _dated(tokens, hits, int(d[1]), month, i, j + 1, b)
        if j < b and (m := _DAYS.match(tokens.word[j])):
            return Atom("days", (int(m[1]), int(m[2]), month), i, j + 1)
        if j < b and _YEAR.match(tokens.word[j]):
            return Atom("date", Day(0, month, int(tokens.word[j])), i, j + 1)
        return None
    for kind in ("daypart", "relday", "weekday", "zone"):
        if kind in hit.senses:
            return Atom(kind, hit.senses[kind].value, i, hit.j)
    if "time" in hit.senses:
        value = str(hit.senses["time"].value)
        if value in ("midnight", "noon"):
            return Atom("clock", time(0) if value == "midnight" else time(12), i, hit.j)
        return Atom("filler" if value == "filler" else "word", value, i, hit.j)
    return None


def _bracketed(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.word[i - 1] == "("


def _noon(clock: time, half: str) -> time:
    hour = clock.hour % 12 + (12 if half in _PM else 0) if clock.hour <= 12 else clock.hour
    return time(hour, clock.minute)


def _dated(tokens: Tokens, hits: dict[int, Hit], day: int, month: int, i: int, j: int, b: int) -> Atom:
    """A day and month, with the year that may follow (after a comma in English)."""
    for k in (j, j + 1):
        if k < b and _YEAR.match(tokens.word[k]) and (k == j or tokens.word[j] in (",", "of")):
            return Atom("date", Day(day, month, int(tokens.word[k])), i, k + 1)
    return Atom("date", Day(day, month), i, j)


def _day_follows(tokens: Tokens, hits: dict[int, Hit], j: int, b: int) -> bool:
    """Whether "and 26 November" (a joiner, another day, a month) comes at token `j`."""
    for k in range(j, min(j + 3, b)):
        hit = hits.get(k + 1)
        if _DAY.match(tokens.word[k]) and hit is not None and "month" in hit.senses:
            return True
    return False


def _joins(tokens: Tokens, i: int) -> bool:
    return tokens.word[i] in (",", "(", ")")


def phrases(tokens: Tokens, hits: dict[int, Hit], a: int, b: int) -> list[TimePhrase]:
    """The time phrases in tokens [a, b)."""
    out: list[TimePhrase] = []
    run: list[Atom] = []
    i = a
    word = tokens.word
    timed = hard = False
    while i < b:
        if not (run or i in hits or word[i][0].isdigit()):
            i += 1
            continue
        atom = _same_month(tokens, run, i) or _atom(tokens, hits, i, b, timed, bool(run) and run[-1].kind == "clock" and run[-1].j == i)
        if atom is not None:
            run.append(atom)
            timed |= atom.kind in _TIMED
            hard |= atom.kind in HARD
            i = atom.j
            continue
        goes_on = hard and _joins(tokens, i) and i + 1 < b and _atom(tokens, hits, i + 1, b, True) is not None
        if not goes_on and run:
            if hard or any(x.kind == "days" for x in run):
                _close(tokens, run, out)
            run, timed, hard = [], False, False
        i += 1
    if run:
        _close(tokens, run, out)
    return out


def _same_month(tokens: Tokens, run: list[Atom], i: int) -> Atom | None:
    """The second day of "September 2 to 3"."""
    if len(run) < 2 or run[-1].kind not in ("word", "dash") or run[-1].value not in ("to", "and", "-"):
        return None
    day, word = run[-2].value, tokens.word[i]
    if not (isinstance(day, Day) and day.day and word.isdigit() and day.day < int(word) <= 31):
        return None
    return Atom("date", day._replace(day=int(word)), i, i + 1)


def _close(tokens: Tokens, run: list[Atom], out: list[TimePhrase]) -> None:
    """Make a TimePhrase of a run, without the loose connectors at its ends."""
    while run and run[-1].kind in ("word", "dash", "filler", "day"):
        run = run[:-1]
    while run and run[0].kind in ("dash", "filler", "zone"):
        run = run[1:]
    if not any(x.kind in HARD or x.kind == "days" for x in run):
        return
    while len(run) > 1 and run[0].kind == "word" and run[1].kind == "word":
        run = run[1:]
    points: list[Point] = []
    role, part, zone, lone_day = "", None, None, None
    for atom in run:
        value = atom.value
        if atom.kind == "word":
            role = str(value)
        elif atom.kind == "dash":
            role = "to"
        elif atom.kind == "clock":
            assert isinstance(value, time)
            points.append(Point(role or "at", value, None))
            role = ""
        elif atom.kind == "day":
            lone_day = (role, int(str(value)))
            role = ""
        elif atom.kind == "days":
            first, second, month = value  # type: ignore[misc]
            points += [Point("from", None, Day(first, month)), Point("to", None, Day(second, month))]
            role = ""
        elif atom.kind in ("date", "weekday", "relday"):
            day = value if atom.kind == "date" else f"wd:{value}" if atom.kind == "weekday" else value
            assert isinstance(day, Day | int | str)
            if lone_day is not None and isinstance(day, Day):
                points.append(Point(lone_day[0] or "from", None, Day(lone_day[1], day.month, day.year)))
                role, lone_day = role or "to", None
            if points and points[-1].clock and isinstance(points[-1].day, int) and atom.kind != "relday" and role in ("", "on"):
                points[-1] = points[-1]._replace(day=day)  # "at 22:35 this evening, Sunday"
            elif points and points[-1].clock and points[-1].day is None and role in ("", "on", "at", "filler"):
                points[-1] = points[-1]._replace(day=day)
            else:
                points.append(Point(role or "on", None, day))
            role = ""
        elif atom.kind == "daypart":
            part, role = (None, "for") if role == "by" else (str(value), role)  # "by the evening": no limits told
            role = role if role not in ("to", "from") else ""
        elif atom.kind == "zone":
            zone = str(value)
    bracketed = _bracketed(tokens, run[0].i)
    out.append(TimePhrase(run[0].i, run[-1].j, tuple(points), part, zone, bracketed))


def make_date(day: Day, year: int) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(year, day.month, day.day or 1)
    except ValueError:
        return None
