"""Since when something holds: "since 3 May", "since May", "since the start of 2023", "this year"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from counterclaim.languages.load import Lexicon
from counterclaim.reading.when.clocks import YEAR, Day
from counterclaim.reading.when.dates import date_of
from counterclaim.reading.when.times import phrases
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_SINCE = frozenset({"from", "since"})  # values of slot `time`
_REACH = 4  # the most tokens from the word for "since" to a month or year: "since the very beginning of June"
_WITHIN = frozenset({"time", "det", "definite"})  # known forms that may stand between them


def since_when(
    tokens: Tokens, at: Mapping[int, Hit], a: int, b: int, words: Lexicon, today: date | None
) -> date | None:
    """The first day that tokens [a, b) say something holds since, told on `today`; None where they say none.

    Of a month or a year it is the first day; "this year" stands for its first day too.
    """
    for phrase in phrases(tokens, dict(at), a, b):
        first = phrase.points[0] if len(phrase.points) == 1 else None
        if first is not None and first.clock is None and first.role in _SINCE:
            return date_of(first.day, today)[0]
    for k in range(a, b):
        senses = at[k].senses if k in at else {}
        if today is not None and "relyear" in senses and int(senses["relyear"].value) == 0:
            return date(today.year, 1, 1)
        day = None
        if "background" in senses:  # "since May" and "since the start of" are forms of it
            day = _named(tokens, at[k].j - 1, words) or (_named(tokens, at[k].j, words) if at[k].j < b else None)
        elif "time" in senses and senses["time"].value in _SINCE:
            day = _behind(tokens, at, at[k].j, b, words)
        if day is not None:
            return date_of(day, today)[0]
    return None


def _behind(tokens: Tokens, at: Mapping[int, Hit], i: int, b: int, words: Lexicon) -> Day | None:
    """The month or year a few tokens behind a word for "since"."""
    for k in range(i, min(b, i + _REACH)):
        if (day := _named(tokens, k, words)) is not None:
            return day
        if not tokens.word[k].isalpha() or (k in at and _WITHIN.isdisjoint(at[k].senses)):
            return None
    return None


def _named(tokens: Tokens, k: int, words: Lexicon) -> Day | None:
    """The month at token `k`, with the year behind it if there is one, or the year."""
    word = tokens.word[k]
    if YEAR.match(word):
        return Day(0, 1, int(word))
    month = words.forms.get(word, {}).get("month")
    if month is None:
        return None
    after = tokens.word[k + 1] if k + 1 < len(tokens.word) else ""
    return Day(0, int(month.value), int(after) if YEAR.match(after) else None)
