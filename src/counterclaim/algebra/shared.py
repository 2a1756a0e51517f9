"""Many reports, one world: bounds on what happened, and which numbers of different reports cannot all hold.

All constraints share the same x: how many events lie in each cell of thing, place and time. A cell is known only by the
constraints around it, so cells with the same ones are one variable, and one is left out where another can always stand
in for it. `low <= N(box) <= high` is a row; `minus` takes boxes out of a box, so that "these are all" is a row of zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.algebra.cells import Box, Said, cells, fewest, groups
from counterclaim.algebra.explain import conflict, core, repairs
from counterclaim.algebra.lineage import Parent
from counterclaim.algebra.oracle import Oracle, settle
from counterclaim.algebra.proof import Farkas, Owner, Row, Split, System

_WAYS = 8  # minimal repairs that are each followed to their bounds


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


def reach(said: Sequence[Said], asked: Box, parent: Parent, *, reasons: bool = True) -> Reach:
    """The least and the greatest N of a question; where numbers contradict, what each minimal repair leaves.

    Without `reasons`, the claims that bind are not looked for. Raises oracle.UnsettledError if no proof was found.
    """
    telling = _once(each for each in said if each.low or each.high is not None)
    around = cells([each.box for each in telling], [each.minus for each in telling], asked, parent)
    bit = 1 << len(telling)
    ranges = []
    for owners in _ways(telling, around):
        held = sum(1 << index for index in owners)
        seen = {mask & (held | bit) for mask in around}
        low, more = _extreme(telling, owners, seen, bit, least=True, reasons=reasons)
        high, yet = None, frozenset[int]()
        if not any(mask & bit and not _capped(mask, telling) for mask in seen):
            high, yet = _extreme(telling, owners, seen, bit, least=False, reasons=reasons)
        ranges.append((low, high, more | yet))
    least = min(low for low, _, _ in ranges)
    highs = [high for _, high, _ in ranges if high is not None]
    most = max(highs) if len(highs) == len(ranges) else None
    binding = {index for low, high, used in ranges if low == least or high == most for index in used}
    named = dict.fromkeys(claim for index in sorted(binding) for claim in telling[index].claims)
    return Reach(least, most, tuple(named))


def _once(said: Iterable[Said]) -> list[Said]:
    """What is said, each bound of a box once: to say it again adds nothing, and takes nothing less to relax."""
    found: dict[tuple[object, ...], Said] = {}
    for each in said:
        found.setdefault((each.box, each.low, each.high, each.minus), each)
    return list(found.values())


def clashes(said: Sequence[Said], parent: Parent) -> tuple[Clash, ...]:
    """Minimal sets of constraints that cannot all hold, none with a constraint in common, until the rest fit.

    Raises oracle.UnsettledError if no proof was found.
    """
    around = cells([each.box for each in said], [each.minus for each in said], None, parent)
    found = []
    for group in groups(around, len(said)):
        mask = sum(1 << index for index in group)
        system = _system(said, group, fewest({cell & mask for cell in around}, said, 0, least=True))
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


def _ways(said: Sequence[Said], around: Iterable[int]) -> Iterable[Sequence[int]]:
    """All constraints, or what each minimal repair leaves of them; if those are too many, nobody in a conflict."""
    everybody = range(len(said))
    if all(each.high is None for each in said):
        return [everybody]
    mask = (1 << len(said)) - 1
    system = _system(said, everybody, fewest({cell & mask for cell in around}, said, 0, least=True))
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
    said: Sequence[Said], owners: Sequence[int], around: Iterable[int], bit: int, least: bool, reasons: bool
) -> tuple[int, frozenset[int]]:
    """The least N of the cells with `bit`, or the greatest; and whose constraints forbid the next one."""
    masks = fewest(around, said, bit, least)
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
    if not reasons:
        return best, frozenset()
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
