"""Where many numbers count: boxes of things, places and time cut into cells, each known by the boxes around it.

A cell is a set of bits, one a box. One cell is left out where another can always stand in for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from counterclaim.algebra.lineage import Parent, thing_chain
from counterclaim.algebra.masks import masks
from counterclaim.algebra.timeline import pieces, within

_COMPARED = 600  # cells up to which each is compared with each
_Node = TypeVar("_Node", bound=Hashable)


class Box(Protocol):
    """Where events are counted: things, sites (a code, or `code/town`; None: anywhere) and a span (None: ever)."""

    @property
    def things(self) -> tuple[str, ...]:
        """The things, each with what it takes in."""

    @property
    def sites(self) -> frozenset[str] | None:
        """The sites, each with what lies in it."""

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """From when to when."""


class Said(Protocol):
    """low <= N(box without the boxes of `minus`) <= high, as `claims` say."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Whose word it is."""

    @property
    def box(self) -> Box:
        """The scope."""

    @property
    def low(self) -> int:
        """The least."""

    @property
    def high(self) -> int | None:
        """The most; None: no upper bound."""

    @property
    def minus(self) -> tuple[Box, ...]:
        """What is taken out of the scope."""


def cells(boxes: Sequence[Box], minus: Sequence[Sequence[Box]], asked: Box | None, parent: Parent) -> set[int]:
    """Every set of boxes, as bits, that some cell lies in; the question's bit is the one behind the boxes'."""
    taken = [(index, box) for index, each in enumerate(minus) for box in each]
    scopes = [*boxes, *([asked] if asked else ()), *(box for _, box in taken)]
    met = {-1}
    for dimension in (
        masks([box.things for box in scopes], thing_chain),
        masks([box.sites for box in scopes], lambda site: _chain(site, parent)),
        _times([box.span for box in scopes]),
    ):
        met = {mask & other for mask in met for other in dimension}
    plain = len(boxes) + (1 if asked else 0)
    holes: defaultdict[int, int] = defaultdict(int)
    for place, (index, _) in enumerate(taken):
        holes[index] |= 1 << plain + place
    found = set()
    for mask in met:
        for index, hole in holes.items():
            if mask & hole:
                mask &= ~(1 << index)
        found.add(mask & ((1 << plain) - 1))
    return found - {0}


def _chain(site: str, parent: Parent) -> tuple[str, ...]:
    code, town, _ = site.partition("/")
    chain = [site] if town else []
    node: str | None = code
    while node is not None and node not in chain:
        chain.append(node)
        node = parent(node)
    return tuple(chain)


def _times(spans: Sequence[tuple[datetime, datetime] | None]) -> set[int]:
    always = sum(1 << index for index, span in enumerate(spans) if span is None)
    timed = [(1 << index, span) for index, span in enumerate(spans) if span]
    return {always} | {
        always | sum(bit for bit, span in timed if within(piece, span)) for piece in pieces(span for _, span in timed)
    }


def fewest(found: Iterable[int], said: Sequence[Said], bit: int, least: bool) -> list[int]:
    """The cells without those for which another can always stand in: it counts for as many lows and no more highs."""
    lows = sum(1 << index for index, each in enumerate(said) if each.low)
    highs = sum(1 << index for index, each in enumerate(said) if each.high is not None)
    lows, highs = (lows, highs | bit) if least else (lows | bit, highs)
    masks = sorted({cell for cell in found if cell}, key=lambda cell: (-(cell & lows).bit_count(), cell))
    kept: list[int] = []
    for mask in masks if len(masks) <= _COMPARED else ():
        if not any(mask & lows & ~other == 0 and other & highs & ~mask == 0 for other in kept):
            kept.append(mask)
    return sorted(kept or masks)


def groups(found: Iterable[int], size: int) -> list[list[int]]:
    """The constraints in groups that share no cell."""
    groups: list[int] = []
    for cell in found:
        near = [group for group in groups if group & cell]
        groups = [group for group in groups if not group & cell]
        groups.append(cell | sum(near) if len(near) < 2 else _joined(cell, near))
    return sorted([index for index in range(size) if group >> index & 1] for group in groups if group)


def _joined(cell: int, near: Iterable[int]) -> int:
    for group in near:
        cell |= group
    return cell
