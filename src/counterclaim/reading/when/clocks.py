"""Clock times and dates in figures, with the words behind them that tell which they are."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

CLOCK = re.compile(r"(\d{1,2})([.:])(\d{2})\Z")
DAY = re.compile(r"(\d{1,2})(?:-?[^\W\d_]{1,3})?\Z")
DAYS = re.compile(r"(\d{1,2})[-/](\d{1,2})\Z")
YEAR = re.compile(r"(?:19|20)\d\d\Z")
_FULL = re.compile(r"(\d{1,2})[.](\d{1,2})[.](\d{4}|\d{2})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_AFTERNOON = frozenset({"evening", "day", "pm"})
LAST = time(23, 59, 59)  # the end of a day, which `windows` rounds up


class Day(NamedTuple):
    """A date as said: the year may be missing; `day` 0 is a whole month."""

    day: int
    month: int
    year: int | None = None


class Atom(NamedTuple):
    """A piece of a time phrase at tokens [i, j).

    `kind` is clock, date, day, days (two dates), weekday, relday, daypart, zone, word (from, to, at …), dash or filler.
    """

    kind: str
    value: object
    i: int
    j: int


def in_figures(tokens: Tokens, hits: dict[int, Hit], i: int, b: int, timed: bool, clocked: bool) -> Atom | None:
    """A date or a clock time in figures; the forms of the patterns exclude one another."""
    word, after = tokens.word[i], hits.get(i + 1)
    if m := CLOCK.match(word):
        return _clock_or_date(tokens, after, i, m, timed, clocked)
    if m := DAY.match(word):
        return _day(tokens, hits, i, b, m, timed)
    if m := _FULL.match(word):
        year = int(m[3]) + (2000 if len(m[3]) == 2 else 0)
        return Atom("date", Day(int(m[1]), int(m[2]), year), i, i + 1) if _is_day(m[1], m[2]) else None
    if m := _ISO.match(word):
        return Atom("date", Day(int(m[3]), int(m[2]), int(m[1])), i, i + 1) if 1 <= int(m[2]) <= 12 else None
    if m := DAYS.match(word):
        month = after.senses.get("month") if after is not None else None
        return two_days(m, int(month.value), i, after.j) if after is not None and month is not None else None
    if timed and len(word) == 4 and word.isdigit():  # "0730", "2200 hours"
        hours = after is not None and "hours" in after.senses
        clock = _clock(int(word[:2]), int(word[2:])) if hours or word[0] == "0" else None
        if clock is not None:
            return Atom("clock", clock, i, after.j if after is not None and hours else i + 1)
    return None


def _clock_or_date(
    tokens: Tokens, after: Hit | None, i: int, m: re.Match[str], timed: bool, clocked: bool
) -> Atom | None:
    """ "19:00", "19.00", "7.30 pm"; "08.01" is a date behind a clock time, and nothing outside a time phrase."""
    dotted, dated = m[2] == ".", _is_day(m[1], m[3])
    date = Atom("date", Day(int(m[1]), int(m[3])), i, i + 1)
    if dotted and dated and tokens.word[i + 1 : i + 4 : 2] == ["(", ")"] and CLOCK.match(tokens.word[i + 2]):
        return date  # "17.05 (21.00)"
    if dotted and not (after is not None and ("zone" in after.senses or "ampm" in after.senses)):
        if dated and i and CLOCK.match(tokens.word[i - 1]):  # "19:00 08.01"
            return date
        if not timed and not bracketed(tokens, i):
            return None
    if clocked and dotted and dated:
        return date
    clock = _clock(int(m[1]), int(m[3]))
    if clock is None:
        return date if dated and timed else None
    if after is not None and "ampm" in after.senses:
        return Atom("clock", _half(clock, str(after.senses["ampm"].value)), i, after.j)
    part = after.senses.get("daypart") if after is not None else None
    if after is not None and part is not None and clock.hour <= 12 and part.value in _AFTERNOON:
        return Atom("clock", _half(clock, "pm"), i, after.j)
    return Atom("clock", clock, i, i + 1)


def _day(tokens: Tokens, hits: dict[int, Hit], i: int, b: int, m: re.Match[str], timed: bool) -> Atom | None:
    """A number of one or two figures, with or without an ending, as the word behind it tells: day, hour or none."""
    number, plain, after = int(m[1]), m[0] == m[1], hits.get(i + 1)
    if not 1 <= number <= 31:
        return None
    if after is not None:
        senses = after.senses
        if "month" in senses:
            return dated(tokens, number, int(senses["month"].value), i, after.j, b)
        if "ampm" in senses and number <= 12:  # "7 pm"
            return Atom("clock", _half(time(number), str(senses["ampm"].value)), i, after.j)
        if "daypart" in senses and timed and number <= 12 and plain:  # "at 7 in the evening"
            half = "pm" if str(senses["daypart"].value) in _AFTERNOON else "am"
            return Atom("clock", _half(time(number), half), i, after.j)
        if "hours" in senses and timed and number <= 24 and plain and not _lasting(hits, i):
            return Atom("clock", _clock(number, 0), i, after.j)
    return Atom("day", number, i, i + 1) if plain and _day_follows(tokens, hits, i + 1, b) else None


def _lasting(hits: dict[int, Hit], i: int) -> bool:
    """Whether the number at token `i` is how long something took: "for 24 hours"."""
    before = hits.get(i - 1)
    return before is not None and "time" in before.senses and before.senses["time"].value == "on"


def _day_follows(tokens: Tokens, hits: dict[int, Hit], j: int, b: int) -> bool:
    """Whether "and 26 November" (a joiner, another day, a month) comes at token `j`."""
    for k in range(j, min(j + 3, b)):
        hit = hits.get(k + 1)
        if hit is not None and "month" in hit.senses and DAY.match(tokens.word[k]):
            return True
    return False


def two_days(m: re.Match[str], month: int, i: int, j: int) -> Atom:
    """Two days of one month: "22-23 November"."""
    return Atom("days", (Day(int(m[1]), month), Day(int(m[2]), month)), i, j)


def dated(tokens: Tokens, day: int, month: int, i: int, j: int, b: int) -> Atom:
    """A day and month, with the year that may follow (after a comma in English)."""
    word = tokens.word
    for k in (j, j + 1):
        if k < b and YEAR.match(word[k]) and (k == j or word[j] in (",", "of")):
            return Atom("date", Day(day, month, int(word[k])), i, k + 1)
    return Atom("date", Day(day, month), i, j)


def _is_day(day: str, month: str) -> bool:
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _clock(hour: int, minute: int) -> time | None:
    """A time of the day, None when there is none; "24:00" is the day's end."""
    if hour == 24 and minute == 0:
        return LAST
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _half(clock: time, half: str) -> time:
    """A time of twelve hours in its half of the day."""
    if clock.hour > 12:
        return time(clock.hour, clock.minute)
    return time(clock.hour % 12 + (12 if half in _AFTERNOON else 0), clock.minute)


def bracketed(tokens: Tokens, i: int) -> bool:
    """Whether an opening bracket stands before token `i`."""
    return i > 0 and tokens.word[i - 1] == "("
