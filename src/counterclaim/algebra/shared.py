"""Many reports, one world: bounds on what happened, and which numbers of different reports cannot all hold.

All constraints share the same x: how many events lie in each cell of thing, place and time. A cell is known only by the
constraints around it, so cells with the same ones are one variable, and one is left out where another can always stand
in for it. `low <= N(box) <= high` is a row; `minus` takes boxes out of a box, so that "these are all" is a row of zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

from counterclaim.algebra.explain import conflict, core, repairs
from counterclaim.algebra.lineage import Parent, thing_chain
from counterclaim.algebra.oracle import Oracle, settle
from counterclaim.algebra.proof import Farkas, Owner, Row, Split, System
from counterclaim.algebra.timeline import pieces, within

_WAYS = 8  # minimal repairs that are each followed to their bounds
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


class Reach(NamedTuple):
    """low <= N <= high (None: no upper bound), and the claims without which the bounds would be wider."""

    low: int
    high: int | None
    binding: tuple[str, ...]


class Clash(NamedTuple):
    """Constraints, by index, that cannot all hold; the proof's rows as (weight, index); minimal sets to relax."""

    constraints: tuple[int, ...]
    weights: tuple[tuple[int, int], ...]
    repairs: tuple[tuple[int, ...], ...]
    complete: bool


def reach(said: Sequence[Said], asked: Box, parent: Parent) -> Reach:
    """The least and the greatest N of a question; where numbers contradict, what each minimal repair leaves.

    Raises oracle.UnsettledError if no proof was found.
    """
    telling = [each for each in said if each.low or each.high is not None]
    cells = _cells([each.box for each in telling], [each.minus for each in telling], asked, parent)
    bit = 1 << len(telling)
    ranges = []
    for owners in _ways(telling, cells):
        held = sum(1 << index for index in owners)
        seen = {mask & (held | bit) for mask in cells}
        low, more = _extreme(telling, owners, seen, bit, least=True)
        high, yet = None, frozenset[int]()
        if not any(mask & bit and not _capped(mask, telling) for mask in seen):
            high, yet = _extreme(telling, owners, seen, bit, least=False)
        ranges.append((low, high, more | yet))
    least = min(low for low, _, _ in ranges)
    highs = [high for _, high, _ in ranges if high is not None]
    most = max(highs) if len(highs) == len(ranges) else None
    binding = {index for low, high, used in ranges if low == least or high == most for index in used}
    named = dict.fromkeys(claim for index in sorted(binding) for claim in telling[index].claims)
    return Reach(least, most, tuple(named))


def clashes(said: Sequence[Said], parent: Parent) -> tuple[Clash, ...]:
    """Minimal sets of constraints that cannot all hold, none with a constraint in common, until the rest fit.

    Raises oracle.UnsettledError if no proof was found.
    """
    cells = _cells([each.box for each in said], [each.minus for each in said], None, parent)
    found = []
    for group in _groups(cells, len(said)):
        mask = sum(1 << index for index in group)
        system = _system(said, group, _fewest({cell & mask for cell in cells}, said, 0, least=True))
        oracle, left = Oracle(system), list(system.owners())
        while (one := conflict(oracle, left)) is not None:
            others = [owner for owner in left if owner in one.owners]
            ways = repairs(oracle, others, [one], lambda owner: frozenset({owner}), _WAYS)
            sets = tuple(tuple(sorted(int(o.claim) for number in way for o in number)) for way in ways.sets)
            case = one.cases()[0]
            weights = tuple(
                (weight, int(owner.claim)) for index, weight in case.weights if (owner := case.rows[index].owner)
            )
            found.append(Clash(tuple(sorted(int(o.claim) for o in one.owners)), weights, sets, ways.complete))
            left = [owner for owner in left if owner not in one.owners]
    return tuple(sorted(found))


def _ways(said: Sequence[Said], cells: Iterable[int]) -> Iterable[Sequence[int]]:
    """All constraints, or what each minimal repair leaves of them; if those are too many, nobody in a conflict."""
    everybody = range(len(said))
    if all(each.high is None for each in said):
        return [everybody]
    mask = (1 << len(said)) - 1
    system = _system(said, everybody, _fewest({cell & mask for cell in cells}, said, 0, least=True))
    oracle, owners = Oracle(system), system.owners()
    first = core(oracle, owners)
    if first is None:
        return [everybody]
    ways = repairs(oracle, owners, [first], lambda owner: frozenset({owner}), _WAYS)
    if ways.complete:
        gone = [{int(owner.claim) for number in way for owner in number} for way in ways.sets]
        return [[index for index in everybody if index not in each] for each in gone]
    left = list(owners)
    while (one := core(oracle, left)) is not None:
        left = [owner for owner in left if owner not in one.owners]
    return [[int(owner.claim) for owner in left]]


