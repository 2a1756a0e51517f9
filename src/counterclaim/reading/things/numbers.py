"""Numbers in digits and words, with what limits them, as counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.model import Count
from counterclaim.reading.things.figures import value_at
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_RANGE = re.compile(r"(\d{1,6})[-–/](\d{1,6})\Z")
_DIGITS = 9  # digits that a number may have
_SPREAD = 100  # a second number more than so many times the first is no end of a range
_REACH = 4  # tokens before a number that may limit it


class Number(NamedTuple):
    """A count that stands at tokens [i, j); `core` is where it begins without what limits it.

    `number` is the grammatical one where the value settles it ("sg" for one).
    """

    i: int
    j: int
    core: int
    count: Count  # type: ignore[assignment]  # as in model.records
    number: str | None


def number_at(tokens: Tokens, hits: dict[int, Hit], i: int, a: int, b: int) -> Number | None:
    """The count whose digits or words start at token `i`, with a range's second end and the words that limit it."""
    word, hit = tokens.word[i], hits.get(i)
    open_count = hit is not None and "count" in hit.senses
    spoken = hit is not None and "numeral" in hit.senses
    if not (open_count or spoken or word[0].isdigit()):
        return None
    found: tuple[Count, int] | None
    number = None
    if hit is not None and open_count and not (spoken and _softened(hits, i, a)):
        found = Count(*hit.senses["count"].value), hit.j
    elif m := _RANGE.match(word):
        low, high = int(m[1]), int(m[2])
        found = (Count(low, high, "range"), i + 1) if low < high and "/" not in word else None
    elif hit is not None and "suffixed" in hit.senses:
        value = int(word.partition("-")[0][:_DIGITS])
        found = Count(value, value), i + 1
    else:
        found = _from_value(tokens, hits, i, a, b)
        number = "sg" if found is not None and found[0].low == 1 else None
    if found is None:
        return None
    count, j = found
    if spoken and count.high == 0:
        count = count._replace(form="zero")
    if j < b and tokens.word[j] == "+":
        count, j = Count(count.low, None, "at_least"), j + 1
    return _limited(tokens, hits, Number(i, j, i, count, number), a)


def _softened(hits: dict[int, Hit], i: int, a: int) -> bool:
    """Whether a limiting word ends where the number begins: "about a hundred" is no "hundreds"."""
    return any(k in hits and hits[k].j == i and "approx" in hits[k].senses for k in range(max(a, i - _REACH), i))


def _from_value(tokens: Tokens, hits: dict[int, Hit], i: int, a: int, b: int) -> tuple[Count, int] | None:
    """The count of a plain value, or of a range of two: "10 - 12", "from 10 to 12", "two or three"."""
    first = value_at(tokens, hits, i, b)
    if first is None:
        return None
    low, j = first
    if j < b and (tokens.word[j] == "-" or _goes_on(hits, i, j, a)):
        second = value_at(tokens, hits, j + 1, b)
        if second and low < second[0] <= _SPREAD * max(low, 1):
            return Count(low, second[0], "range"), second[1]
    return Count(low, low), j


def _goes_on(hits: dict[int, Hit], i: int, j: int, a: int) -> bool:
    """Whether the word at token `j` leads to the other end of the range that begins at `i`: "or", "(from) … to"."""
    hit = hits.get(j)
    if hit is None:
        return False
    if "or" in hit.senses:
        return True
    if i <= a or "range" not in hit.senses or hit.senses["range"].value != "to":
        return False
    opening = hits.get(i - 1)
    return opening is not None and "range" in opening.senses and opening.senses["range"].value == "from"


def _limited(tokens: Tokens, hits: dict[int, Hit], number: Number, a: int) -> Number:
    """Apply the word before the number ("more than", "up to", "~"), which ends where the number begins."""
    i = number.i
    if i > a and tokens.word[i - 1] == "~":
        return number._replace(i=i - 1, count=number.count._replace(form="about"))
    for k in range(i - 1, max(a, i - _REACH) - 1, -1):
        hit = hits.get(k)
        if hit is None or "approx" not in hit.senses:
            continue
        before = hits.get(i - 1)
        through = hit.j == i - 1 and before is not None and "at" in before.senses  # "at least in 30"
        if hit.j == i or through:
            return number._replace(i=k, count=_bounded(number.count, str(hit.senses["approx"].value)))
    return number


def _bounded(count: Count, kind: str) -> Count:
    """What a limiting word of `kind` makes of a count."""
    low, high, form = count
    match kind:
        case "about":
            return Count(low, high, "about" if form == "exact" else form)
        case "more_than":
            return Count(low + 1 if form in ("exact", "about") else low, None, kind)
        case "at_least":
            return Count(low, None, kind)
        case "up_to":
            return Count(0, high, kind)
        case "all_but":
            return Count(low, low, kind)
        case "fewer_than":
            return Count(0, low - 1, kind)
        case _:
            return count
