"""Which claim that was read is which labelled one.

A claim is right when measure, thing (or an ancestor of either), low, high and the set of region-level place codes are
equal. Each labelled claim, in order, takes the first claim read that is right and still free, one with the same start
before others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from counterclaim.evaluation.gold import GoldClaim
from counterclaim.model import Claim
from counterclaim.model.vocabulary import related, section

Pair = tuple[int, int]
"""The index of a labelled claim, and that of the claim read for it."""


def codes(claim: Claim) -> frozenset[str]:
    """The region-level codes of a claim: those of its places, and the regions of its towns."""
    return frozenset(place.code for place in claim.places) | {town.region for town in claim.towns if town.region}


def _thing(gold: GoldClaim, read: Claim) -> bool:
    known = section("things")
    return gold.thing == read.thing or (gold.thing in known and read.thing in known and related(gold.thing, read.thing))


SAME: Final[Mapping[str, Callable[[GoldClaim, Claim], bool]]] = {
    "measure": lambda gold, read: gold.measure == read.measure,
    "thing": _thing,
    "count": lambda gold, read: (gold.low, gold.high) == (read.count.low, read.count.high),
    "places": lambda gold, read: gold.places == codes(read),
}
"""The fields that make a claim right, and how each is compared."""


def pairs(
    gold: Sequence[GoldClaim],
    read: Sequence[Claim],
    fields: Collection[str] = tuple(SAME),
    prefer: Callable[[GoldClaim, Claim], Any] = lambda gold, read: gold.start == read.window.start,
) -> tuple[Pair, ...]:
    """Labelled claims and those read for them, equal in `fields`; of several, the one that `prefer` puts highest."""
    found: list[Pair] = []
    free = set(range(len(read)))
    for index, labelled in enumerate(gold):
        fitting = [at for at in sorted(free) if all(SAME[field](labelled, read[at]) for field in fields)]
        if fitting:
            best = max(fitting, key=lambda at: (prefer(labelled, read[at]), -at))
            free.discard(best)
            found.append((index, best))
    return tuple(found)


def overlap(text: str, gold: GoldClaim, read: Claim) -> float:
    """Characters common to both quotes, by those in either; the labelled quote where it overlaps best in the text."""
    best, at = 0.0, text.find(gold.quote) if gold.quote else -1
    while at >= 0:
        stop = at + len(gold.quote)
        common = min(stop, read.quote.stop) - max(at, read.quote.start)
        if common > 0:
            best = max(best, common / (max(stop, read.quote.stop) - min(at, read.quote.start)))
        at = text.find(gold.quote, at + 1)
    return best
