"""Which claim holds which: total, tranche, part, relay; and those that hang on nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from counterclaim.model.kept import Excluded, Figure, Told


class Node(NamedTuple):
    """A claim in a figure's tree. `excluded` says why it was not added; None: it was counted."""

    claim: str
    excluded: Excluded | None
    inside: tuple[Node, ...] = ()


def forest(figure: Figure, told: Mapping[str, Told]) -> tuple[list[Node], list[Node]]:
    """The trees of a figure's counted claims, each with the claims that were left out because of it; and all others."""
    left_out = {one.claim: one for one in figure.excluded}
    counted = dict.fromkeys(figure.counted)
    everyone = [*counted, *(claim for claim in left_out if claim not in counted)]
    parents = {claim: _parent(claim, left_out.get(claim), told, everyone) for claim in everyone if claim not in counted}
    inside: dict[str | None, list[str]] = {}
    for claim in everyone:
        inside.setdefault(parents.get(claim), []).append(claim)
    placed: set[str] = set()

    def node(claim: str) -> Node:
        placed.add(claim)
        below = tuple(node(child) for child in inside.get(claim, ()) if child not in placed)
        return Node(claim, left_out.get(claim), below)

    trees = [node(claim) for claim in counted]
    others = [node(claim) for claim in inside.get(None, ()) if claim not in placed]
    return trees, others + [node(claim) for claim in everyone if claim not in placed]


def _parent(claim: str, why: Excluded | None, told: Mapping[str, Told], everyone: Iterable[str]) -> str | None:
    """The claim that an excluded one points to; for a report, the first of its claims in the figure."""
    known = told.get(claim)
    for name in (why.of if why else None, known.claim.part_of if known else None):
        if name is None:
            continue
        for other in everyone:
            if other != claim and (other == name or (other in told and told[other].report == name)):
                return other
    return None