def _extreme(
    said: Sequence[Said], owners: Sequence[int], cells: Iterable[int], bit: int, least: bool
) -> tuple[int, frozenset[int]]:
    """The least N of the cells with `bit`, or the greatest; and whose constraints forbid the next one."""
    masks = _fewest(cells, said, bit, least)
    system = _system(said, owners, masks)
    asked = [variable for variable, mask in enumerate(masks) if mask & bit]
    terms = tuple((variable, 1) for variable in asked)
    cost = dict.fromkeys(asked, 1 if least else -1)
    point = settle(system.rows, system.width, cost)
    best, beyond = 0, Row(terms, None, None)
    while not isinstance(point, Farkas | Split):
        best = sum(point[variable] for variable in asked)
        if least and best == 0:
            return 0, frozenset()
        beyond = Row(terms, None, best - 1) if least else Row(terms, best + 1, None)
        point = settle((*system.rows, beyond), system.width, cost)
    tight = conflict(Oracle(system._replace(rows=(*system.rows, beyond))), system.owners())
    return best, frozenset(int(owner.claim) for owner in tight.owners) if tight else frozenset()


def _capped(mask: int, said: Sequence[Said]) -> bool:
    return any(mask >> index & 1 and each.high is not None for index, each in enumerate(said))


def _system(said: Sequence[Said], owners: Iterable[int], masks: Sequence[int]) -> System:
    rows = []
    for index in owners:
        terms = tuple((variable, 1) for variable, mask in enumerate(masks) if mask >> index & 1)
        rows.append(Row(terms, said[index].low or None, said[index].high, Owner(str(index))))
    return System(len(masks), tuple(rows), {})


def _fewest(cells: Iterable[int], said: Sequence[Said], bit: int, least: bool) -> list[int]:
    """The cells without those for which another can always stand in: it counts for as many lows and no more highs."""
    lows = sum(1 << index for index, each in enumerate(said) if each.low)
    highs = sum(1 << index for index, each in enumerate(said) if each.high is not None)
    lows, highs = (lows, highs | bit) if least else (lows | bit, highs)
    masks = sorted({cell for cell in cells if cell}, key=lambda cell: (-(cell & lows).bit_count(), cell))
    kept: list[int] = []
    for mask in masks if len(masks) <= _COMPARED else ():
        if not any(mask & lows & ~other == 0 and other & highs & ~mask == 0 for other in kept):
            kept.append(mask)
    return sorted(kept or masks)


def _groups(cells: Iterable[int], size: int) -> list[list[int]]:
    """The constraints in groups that share no cell."""
    groups: list[int] = []
    for cell in cells:
        near = [group for group in groups if group & cell]
        groups = [group for group in groups if not group & cell]
        groups.append(cell | sum(near) if len(near) < 2 else _joined(cell, near))
    return sorted([index for index in range(size) if group >> index & 1] for group in groups if group)


def _joined(cell: int, near: Iterable[int]) -> int:
    for group in near:
        cell |= group
    return cell


def _cells(boxes: Sequence[Box], minus: Sequence[Sequence[Box]], asked: Box | None, parent: Parent) -> set[int]:
    """Every set of boxes, as bits, that some cell lies in; the question's bit is the one behind the boxes'."""
    taken = [(index, box) for index, each in enumerate(minus) for box in each]
    scopes = [*boxes, *([asked] if asked else ()), *(box for _, box in taken)]
    masks = {-1}
    for dimension in (
        _masks([box.things for box in scopes], thing_chain),
        _masks([box.sites for box in scopes], lambda site: _chain(site, parent)),
        _times([box.span for box in scopes]),
    ):
        masks = {mask & other for mask in masks for other in dimension}
    plain = len(boxes) + (1 if asked else 0)
    holes: defaultdict[int, int] = defaultdict(int)
    for place, (index, _) in enumerate(taken):
        holes[index] |= 1 << plain + place
    found = set()
    for mask in masks:
        for index, hole in holes.items():
            if mask & hole:
                mask &= ~(1 << index)
        found.add(mask & ((1 << plain) - 1))
    return found - {0}


def _masks(named: Sequence[Iterable[_Node] | None], chain: Callable[[_Node], Iterable[_Node]]) -> set[int]:
    """For each node that a box names, and for anything else, the boxes it lies in as bits."""
    own: defaultdict[_Node, int] = defaultdict(int)
    anywhere = 0
    for index, nodes in enumerate(named):
        if nodes is None:
            anywhere |= 1 << index
        for node in nodes or ():
            own[node] |= 1 << index
    found = {anywhere}
    for node in tuple(own):
        mask = anywhere
        for holder in chain(node):
            mask |= own.get(holder, 0)
        found.add(mask)
    return found


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
