"""Whether a total has room for a number that is read as inside it: in all, and region by region where it is split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.accounts.context import Context, inside, touching
from counterclaim.accounts.scoped import Scoped

Left = int | None


class Room:
    """What is left of a total, of each of its parts, and of what is in none of them, as numbers are placed in it."""

    def __init__(self, whole: Scoped, parts: Mapping[str, Sequence[Scoped]], context: Context) -> None:
        self._context = context
        self._parts = parts
        told = [part for part in parts.get(whole.id, ()) if part.claim.part_of in (whole.id, None)]
        placed = [part for part in told if part.sites is not None and part.claim.thing == whole.claim.thing]
        high = whole.claim.count.high
        closed = whole.claim.closed and len(placed) == len(told) > 0
        lows = sum(part.claim.count.low for part in told if part.claim.thing == whole.claim.thing)
        self._split = placed
        self._left: list[Left] = [part.claim.count.high for part in placed]
        self._rest: Left = 0 if closed else None if high is None else max(0, high - lows)
        self._all: Left = high

    def take(self, claim: Scoped) -> bool:
        """Places a claim, and says whether there was room; where there was none, nothing changes."""
        pieces = [part for part in self._parts.get(claim.id, ()) if part.sites is not None]
        low = claim.claim.count.low
        untold = max(0, low - sum(piece.claim.count.low for piece in pieces))
        needed, rest = [0] * len(self._split), 0
        for piece, size in [*((piece, piece.claim.count.low) for piece in pieces), (claim, untold)]:
            at = next((at for at, part in enumerate(self._split) if self._inside(piece, part)), None)
            if at is not None:
                needed[at] += size
            elif not any(touching(part.reach, piece.reach, self._context.parent) for part in self._split):
                rest += size
        if not (_fits(low, self._all) and _fits(rest, self._rest) and all(map(_fits, needed, self._left))):
            return False
        self._all, self._rest = _less(self._all, low), _less(self._rest, rest)
        self._left = list(map(_less, self._left, needed))
        return True

    def _inside(self, piece: Scoped, part: Scoped) -> bool:
        return inside(piece.sites, part.reach, self._context.parent)


def _fits(needed: int, left: Left) -> bool:
    return left is None or needed <= left


def _less(left: Left, taken: int) -> Left:
    return None if left is None else left - taken
