"""A figure where assumptions are withheld: not granted, and not denied either.

Its bounds take in what it comes to with each of them and without, so that withholding one more never narrows them. What
is reported, and which claims are counted, is told as without them.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model.kept import Figure


def either_way(make: Callable[[frozenset[str]], Figure | None], withheld: frozenset[str]) -> Figure | None:
    """The figure that `make` gives for a set of assumptions that it may not take, bounded for all sets that matter.

    An assumption that the figure does not rest on changes nothing.
    """
    found: dict[frozenset[str], Figure] = {}
    waiting = [frozenset[str]()]
    while waiting:
        without = waiting.pop()
        if without in found:
            continue
        one = make(without)
        if one is None:
            return None
        found[without] = one
        waiting += [without | {key} for key in one.assumptions if key in withheld]
    last = frozenset[str]()
    while resting := sorted(withheld.intersection(found[last].assumptions)):
        last |= {resting[0]}
    highs = [each.high for each in found.values() if each.high is not None]
    high = max(highs) if len(highs) == len(found) else None
    return found[last]._replace(low=min(each.low for each in found.values()), high=high)
