"""How many, at least and at most, if the claims are true.

Each account (one speaker, stance and time) bounds a query on its own, and the bounds meet. What lies in no claim has no
upper bound. A further number adds to its account. Where numbers contradict one another, the answer spans what each
minimal repair leaves possible: the range-consistent answer of Arenas, Bertossi & Chomicki (1999).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from counterclaim.algebra.compile import compiled
from counterclaim.algebra.explain import conflict, core, numbers, repairs
from counterclaim.algebra.forest import Forest, Node, Scope, plant
from counterclaim.algebra.frames import Group, frame, groups, kind, standing, tranche, uniform
from counterclaim.algebra.lineage import Parent, measure_chain, site_chain, subdivision, thing_chain
from counterclaim.algebra.oracle import Oracle, settle
from counterclaim.algebra.proof import Farkas, Owner, Row, Split, System
from counterclaim.algebra.readings import current
from counterclaim.algebra.timeline import clock, key, overlap, told, within
from counterclaim.model.records import Claim, Count, Place, Quote, Window

_ASKED = "?"  # the query's name among the claims
_WAYS = 16  # minimal repairs that are each followed to their bounds


class Query(NamedTuple):
    """What is asked: no places means anywhere, no window at any time."""

    measure: str
    thing: str
    places: tuple[str, ...] = ()
    window: Window = Window()


class Bounds(NamedTuple):
    """low <= N <= high (None: no upper bound), and the claims without which the bounds would be wider."""

    low: int
    high: int | None
    binding: tuple[str, ...]


def bounds(claims: Sequence[Claim], query: Query, parent: Parent = subdivision) -> Bounds:
    """The least and greatest N that the claims of one report allow; where accounts differ, from one to the other.

    Raises oracle.UnsettledError if no proof was found.
    """
    forest, _ = plant(current(claims))
    asked = _asked(query)
    order = {claim.id: index for index, claim in enumerate(claims)}
    accounts = [_alone(node) for node in forest.values() if _counts_alone(node, asked, parent)]
    joined = groups(forest, parent)
    frames = _frames(forest, asked)
    several = len(frames) > 1 and not uniform(query.thing)
    for shared, roots in frames.items():
        near = {root for root in roots if _touches(forest[root].scope, asked.scope, parent)}
        found = [group for group in joined if near.intersection(group.roots)]
        whole = not several and not _partial(forest[roots[0]].claim, query)
        account = _account(shared, found, forest, asked, parent, whole)
        accounts.append(_with_further(account, shared, roots, forest, asked, order, parent))
    return _met(accounts, order)


def _asked(query: Query) -> Node:
    places = tuple(Place(code, code) for code in query.places)
    count, quote = Count(0, None, "at_least"), Quote(0, 0, "")
    claim = Claim(_ASKED, query.measure, query.thing, count, quote, places=places, window=query.window)
    return plant((claim,))[0][_ASKED]


def _met(accounts: Sequence[Bounds], order: Mapping[str, int]) -> Bounds:
    low = max((each.low for each in accounts), default=0)
    high = min((each.high for each in accounts if each.high is not None), default=None)
    if high is not None and high < low:
        low, high = min(each.low for each in accounts if each.high is not None), max(low, high)
    binding = {name for each in accounts if low in (each.low, each.high) or each.high == high for name in each.binding}
    return Bounds(low, high, tuple(sorted(binding, key=order.__getitem__)))


def _frames(forest: Forest, asked: Node) -> Mapping[Hashable, list[str]]:
    """The roots of every frame that tells of what is asked, at its time."""
    found: defaultdict[Hashable, list[str]] = defaultdict(list)
    for name, node in forest.items():
        if node.whole is None and frame(node) is not None and _same_matter(node, asked):
            found[frame(node)].append(name)
    return found


def _partial(claim: Claim, query: Query) -> bool:
    """Whether the claim's frame tells of one model only, or of one time where any is asked for."""
    return claim.model is not None or (told(claim.window) and not told(query.window))


def _same_matter(node: Node, asked: Node) -> bool:
    window, when = node.claim.window, asked.claim.window
    same_time = not told(when) or key(window) == key(when) or bool(clock(window) and clock(when))
    return same_time and kind(node.claim.measure) == kind(asked.claim.measure)


def _counts_alone(node: Node, asked: Node, parent: Parent) -> bool:
    """Whether a claim with no frame (no place told, a bare noun) surely counts what is asked."""
    alone = node.whole is None and frame(node) is None and node.claim.cue != "further"
    return alone and not (node.claim.background or node.stray) and _inside(node, asked, parent)


def _alone(node: Node) -> Bounds:
    return Bounds(node.low, None, (node.claim.id,) if node.low else ())


