"""The pieces of a time phrase: clock times, dates, days, parts of the day, zones, and the words between them."""

from __future__ import annotations

from datetime import time

from counterclaim.reading.when.clocks import DAY, DAYS, YEAR, Atom, Day, dated, in_figures, two_days
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_PLAIN = ("daypart", "relday", "weekday", "zone")  # slots whose value is the piece's own
SLOTS = frozenset({*_PLAIN, "month", "time"})


def atom_at(tokens: Tokens, hits: dict[int, Hit], i: int, b: int, timed: bool, clocked: bool = False) -> Atom | None:
    """The piece at token `i`, if any; `timed`: a time phrase has begun, `clocked`: a clock time stands right before."""
    word, hit = tokens.word[i], hits.get(i)
    if word[0].isdigit() and (atom := in_figures(tokens, hits, i, b, timed, clocked)) is not None:
        return atom
    if hit is not None:
        return _in_words(tokens, hit, b)
    return Atom("dash", "-", i, i + 1) if word == "-" else None


def _in_words(tokens: Tokens, hit: Hit, b: int) -> Atom | None:
    """A known form that is part of a time phrase."""
    senses = hit.senses
    if "month" in senses:
        return _month_first(tokens, hit, int(senses["month"].value), b)
    for kind in _PLAIN:
        if kind in senses:
            return Atom(kind, senses[kind].value, hit.i, hit.j)
    if "time" not in senses:
        return None
    value = str(senses["time"].value)
    if value in ("midnight", "noon"):
        return Atom("clock", time(0) if value == "midnight" else time(12), hit.i, hit.j)
    return Atom("filler" if value == "filler" else "word", value, hit.i, hit.j)


def _month_first(tokens: Tokens, hit: Hit, month: int, b: int) -> Atom | None:
    """ "November 22", "November 22-23", "November 2025"."""
    i, j = hit.i, hit.j
    if j >= b:
        return None
    word = tokens.word[j]
    if (m := DAY.match(word)) and 1 <= int(m[1]) <= 31:
        return dated(tokens, int(m[1]), month, i, j + 1, b)
    if m := DAYS.match(word):
        return two_days(m, month, i, j + 1)
    return Atom("date", Day(0, month, int(word)), i, j + 1) if YEAR.match(word) else None
