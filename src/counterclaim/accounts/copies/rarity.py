"""How improbable it is that two reports agree on a number by chance, in bits.

A number v of a measure and a thing has the probability p = max(q(v), (n + K q(v)) / (N + K)): N is how many other
facts of this measure and thing were told in the window, n how many of them with the number v; q is what is believed of
numbers before any is seen, as firmly as K = 50 facts would make us: 1 / ((v + 1)(v + 2)), which falls as counts of
events do (after Zipf), and is 10 times that for full tens and 3 times for other fives, since those are chosen and not
counted. The claim is worth -log2 p bits.

A fact is a number of one place and day, however many reports tell it: ten copies do not make a number common. Where
parts of a whole agree the whole is not counted again, nor is a number that is said once for "each". All this is rough,
and meant to err on the side of too few bits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from math import log2
from typing import Final, TypeVar

from counterclaim.accounts.copies.scopes import Pair, codes, countries, fixed_alike, numbered, towns
from counterclaim.model import Claim

_Key = TypeVar("_Key")

_PRIOR: Final = 50
_CLOSE: Final = timedelta(hours=2)

Fact = tuple[str, str, int, frozenset[str], date]


class Facts:
    """The facts told in the window, with how many reports tell each."""

    def __init__(self) -> None:
        self._told: Counter[Fact] = Counter()
        self._numbers: Counter[tuple[str, str, int]] = Counter()
        self._kinds: Counter[tuple[str, str]] = Counter()

    def add(self, claims: Iterable[Claim], moment: datetime) -> None:
        """Take in the numbers of one report."""
        for fact in _facts(claims, moment):
            self._told[fact] += 1
            if self._told[fact] == 1:
                self._numbers[fact[:3]] += 1
                self._kinds[fact[:2]] += 1

    def remove(self, claims: Iterable[Claim], moment: datetime) -> None:
        """Forget the numbers of one report that was taken in before."""
        for fact in _facts(claims, moment):
            self._told[fact] -= 1
            if not self._told[fact]:
                del self._told[fact]
                _less(self._numbers, fact[:3])
                _less(self._kinds, fact[:2])

    def bits(self, claim: Claim) -> float:
        """What agreement on this claim's number is worth; 0 for what states no number."""
        if not numbered(claim):
            return 0.0
        value = _value(claim)
        believed = _believed(value)
        others = max(self._kinds[claim.measure, claim.thing] - 1, 0)
        same = max(self._numbers[claim.measure, claim.thing, value] - 1, 0)
        return -log2(max(believed, (same + _PRIOR * believed) / (others + _PRIOR)))


def surprise(facts: Facts, copy: Sequence[Claim], original: Sequence[Claim], same: Iterable[Pair]) -> tuple[float, int]:
    """The bits that the repeated claims are worth together, and how many numbers of their own they are."""
    mine, theirs = {claim.id: claim for claim in copy}, {claim.id: claim for claim in original}
    pairs = [(mine[one], theirs[other]) for one, other in same if numbered(mine[one])]
    wholes = {one.part_of for one, _ in pairs}
    worth: dict[object, float] = {}
    for one, other in pairs:
        if one.id not in wholes and codes(one) and codes(other):
            said_once = one.evidence.count or one.id
            worth[said_once] = max(worth.get(said_once, 0.0), facts.bits(one))
    return sum(worth.values()), len(worth)


def circumstances(one: Claim, other: Claim, apart: timedelta) -> float:
    """Bits for what else agrees about a number: the town (3), stated clock limits (3), publication in two hours (2)."""
    return 3.0 * bool(towns(one) & towns(other)) + 3.0 * fixed_alike(one, other) + 2.0 * (abs(apart) <= _CLOSE)


def _facts(claims: Iterable[Claim], moment: datetime) -> set[Fact]:
    return {
        (claim.measure, claim.thing, _value(claim), _where(claim), _day(claim, moment))
        for claim in claims
        if numbered(claim)
    }


def _where(claim: Claim) -> frozenset[str]:
    places = codes(claim)
    return places if len(places) == 1 else countries(claim)


def _day(claim: Claim, moment: datetime) -> date:
    window = claim.window
    return window.date or (window.end or window.start or moment).date()


def _value(claim: Claim) -> int:
    return claim.count.low or claim.count.high or 0


def _believed(value: int) -> float:
    chosen = 10 if value % 10 == 0 else 3 if value % 5 == 0 else 1
    return min(0.5, chosen / ((value + 1) * (value + 2)))


def _less(counts: Counter[_Key], key: _Key) -> None:
    """One less of `key`; none is no entry."""
    counts[key] -= 1
    if not counts[key]:
        del counts[key]
