"""Numbers that are no counts of the field: shares, money, names, measured quantities, years."""

from __future__ import annotations

from counterclaim.reading.around import hit_before
from counterclaim.reading.items import Found
from counterclaim.reading.numbers import Number
from counterclaim.reading.stretch import Stretch

_SIGNS_BEHIND = frozenset({"%", "°", "$", "€"})
_SIGNS_BEFORE = frozenset({"№", "$", "€", "£", "#"})


def no_count(words: Stretch, found: Found, number: Number) -> int | None:
    """Where reading goes on behind a number that is a share, money, a name, a measured quantity or a year."""
    word, after = words.word, words.at.get(number.j)
    if number.j < words.b and word[number.j] in _SIGNS_BEHIND:
        return number.j + 1
    if number.core > words.a and word[number.core - 1] in _SIGNS_BEFORE:
        return number.j + 1
    before = hit_before(words.at, number.i)
    if before is not None:
        goes_on = found.labelled == number.i - 1 and "and" in before.senses  # "No. 5 and 6"
        if goes_on or "label" in before.senses:
            found.labelled = number.j
            return number.j
    if after is not None and "thing" in after.senses:
        return None
    if after is not None and "unit" in after.senses:
        found.measured = len(found.items)
        return after.j
    return number.j if number.number != "sg" and _like_a_year(word[number.core]) else None


def _like_a_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")
