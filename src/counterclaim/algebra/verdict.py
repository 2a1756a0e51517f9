"""A conflict as a record for the reader: its kind, its sum, what it rests on and how it could be settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from counterclaim.algebra.explain import Conflict, Number, Repairs
from counterclaim.algebra.forest import Forest, Node, root
from counterclaim.algebra.lineage import OUTCOMES
from counterclaim.algebra.oracle import Oracle
from counterclaim.algebra.proof import Owner
from counterclaim.algebra.wording import Term, add, inequality, label, place, sides, stated
from counterclaim.model.records import Contradiction, Regrouping


class Readings(NamedTuple):
    """Regroupings that a conflict does not survive; whether with them all else fits too (`settle`)."""

    regroupings: tuple[Regrouping, ...]
    settle: bool


def verdict(
    conflict: Conflict,
    repairs: Repairs,
    oracle: Oracle,
    owners: Sequence[Owner],
    forest: Forest,
    order: Sequence[str],
    readings: Readings,
) -> Contradiction:
    """The contradiction that `conflict` is; `order` holds the claims as told."""
    named = {owner.claim for owner in conflict.owners}
    nodes = [forest[name] for name in order if name in named]
    proofs = [sides(case, [forest[name] for name in order]) for case in conflict.cases()]
    left, right = proofs[0]
    told = {name: index for index, name in enumerate(order)}
    ways = sorted(repairs.sets, key=lambda each: (len(each), min(told[o.claim] for number in each for o in number)))
    lines = [_repair(each, oracle, owners, forest, told) for each in ways]
    lines += [_regrouped(each, forest) for each in readings.regroupings if readings.settle]
    summed = {node.claim.id for _, _, node in (*left, *right)}
    kind, message = _told([node for node in nodes if node.claim.id in summed], left, right)
    rests_on = (
        *_grants(conflict, forest),
        *(_apart(nodes, forest) if kind != "outcomes" else ()),
        *(_grant(each, readings.settle, forest) for each in readings.regroupings),
    )
    return Contradiction(
        kind,
        tuple(node.claim.id for node in nodes),
        f"{message} ({_ways(len(lines), repairs.complete)})",
        tuple(inequality(*each) for each in proofs) if len(proofs) == 1 else tuple(_case(each) for each in proofs),
        tuple(lines),
        4 if rests_on else 1,
        rests_on,
    )


def _ways(count: int, complete: bool) -> str:
    return f"{count}{'' if complete else ' or more'} minimal repair{'' if count == 1 and complete else 's'}"


def _case(proof: tuple[list[Term], list[Term]]) -> str:
    return f"no whole numbers fit; one case: {inequality(*proof)}"


def _told(nodes: Sequence[Node], left: Sequence[Term], right: Sequence[Term]) -> tuple[str, str]:
    """The kind of a contradiction and its sentence; `nodes` are those of both sides, as told."""
    measures = {node.claim.measure for node in nodes}
    total, parts = (right, left) if len(right) == 1 else (left, right)
    whole = total[0][2] if len(total) == 1 else nodes[0]
    rest = [node for _, _, node in parts]
    if "launched" in measures and measures & set(OUTCOMES):
        return "outcomes", f"{stated(whole)} launched, outcomes add to {add(parts)}"
    if len(nodes) == 2:
        one, other = nodes
        if _same(one, other):
            return "totals", f"{stated(one)} and {stated(other)} stated for the same"
        return "part", f"{stated(whole)} stated, a part of it is {stated(rest[0] if rest else other)}"
    if rest and all(node.claim.each for node in rest) and len({node.claim.count for node in rest}) == 1:
        return "each", f"{stated(whole)} stated, {stated(rest[0])} each over {len(rest)} places make {add(parts)}"
    if len(total) == 1:
        return "sum", f"{stated(whole)} stated, parts add to {add(parts)}"
    return "sum", f"at least {add(left)} by some numbers, at most {add(right)} by the others"


def _same(one: Node, other: Node) -> bool:
    first, second = one.claim, other.claim
    return one.scope == other.scope and first.part_of != second.id and second.part_of != first.id


def _grants(conflict: Conflict, forest: Forest) -> tuple[str, ...]:
    """What the conflict takes for granted beside exact numbers."""
    closures = tuple(
        f"the parts told are all of the {stated(forest[owner.claim])}" for owner in conflict.owners if owner.closure
    )
    soft = tuple(
        f'"{" ".join(node.claim.quote.text.split())}" taken as {stated(node)}'
        for owner in conflict.owners
        if not owner.closure and (node := forest[owner.claim]).soft
    )
    return closures + soft


def _apart(nodes: Sequence[Node], forest: Forest) -> tuple[str, ...]:
    """What claims that no part_of relates take for granted."""
    roots = dict.fromkeys(root(node.claim.id, forest) for node in nodes)
    told = ", ".join(stated(forest[name]) for name in roots)
    return (
        (f"the numbers told apart ({told}) count the same events, and none adds to another",) if len(roots) > 1 else ()
    )


def _grant(reading: Regrouping, settles: bool, forest: Forest) -> str:
    members = [forest[name] for name in reading.claims]
    each = [node for node in forest.values() if node.claim.each and node.whole == members[0].whole]
    same = [node for node in each if node.claim.count == members[0].claim.count] or members
    shared = f'if "{" ".join(reading.quote.text.split())}" share one {reading.count.low}'
    holds = f"the numbers can hold {shared}" if settles else f"{shared}, other numbers do not fit"
    return f'"{stated(members[0])} each" covers all {len(same)} places; {holds}'


def _regrouped(reading: Regrouping, forest: Forest) -> str:
    members = [forest[name] for name in reading.claims]
    names = " and ".join(place(node) for node in members)
    return f"{names} {' + '.join(stated(node) for node in members)} → {reading.count.low} shared"


def _repair(
    numbers: frozenset[Number], oracle: Oracle, owners: Sequence[Owner], forest: Forest, told: Mapping[str, int]
) -> str:
    """The nearest counts that one minimal repair allows, as "14 → 16" for each of its numbers."""
    point = oracle.nearest(owners, frozenset(owner for number in numbers for owner in number))
    counts = {
        owner.claim: sum(point[variable] for variable in oracle.system.counts[owner.claim])
        for number in numbers
        for owner in number
    }
    ordered = sorted(numbers, key=lambda number: min((told[owner.claim], owner.closure) for owner in number))
    return " and ".join(_change(number, counts, forest) for number in ordered)


def _change(number: Number, counts: dict[str, int], forest: Forest) -> str:
    first = next(iter(number))
    node = forest[first.claim]
    if first.closure:
        return f"some of the {stated(node)} in none of the parts told"
    if len(number) > 1:
        return f"{stated(node)} each → {sum(counts[owner.claim] for owner in number)} in all"
    return f"{label(node)} {stated(node)} → {counts[first.claim]}".strip()