def _inside(node: Node, asked: Node, parent: Parent) -> bool:
    """Whether all that the claim counts is asked for."""
    claim, scope, when = node.claim, node.scope, asked.claim.window
    hours, limits = clock(claim.window), clock(when)
    timely = not told(when) or key(claim.window) == key(when) or bool(hours and limits and within(hours, limits))
    wanted = asked.scope.sites
    placed = wanted is None or (
        scope.sites is not None and all(wanted.intersection(site_chain(site, parent)) for site in scope.sites)
    )
    alike = all(asked.claim.measure in measure_chain(each) for each in scope.measures)
    return timely and placed and alike and all(asked.claim.thing in thing_chain(each) for each in scope.things)


def _touches(one: Scope, other: Scope, parent: Parent) -> bool:
    """Whether something may lie in both scopes."""
    if one.span and other.span and not overlap(one.span, other.span):
        return False
    if one.sites is None or other.sites is None:
        return True
    above = {site for each in one.sites for site in site_chain(each, parent)}
    return not above.isdisjoint(other.sites) or any(
        not one.sites.isdisjoint(site_chain(each, parent)) for each in other.sites
    )


def _account(
    shared: Hashable, found: Sequence[Group], forest: Forest, asked: Node, parent: Parent, whole: bool
) -> Bounds:
    """The bounds by the claims of one frame and what is tied to them; a high one only if they tell of all of it."""
    roots = (*(root for group in found for root in group.roots), _ASKED)
    group = Group(roots, tuple(row for each in found for row in each.outcomes))
    system = compiled(group, {**forest, _ASKED: asked}, parent, {_ASKED: shared})
    ranges = [_range(system, owners, whole) for owners in _settled(system, forest)]
    low = min(each.low for each in ranges)
    highs = [each.high for each in ranges]
    high = None if None in highs else max(each for each in highs if each is not None)
    binding = dict.fromkeys(name for each in ranges if low == each.low or high == each.high for name in each.binding)
    return Bounds(low, high, tuple(binding))


def _settled(system: System, forest: Forest) -> Iterable[Sequence[Owner]]:
    """All owners, or what each minimal repair leaves of them; if those are too many, nobody in a conflict."""
    oracle, owners = Oracle(system), system.owners()
    first = conflict(oracle, owners)
    if first is None:
        return [owners]
    ways = repairs(oracle, owners, [first], numbers([name for name in system.counts if name != _ASKED], forest), _WAYS)
    if ways.complete:
        gone = [{owner for number in way for owner in number} for way in ways.sets]
        return [[owner for owner in owners if owner not in each] for each in gone]
    left = list(owners)
    while (one := core(oracle, left)) is not None:
        left = [owner for owner in left if owner not in one.owners]
    return [left]


def _range(system: System, owners: Sequence[Owner], whole: bool) -> Bounds:
    low, binding = _extreme(system, owners, 1)
    if not whole or _endless(system, owners):
        return Bounds(low, None, binding)
    high, more = _extreme(system, owners, -1)
    return Bounds(low, high, tuple(dict.fromkeys((*binding, *more))))


def _extreme(system: System, owners: Sequence[Owner], sign: int) -> tuple[int, tuple[str, ...]]:
    """The least N (sign 1) or the greatest (-1), and whose counts forbid the next one."""
    variables = system.counts[_ASKED]
    terms = tuple((variable, 1) for variable in variables)
    cost = dict.fromkeys(variables, sign)
    rows = system.only(frozenset(owners))
    point = settle(rows, system.width, cost)
    while not isinstance(point, Farkas | Split):
        best = sum(point[variable] for variable in variables)
        beyond = Row(terms, None, best - 1) if sign > 0 else Row(terms, best + 1, None)
        point = settle((*rows, beyond), system.width, cost)
    tight = conflict(Oracle(system._replace(rows=(*system.rows, beyond))), owners)
    return best, tuple(owner.claim for owner in tight.owners) if tight else ()


def _endless(system: System, owners: Sequence[Owner]) -> bool:
    """Whether N can grow for ever: whether the rows, with every bound at zero, leave room for it."""
    cone = [
        row._replace(low=None if row.low is None else 0, high=None if row.high is None else 0)
        for row in system.only(frozenset(owners))
    ]
    some = Row(tuple((variable, 1) for variable in system.counts[_ASKED]), 1, None)
    return not isinstance(settle((*cone, some), system.width), Farkas | Split)


def _with_further(
    account: Bounds,
    shared: Hashable,
    roots: Sequence[str],
    forest: Forest,
    asked: Node,
    order: Mapping[str, int],
    parent: Parent,
) -> Bounds:
    """The account with what further claims add; told before another root, they may be counted in it already."""
    last = max(order[root] for root in roots)
    low, high, binding = account
    for name, node in forest.items():
        further = node.whole is None and node.claim.cue == "further" and standing(node) and tranche(node) == shared
        if not further or not _touches(node.scope, asked.scope, parent):
            continue
        low += node.low if order[name] > last and _inside(node, asked, parent) else 0
        high = None if high is None or node.high is None else high + node.high
        binding = (*binding, name)
    return Bounds(low, high, binding)
