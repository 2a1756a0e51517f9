"""An independent oracle: enumerates what could have happened, one weapon at a time. Imports nothing of the algebra.

A kind of event is a cell (region, thing, hours) and the set of claims that count it. Worlds are multisets of kinds; the
count vectors that they reach are found breadth first, cut off above every bound.
"""

from itertools import combinations, pairwise, product

from counterclaim.model.records import Claim

PLACES = {"AA": {"AA", "AA-1", "AA-2"}, "AA-1": {"AA-1"}, "AA-2": {"AA-2"}, "sea:x": {"sea:x"}}
THINGS = {"munition": {"munition", "drone", "missile"}, "drone": {"drone"}, "missile": {"missile"}}
OTHER = "nowhere named"


def parent(code: str) -> str | None:
    return "AA" if code.startswith("AA-") else None


class Universe:
    """The kinds of events that a few claims, all of one frame, can count."""

    def __init__(self, claims: list[Claim], ends: list) -> None:
        self.claims = claims
        self.index = {claim.id: i for i, claim in enumerate(claims)}
        self.whole = [None if c.part_of is None else self.index[c.part_of] for c in claims]
        self.parts = [[j for j, w in enumerate(self.whole) if w == i] for i in range(len(claims))]
        self.slots = [*pairwise(ends), None]
        self.boxes = [None] * len(claims)
        for i in range(len(claims)):
            if self.whole[i] is None:
                self._box(i, None)
        self.kinds = sorted(
            {kind for cell in product([*PLACES, OTHER], THINGS, self.slots) for kind in self._kinds(cell)}
        )

    def _below(self, i):
        return [i] + [k for j in self.parts[i] for k in self._below(j)]

    def _box(self, i, outer):
        tree = self._below(i)
        named = [{p.code for p in self.claims[j].places} for j in tree]
        places = {*PLACES, OTHER} if not named[0] else set().union(*(PLACES[p] for codes in named for p in codes))
        things = set().union(*(THINGS[self.claims[j].thing] for j in tree))
        window = self.claims[i].window
        hours = (window.start, window.end) if window.start else None
        if outer and not (hours and outer[0] <= hours[0] and hours[1] <= outer[1]):
            hours = outer
        self.boxes[i] = (places, things, hours)
        for j in self.parts[i]:
            self._box(j, hours)

    def _holds(self, i, cell):
        places, things, hours = self.boxes[i]
        place, thing, slot = cell
        return (
            place in places
            and thing in things
            and (not hours or (slot and hours[0] <= slot[0] and slot[1] <= hours[1]))
        )

    def _kinds(self, cell):
        """Every set of claims that can count an event in `cell`: roots must, a part may if its whole does."""
        around = [i for i in range(len(self.claims)) if self._holds(i, cell)]
        roots = [i for i in around if self.whole[i] is None]
        free = [i for i in around if self.whole[i] is not None]
        for size in range(len(free) + 1):
            for chosen in combinations(free, size):
                kind = {*roots, *chosen}
                if kind and all(self.whole[i] in kind for i in chosen):
                    yield tuple(sorted(kind))

    def reach(self, limits, closed=(), caps=None):
        """The count vectors of all worlds: `limits` (low, high) by index, a vector's numbers in that order.

        A count without high is cut off at its low, or at `caps`.
        """
        order = list(limits)
        caps = [limits[i][1] if limits[i][1] is not None else (caps or {}).get(i, limits[i][0]) for i in order]
        hard = [limits[i][1] is not None for i in order]
        kinds = set()
        for kind in self.kinds:
            if all(any(j in kind for j in self.parts[i]) for i in closed if i in kind):
                kinds.add(tuple(int(i in kind) for i in order))
        seen = {tuple(0 for _ in order)}
        edge = list(seen)
        while edge:
            vector = edge.pop()
            for kind in kinds:
                more = [a + b for a, b in zip(vector, kind, strict=True)]
                if any(h and m > c for h, m, c in zip(hard, more, caps, strict=True)):
                    continue
                new = tuple(min(m, c) for m, c in zip(more, caps, strict=True))
                if new not in seen:
                    seen.add(new)
                    edge.append(new)
        return {v for v in seen if all(limits[i][0] <= n for i, n in zip(order, v, strict=True))}

    def possible(self, numbers, closed):
        """Whether the claims at `numbers` and the closures at `closed` can all be true."""
        limits = {i: (self.claims[i].count.low, self.claims[i].count.high) for i in sorted(numbers)}
        return bool(self.reach(limits, closed))
