"""The claims of one report as trees: a whole, its parts, their parts.

A part lies in its whole whatever their places say, so the whole's scope takes in its parts'. Parts of one whole are
apart only where their places, things, outcomes or hours are; where they are not, they may overlap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from counterclaim.algebra.lineage import Site, measure_chain, sites
from counterclaim.algebra.timeline import Span, span, within
from counterclaim.model.records import Claim, Issue
from counterclaim.model.vocabulary import related, section


class Scope(NamedTuple):
    """Where a claim counts. No sites or no hours: anywhere, any time in its whole."""

    measures: frozenset[str]
    things: frozenset[str]
    sites: frozenset[Site] | None
    span: Span | None


class Node(NamedTuple):
    """A claim in its tree.

    `stray`: it points to a whole which cannot hold it. `coordinate`: the same words of what happened and where go with
    another number of the same ("three A and two B were shot down over C"), which counts another kind, or adds.
    """

    claim: Claim
    low: int
    high: int | None
    soft: bool
    whole: str | None
    parts: tuple[str, ...]
    scope: Scope
    stray: bool
    coordinate: bool


Forest = Mapping[str, Node]  # wholes before their parts


def limits(claim: Claim) -> tuple[int, int | None]:
    """The bounds of a count; "about n" reaches a tenth of n, and at least one, to both sides."""
    low, high, form = claim.count
    if form != "about" or low != high:
        return low, high
    reach = max(1, ceil(low / 10))
    return max(0, low - reach), low + reach


def plant(claims: Sequence[Claim]) -> tuple[Forest, tuple[Issue, ...]]:
    """The trees of `claims` (unique ids), and an issue for each link that cannot be kept."""
    known = {claim.id: claim for claim in claims}
    issues = []
    whole: dict[str, str | None] = {}
    for claim in claims:
        whole[claim.id], problem = _whole(claim, known)
        if problem:
            issues.append(Issue("algebra", *problem, claim.quote))
    parts = defaultdict(list)
    for key, above in whole.items():
        if above is not None:
            parts[above].append(key)
    order = [key for key, above in whole.items() if above is None]
    for key in order:
        order.extend(parts[key])
    scopes = _scopes(order, known, whole, parts)
    forms = section("forms")
    words = Counter(_words(known[key]) for key in order if whole[key] is None)
    forest = {
        key: Node(
            claim := known[key],
            *limits(claim),
            forms[claim.count.form].soft,
            whole[key],
            tuple(parts[key]),
            scopes[key],
            claim.part_of is not None and whole[key] is None,
            claim.evidence.measure is not None and whole[key] is None and words[_words(claim)] > 1,
        )
        for key in order
    }
    return forest, tuple(issues)


def _words(claim: Claim) -> Hashable:
    return claim.evidence.measure, claim.measure, claim.thing, sites(claim), claim.evidence.window


def root(name: str, forest: Forest) -> str:
    """The claim that is part of nothing and holds `name`."""
    while (above := forest[name].whole) is not None:
        name = above
    return name


def _whole(claim: Claim, known: Mapping[str, Claim]) -> tuple[str | None, tuple[str, str] | None]:
    """The whole that a claim is kept under, or the code and words of why there is none."""
    if claim.part_of is None or claim.part_of not in known:
        return None, None
    above, seen = known[claim.part_of], {claim.id}
    up: Claim | None = above
    while up is not None:
        if up.id == claim.id:
            return None, ("circular_part", f"{claim.id} is a part of itself")
        if up.id in seen:
            break
        seen.add(up.id)
        up = known.get(up.part_of or "")
    if above.measure not in measure_chain(claim.measure) or not related(claim.thing, above.thing):
        what = f"{claim.measure} {claim.thing} cannot be part of {above.measure} {above.thing}"
        return None, ("unlike_part", what)
    return above.id, None


def _scopes(
    order: Sequence[str], known: Mapping[str, Claim], whole: Mapping[str, str | None], parts: Mapping[str, list[str]]
) -> dict[str, Scope]:
    scopes: dict[str, Scope] = {}
    named: dict[str, frozenset[Site]] = {}  # by the claim or anything in it
    for key in reversed(order):
        claim, inside = known[key], [scopes[part] for part in parts.get(key, ())]
        own = sites(claim)
        named[key] = (own or frozenset()).union(*(named[part] for part in parts.get(key, ())))
        scopes[key] = Scope(
            frozenset({claim.measure}).union(*(scope.measures for scope in inside)),
            frozenset({claim.thing}).union(*(scope.things for scope in inside)),
            own and named[key],
            None,
        )
    for key in order:
        own_span, above = span(known[key].window), whole[key]
        if above is not None and (outer := scopes[above].span) and not (own_span and within(own_span, outer)):
            own_span = outer
        scopes[key] = scopes[key]._replace(span=own_span)
    return scopes
