"""Numbers that are no counts of the field: shares, money, names, ages, measured quantities, years."""

from __future__ import annotations

from counterclaim.reading.things.items import Found
from counterclaim.reading.things.numbers import Number
from counterclaim.reading.words.around import hit_before
from counterclaim.reading.words.stretch import Stretch, has

_OLDEST = 110  # years
_SIGNS_BEHIND = frozenset({"%", "°", "$", "€"})
_SIGNS_BEFORE = frozenset({"№", "$", "€", "£", "#"})


def no_count(words: Stretch, found: Found, number: Number) -> int | None:
    """Where reading goes on behind a number that is a share, money, a name, an age, a measured quantity or a year."""
    word, after = words.word, words.at.get(number.j)
    if number.j < words.b and word[number.j] in _SIGNS_BEHIND:
        return number.j + 1
    if number.core > words.a and word[number.core - 1] in _SIGNS_BEFORE:
        return number.j + 1
    if _age(words, number):
        return number.j
    before = hit_before(words.at, number.i)
    if before is not None and "corrects" in before.senses and word[number.j : number.j + 1] == [":"]:
        return number.j  # "UPD 2: …"
    if before is not None and "cite" in before.senses and word[number.j : number.j + 1] == [","]:
        return number.j  # "according to 112, …": an emergency number
    if before is not None:
        goes_on = found.labelled == number.i - 1 and "and" in before.senses  # "No. 5 and 6"
        if goes_on or "label" in before.senses:
            found.labelled = number.j
            return number.j
    if after is not None and "thing" in after.senses:
        return None
    if after is not None and "unit" in after.senses:
        if not has(words.at, number.core - 1, "at"):  # "over nine regions" says where
            found.measured = len(found.items)
        return after.j
    return number.j if number.number != "sg" and _like_a_year(word[number.core]) else None


def _age(words: Stretch, number: Number) -> bool:
    """ "A woman, 67, was killed", "Jane Doe, 45, said": digits set off by commas behind a person or a name."""
    word, i, j = words.word, number.i, number.j
    if i - 2 < words.a or j >= words.b or word[i - 1] != "," or word[j] != "," or j != i + 1:
        return False
    if not word[i].isdecimal() or int(word[i][:4]) > _OLDEST:
        return False
    person = hit_before(words.at, i - 1)
    if person is not None and "thing" in person.senses:
        return person.senses["thing"].value in ("person", "child")
    return words.tokens.cap[i - 2] and person is None


def _like_a_year(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")
