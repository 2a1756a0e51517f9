"""One voice's account of a question: what it adds up to, and why each other claim of it was not added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from counterclaim.accounts import nesting
from counterclaim.accounts.admit import Admitted, admitted
from counterclaim.accounts.context import Context
from counterclaim.accounts.context import inside as lies_in
from counterclaim.accounts.placing import Holders, placed
from counterclaim.accounts.questions import Question
from counterclaim.accounts.relayed import relayed
from counterclaim.accounts.scoped import Scoped, loosened
from counterclaim.model.kept import Excluded

Bounds = tuple[int, int | None]

_PACKED = 12  # overlapping numbers of which every choice is tried


class Account(NamedTuple):
    """What one voice tells: the counted claims, why others were not added, what they come to, and how it changes.

    `additive` is what they would come to if no number over a longer window contained another; `contained` are those
    that lie in others.
    """

    counted: tuple[Scoped, ...]
    excluded: Mapping[str, Excluded]
    reported: Bounds
    additive: Bounds
    assumed: frozenset[str]
    contained: tuple[Scoped, ...] = ()

    @property
    def nested(self) -> bool:
        """Whether a number was read as containing another."""
        return self.reported != self.additive


def account(claims: Sequence[Scoped], asked: Question, context: Context) -> Account:
    """The account that the claims of one voice give of a question."""
    found = admitted(claims, asked, context)
    holders: Holders | None = None
    split: dict[str, str] = {}
    if asked.place is not None and any(top.claim.part_of for top in found.tops):
        everywhere = admitted(claims, asked._replace(place=None), context)
        holders = placed(everywhere, context, None)[1]
        split = _in_parts(found, holders, context)
    kept, inside, gone, surprised = _settled(found, context, holders, split)
    excluded = {**found.excluded, **gone, **{key: Excluded(key, "contained", of) for key, of in inside.items()}}
    reported = union(kept, context)
    for low in surprised:
        reported = min(reported[0], low), None if reported[1] is None else max(reported[1], low)
    contained = [top for top in found.tops if top.id in inside]
    assumed = set(found.assumed)
    if any(each.when and each.when.kind != "clock" for each in kept) and contained:
        assumed.add("nested")
    additive = _plus(reported, union(contained, context))
    return Account(tuple(kept), excluded, reported, additive, frozenset(assumed), tuple(contained))


def union(claims: Sequence[Scoped], context: Context) -> Bounds:
    """What claims come to that do not contain one another: their sum where they are apart, less where they overlap.

    Where `soft_number` is withheld, an approximate number is any number.
    """
    low, high = 0, 0
    endless = False
    if "soft_number" in context.withheld:
        claims = [loosened(each, (0, None)) if each.soft else each for each in claims]
    for cluster in _clusters(claims, context):
        low += _apart(cluster, context)
        endless = endless or any(each.claim.count.high is None for each in cluster)
        high += sum(each.claim.count.high or 0 for each in cluster)
    return low, None if endless else high


def _settled(
    found: Admitted, context: Context, holders: Holders | None, split: Holders
) -> tuple[list[Scoped], dict[str, str], dict[str, Excluded], list[int]]:
    """The counted claims, those inside them, those told again, and numbers too large for what surely holds them."""
    gone = relayed(found, context)
    tops = [top for top in found.tops if top.id not in gone]
    for at, one in enumerate(tops):
        for other in tops[at + 1 :]:
            if one.id in gone:
                break
            if other.id in gone:
                continue
            stands = nesting.relation(one, other, context)
            if stands == nesting.SAME:
                gone[other.id] = Excluded(other.id, "same", one.id)
            elif stands == nesting.RETIRED:
                gone[one.id] = Excluded(one.id, "retired", other.id)
    for one in tops:
        known = [each for each in tops if each.id not in gone and nesting.case_of(one, each, context)]
        if known and one.id not in gone:
            gone[one.id] = Excluded(one.id, "bare", known[0].id)
    left = [top for top in tops if top.id not in gone]
    kept, inside = placed(found._replace(tops=tuple(left)), context, holders)
    stays = {each.id for each in kept}
    inside |= {key: of for key, of in split.items() if key in stays and of in stays}
    kept = [each for each in kept if each.id not in inside]
    by_id = {each.id: each for each in left}
    surprised = [
        by_id[key].claim.count.low
        for key, of in inside.items()
        if key not in split and (high := by_id[of].claim.count.high) is not None and by_id[key].claim.count.low > high
    ]
    return kept, inside, gone, surprised


def _in_parts(found: Admitted, holders: Holders, context: Context) -> dict[str, str]:
    """The claims that lie in a total which is wider than the question, and in those of its parts that are not."""
    inside: dict[str, str] = {}
    for top in found.tops:
        whole = holders.get(top.id)
        parts = [each for each in found.tops if whole is not None and each.claim.part_of == whole]
        reach = frozenset(site for part in parts for site in part.reach or ())
        if parts and lies_in(top.sites, reach, context.parent):
            inside[top.id] = max(parts, key=lambda part: part.claim.count.low).id
    return inside


def _clusters(claims: Sequence[Scoped], context: Context) -> list[list[Scoped]]:
    """The claims in groups that overlap."""
    groups: list[list[Scoped]] = []
    for claim in claims:
        near = [group for group in groups if any(nesting.overlap(claim, other, context) for other in group)]
        groups = [group for group in groups if all(group is not each for each in near)]
        groups.append([*(each for group in near for each in group), claim])
    return groups


def _apart(cluster: Sequence[Scoped], context: Context) -> int:
    """The highest sum of lows of claims that do not overlap; of a large cluster, the largest first."""
    if len(cluster) == 1:
        return cluster[0].claim.count.low
    chosen: list[Scoped] = []
    ordered = sorted(cluster, key=lambda each: (-each.claim.count.low, each.id))
    if len(cluster) <= _PACKED:
        return _best(ordered, chosen, context)
    for each in ordered:
        if not any(nesting.overlap(each, other, context) for other in chosen):
            chosen.append(each)
    return sum(each.claim.count.low for each in chosen)


def _best(left: Sequence[Scoped], chosen: Sequence[Scoped], context: Context) -> int:
    if not left:
        return sum(each.claim.count.low for each in chosen)
    first, rest = left[0], left[1:]
    without = _best(rest, chosen, context)
    if any(nesting.overlap(first, other, context) for other in chosen):
        return without
    return max(without, _best(rest, [*chosen, first], context))


def _plus(one: Bounds, other: Bounds) -> Bounds:
    return one[0] + other[0], None if one[1] is None or other[1] is None else one[1] + other[1]
