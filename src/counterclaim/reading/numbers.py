"""Numbers in digits and words, with what limits them, as counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from counterclaim.model import Count
from counterclaim.reading.mentions import Hit
from counterclaim.reading.tokens import Tokens

_DIGITS = re.compile(r"\d+\Z")
_GROUPED = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+\Z")
_DECIMAL = re.compile(r"\d+[.,]\d+\Z")
_RANGE = re.compile(r"(\d{1,6})[-–/](\d{1,6})\Z")
_SUFFIXED = re.compile(r"(\d{1,6})['-]?(?:ти|х|м|мя|ма|ро)\Z")
_LIMIT = 10**9


class Number(NamedTuple):
    """A count that stands at tokens [i, j); `core` is the range without what limits it."""

    i: int
    j: int
    core: int
    count: Count  # type: ignore[assignment]  # as in model.records
    number: str | None


def _plain(word: str) -> int | float | None:
    if _DIGITS.match(word):
        value = int(word) if len(word) < 10 else _LIMIT
        return value if value < _LIMIT else None
    if _GROUPED.match(word):
        return int(re.sub(r"\D", "", word))
    return None


def _words(tokens: Tokens, hits: dict[int, Hit], i: int, b: int) -> tuple[int, int] | None:
    """Value and end of the number that starts at token `i`; None when none does."""
    total, current, j, last = 0, 0.0, i, 10**12
    found = False
    while j < b:
        hit = hits.get(j)
        sense = hit.senses.get("numeral") if hit else None
        word = tokens.word[j]
        if sense is not None and sense.features.get("kind") == "multiplier":
            if not found and j == i and sense.features.get("bare") is False:
                return None
            current = (current or 1) * int(sense.value)
            total, current, last = total + round(current), 0.0, int(sense.value)
        elif sense is not None:
            value = int(sense.value)
            if found and not (value < last and (last >= 20 and value < _step(last))):
                break
            current, last = current + value, value
        elif not found and _plain(word) is not None:
            current, last = float(_plain(word) or 0), 0
            nxt = hits.get(j + 1)
            multiplied = nxt and "numeral" in nxt.senses and nxt.senses["numeral"].features.get("kind") == "multiplier"
            if not multiplied:
                return round(current), j + 1
        elif not found and _DECIMAL.match(word):
            nxt = hits.get(j + 1)
            if not (nxt and "numeral" in nxt.senses and nxt.senses["numeral"].features.get("kind") == "multiplier"):
                return None
            current, last = float(word.replace(",", ".")), 0
        elif found and "joiner" in (hit.senses if hit else {}) and j + 1 < b and last >= 100:
            nxt = hits.get(j + 1)
            if not (nxt and "numeral" in nxt.senses):
                break
            j += 1
            continue
        elif not (found and word == "-" and last in range(20, 100) and j + 1 in hits and "numeral" in hits[j + 1].senses):
            break
        found = True
        j = hit.j if sense is not None and hit is not None else j + 1
    return (total + round(current), j) if found else None


def _step(last: int) -> int:
    """What may follow `last` in a number word: units after tens, anything below after hundreds."""
    return 10 if last < 100 else 100 if last < 1000 else last


def number_at(tokens: Tokens, hits: dict[int, Hit], i: int, a: int, b: int) -> Number | None:
    """The count whose digits or words start at token `i`, with a range's second end and the words that limit it."""
    word, hit = tokens.word[i], hits.get(i)
    count: Count | None = None
    number: str | None = None
    limited = hit is not None and any(k in hits and hits[k].j == i and "approx" in hits[k].senses for k in range(max(a, i - 4), i))
    if hit and "count" in hit.senses and not (limited and "numeral" in hit.senses):
        low, high, form = hit.senses["count"].value
        count, j = Count(low, high, form), hit.j
    elif m := _RANGE.match(word):
        low, high = int(m[1]), int(m[2])
        if not (low < high and "/" not in word):
            return None
        count, j = Count(low, high, "range"), i + 1
    elif m := _SUFFIXED.match(word):
        count, j = Count(int(m[1]), int(m[1])), i + 1
    else:
        value = _words(tokens, hits, i, b)
        if value is None:
            return None
        low, j = value
        count = Count(low, low)
        number = "sg" if low == 1 else None
        opened = i > a and i - 1 in hits and "range" in hits[i - 1].senses and hits[i - 1].senses["range"].value == "from"
        closed = opened and j in hits and "range" in hits[j].senses and hits[j].senses["range"].value == "to"
        if j < b and (tokens.word[j] == "-" or closed or (j in hits and "or" in hits[j].senses)):
            second = _words(tokens, hits, j + 1, b)
            if second and low < second[0] <= 100 * max(low, 1):
                count, j = Count(low, second[0], "range"), second[1]
    if j < b and tokens.word[j] == "+":
        count, j = Count(count.low, None, "at_least"), j + 1
    return _limited(tokens, hits, i, j, a, count, number)


def _limited(tokens: Tokens, hits: dict[int, Hit], i: int, j: int, a: int, count: Count, number: str | None) -> Number:
    """Apply the word before the number ("more than", "up to", "~"), whose hit ends where the number begins."""
    start = i
    for back in (1, 2, 3, 4):
        k = i - back
        if k < a:
            break
        hit = hits.get(k)
        if tokens.word[k] == "~" and back == 1:
            return Number(k, j, i, Count(count.low, count.high, "about"), number)
        reaches = hit is not None and (hit.j == i or hit.j == i - 1 and i - 1 in hits and "at" in hits[i - 1].senses)  # "at least in 30"
        if hit and reaches and "approx" in hit.senses:
            kind, start = hit.senses["approx"].value, k
            low, high = count.low, count.high
            if kind == "about":
                count = Count(low, high, "about" if count.form == "exact" else count.form)
            elif kind == "more_than":
                count = Count(low + 1 if count.form in ("exact", "about") else low, None, kind)
            elif kind == "at_least":
                count = Count(low, None, kind)
            elif kind == "up_to":
                count = Count(0, high, kind)
            elif kind == "all_but":
                count = Count(low, low, kind)
            elif kind == "fewer_than":
                count = Count(0, low - 1, kind)
            break
    return Number(start, j, i, count, number)
