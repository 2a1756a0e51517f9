"""The value of a number: figures with or without separators, words, and figures with words ("6.9 thousand")."""

from __future__ import annotations

import re

from counterclaim.languages.load import Sense
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_GROUPED = re.compile(r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+\Z")
_DECIMAL = re.compile(r"\d+[.,]\d+\Z")
_SEPARATORS = re.compile(r"\D")
_DIGITS = 9  # a longer row of figures is no count
_NO_LIMIT = 10**12  # any word may begin a number


def value_at(tokens: Tokens, hits: dict[int, Hit], i: int, b: int) -> tuple[int, int] | None:
    """Value and end of the number that starts at token `i`, before token `b`; None when none does."""
    if i >= b:
        return None
    numeral = _numeral(hits, i)
    if numeral is not None:
        if _multiplies(numeral) and numeral.features.get("bare") is False:
            return None
        return _summed(tokens, hits, i, b, 0.0, _NO_LIMIT)
    figure = _figure(tokens.word[i])
    if figure is None:
        return None
    behind = _numeral(hits, i + 1)
    if behind is not None and _multiplies(behind):
        return _summed(tokens, hits, i + 1, b, float(figure), 0)
    return (figure, i + 1) if isinstance(figure, int) else None


def _numeral(hits: dict[int, Hit], i: int) -> Sense | None:
    hit = hits.get(i)
    return hit.senses.get("numeral") if hit is not None else None


def _multiplies(numeral: Sense) -> bool:
    """Whether a number word multiplies what stands before it: "thousand"."""
    return numeral.features.get("kind") == "multiplier"


def _figure(word: str) -> int | float | None:
    """The value of a word in figures: whole, or with a decimal part."""
    if word.isdecimal():
        return int(word) if len(word) <= _DIGITS else None
    if _GROUPED.match(word):
        return int(_SEPARATORS.sub("", word))
    return float(word.replace(",", ".")) if _DECIMAL.match(word) else None


def _summed(tokens: Tokens, hits: dict[int, Hit], j: int, b: int, current: float, last: int) -> tuple[int, int]:
    """Value and end of a number whose words go on from token `j`, `current` told so far and `last` its latest word."""
    total, begun = 0, False
    while j < b:
        numeral = _numeral(hits, j)
        if numeral is None:
            if not _joined(tokens, hits, j, b, last):
                break
            j += 1
            continue
        value = int(numeral.value)
        if _multiplies(numeral):
            total, current = total + round((current or 1) * value), 0.0
        elif begun and not _may_follow(value, last):
            break
        else:
            current += value
        last, begun, j = value, True, hits[j].j
    return total + round(current), j


def _joined(tokens: Tokens, hits: dict[int, Hit], j: int, b: int, last: int) -> bool:
    """Whether token `j` joins two words of one number: "a hundred and five", "twenty-two"."""
    if _numeral(hits, j + 1) is None:
        return False
    if tokens.word[j] == "-" and 20 <= last < 100:
        return True
    return last >= 100 and j + 1 < b and j in hits and "joiner" in hits[j].senses


def _may_follow(value: int, last: int) -> bool:
    """Whether a number word may come after `last`: units after tens, anything below a hundred after hundreds."""
    if last < 20 or value >= last:
        return False
    return value < (10 if last < 100 else 100 if last < 1000 else last)
