"""What stands around a token: the small questions that many rules ask of the known forms near it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_REACH = 12  # no rule looks further than so many tokens beyond its sentence


class Words(NamedTuple):
    """Tokens [a, b) of a sentence; `at`: the known forms by their first token; `slots`: the meanings that occur."""

    word: list[str]
    cap: list[bool]
    at: Mapping[int, Hit]
    a: int
    b: int
    slots: set[str]

    def told(self, slot: str, lo: int, hi: int) -> bool:
        """Whether a form with a meaning of `slot` begins in tokens [lo, hi)."""
        if slot not in self.slots:
            return False
        at = self.at
        return any(k in at and slot in at[k].senses for k in range(lo, hi))

    def means(self, slot: str, k: int) -> bool:
        """Whether a form with a meaning of `slot` begins at token `k`."""
        hit = self.at.get(k)
        return hit is not None and slot in hit.senses


def words_of(tokens: Tokens, at: Mapping[int, Hit], a: int, b: int) -> Words:
    """The words of tokens [a, b)."""
    slots: set[str] = set()
    for k in range(a - _REACH, b + _REACH):
        if k in at:
            slots.update(at[k].senses)
    return Words(tokens.word, tokens.cap, at, a, b, slots)


def hit_before(at: Mapping[int, Hit], i: int, reach: int = 2) -> Hit | None:
    """The known form of at most `reach` tokens that ends right before token `i`."""
    for k in range(i - 1, i - reach - 1, -1):
        hit = at.get(k)
        if hit is not None:
            return hit if hit.j == i else None
    return None
