"""Ranges that nest and overlap, cut into segments that do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.model import Span


class Segment(NamedTuple):
    """A stretch covered by the same ranges throughout; `starting` and `ending` are those with an end at its own end.

    Ranges are given by their index, the shortest first.
    """

    start: int
    stop: int
    covering: tuple[int, ...] = ()
    starting: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


def segments(length: int, ranges: Sequence[Span]) -> Iterator[Segment]:
    """All of a text of `length` characters, in order, cut where a range starts or stops; empty ranges are dropped."""
    shortest_first = sorted(range(len(ranges)), key=lambda n: ranges[n][1] - ranges[n][0])
    starting, ending = defaultdict(list), defaultdict(list)
    for n in shortest_first:
        if ranges[n][0] < ranges[n][1]:
            starting[ranges[n][0]].append(n)
            ending[ranges[n][1]].append(n)
    cuts = sorted({0, length, *starting, *ending})
    rank = {n: place for place, n in enumerate(shortest_first)}
    covering: set[int] = set()
    for start, stop in pairwise(cuts):
        covering = covering.difference(ending[start]).union(starting[start])
        inside = tuple(sorted(covering, key=rank.__getitem__))
        yield Segment(start, stop, inside, tuple(starting[start]), tuple(ending[stop]))
