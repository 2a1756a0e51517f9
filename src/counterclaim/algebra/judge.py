"""The claims of one report: which cannot all be true, and which add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from counterclaim.algebra.agreements import agreements
from counterclaim.algebra.compile import compiled, members
from counterclaim.algebra.explain import Conflict, conflict, numbers, repairs
from counterclaim.algebra.forest import Forest, plant, root
from counterclaim.algebra.frames import Group, groups
from counterclaim.algebra.lineage import Parent, subdivision
from counterclaim.algebra.oracle import Oracle, Refuted, UnsettledError, settle
from counterclaim.algebra.proof import Farkas, Owner, Split
from counterclaim.algebra.quick import fits
from counterclaim.algebra.readings import combined, current, reread
from counterclaim.algebra.verdict import Readings, verdict
from counterclaim.model.records import Agreement, Claim, Contradiction, Issue, Regrouping


def judge(
    claims: Sequence[Claim], regroupings: Sequence[Regrouping] = (), parent: Parent = subdivision
) -> tuple[tuple[Contradiction, ...], tuple[Agreement, ...], tuple[Issue, ...]]:
    """What the claims of one report (ids unique in it) amount to.

    `parent` gives the code of what holds a place, or None. A contradiction has a proof that exact arithmetic confirmed;
    what could not be settled is an issue. Claims that another corrects and claims that are denied take no part.
    """
    standing = current(claims)
    forest, issues = plant(standing)
    order = {claim.id: index for index, claim in enumerate(claims)}
    found: list[Contradiction] = []
    unsettled: list[Issue] = []
    for group in groups(forest, parent):
        if fits(group, forest):
            continue
        try:
            found.extend(_examine(group, forest, regroupings, parent, order))
        except UnsettledError:
            first = forest[group.roots[0]].claim
            unsettled.append(Issue("algebra", "unsettled", "no proof and no solution found", first.quote))
    found.sort(key=lambda each: order[each.claims[0]])
    return tuple(found), agreements(standing, forest, parent), (*issues, *unsettled)


def _examine(
    group: Group, forest: Forest, regroupings: Sequence[Regrouping], parent: Parent, order: dict[str, int]
) -> Iterable[Contradiction]:
    oracle = Oracle(compiled(group, forest, parent))
    owners = oracle.system.owners()
    names = sorted(members(group, forest), key=order.__getitem__)
    relevant = [each for each in regroupings if each.claims and set(each.claims) <= set(names)]
    conflicts = _conflicts(oracle, owners, forest, {Owner(name) for each in relevant for name in each.claims[1:]})
    number = numbers(names, forest)
    for one in conflicts:
        aside = {owner for other in conflicts if other is not one for owner in other.owners}
        left = [owner for owner in owners if owner not in aside]
        ways = repairs(oracle, left, [one], number)
        spared = _dissolving(one.owners, names, forest, relevant, parent)
        settled = _dissolving(left, names, forest, relevant, parent) if spared else ()
        yield verdict(one, ways, oracle, left, forest, names, Readings(settled or spared, bool(settled)))


def _conflicts(
    oracle: Oracle, owners: Sequence[Owner], forest: Forest, shared: Collection[Owner]
) -> tuple[Conflict, ...]:
    """Conflicts that have no owner in common, each granting as little as will do, until the rest fit."""
    found: list[Conflict] = []
    left = list(owners)
    while isinstance(oracle.settle(left), Refuted):
        one = next(hit for tier in _tiers(left, forest, shared) if (hit := conflict(oracle, tier)))
        found.append(one)
        left = [owner for owner in left if owner not in one.owners]
    return tuple(found)


def _tiers(owners: Sequence[Owner], forest: Forest, shared: Collection[Owner]) -> Iterable[Sequence[Owner]]:
    """Where to look for a conflict: first what grants least, and of that what is told in the fewest places.

    Each tree by itself comes before what several tell. The owners that need nothing granted; then with numbers that
    may be `shared`, closures, soft numbers, all.
    """
    firm = [owner for owner in owners if owner.closure or not forest[owner.claim].soft]
    hard = [owner for owner in firm if not owner.closure]
    sure = [owner for owner in hard if owner not in shared]
    yield from _trees(sure, forest)
    yield [owner for owner in sure if not forest[owner.claim].parts]
    yield sure
    yield hard
    yield from _trees(firm, forest)
    yield firm
    yield [owner for owner in owners if not owner.closure]
    yield owners


def _trees(owners: Sequence[Owner], forest: Forest) -> Iterable[Sequence[Owner]]:
    """The owners of each tree by themselves; of those that hold parts."""
    trees: defaultdict[str, list[Owner]] = defaultdict(list)
    for owner in owners:
        trees[root(owner.claim, forest)].append(owner)
    return (tree for name, tree in trees.items() if forest[name].parts)


def _dissolving(
    owners: Sequence[Owner], names: Sequence[str], forest: Forest, regroupings: Sequence[Regrouping], parent: Parent
) -> tuple[Regrouping, ...]:
    """The fewest regroupings under which all that `owners` say can be true; none if there are none."""
    held = {owner.claim for owner in owners if not owner.closure}
    closed = {owner.claim for owner in owners if owner.closure}
    claims = [
        claim._replace(
            count=claim.count if claim.id in held else claim.count._replace(low=0, high=None),
            closed=claim.id in closed,
        )
        for claim in (forest[name].claim for name in names)
    ]
    relevant = [each for each in regroupings if held.intersection(each.claims)]
    return next((each for each in combined(relevant) if _possible(reread(claims, each), parent)), ())


def _possible(claims: Sequence[Claim], parent: Parent) -> bool:
    forest, _ = plant(claims)
    for group in groups(forest, parent):
        if not fits(group, forest):
            system = compiled(group, forest, parent)
            if isinstance(settle(system.rows, system.width), Farkas | Split):
                return False
    return True
