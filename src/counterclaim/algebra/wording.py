"""Numbers, sums and claims in words."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.algebra.forest import Node
from counterclaim.algebra.proof import Case

Term = tuple[int, int, Node]  # weight, bound used, whose


def stated(node: Node) -> str:
    """The count as bounds: "14", "9 to 11", "21 or more", "at most 17"."""
    if node.low == node.high:
        return f"{node.low}"
    if node.high is None:
        return f"{node.low} or more"
    return f"{node.low} to {node.high}" if node.low else f"at most {node.high}"


def place(node: Node) -> str:
    """The places of a claim as written, towns before regions; empty if there are none."""
    return " + ".join(dict.fromkeys(each.name for each in node.claim.towns or node.claim.places))


def label(node: Node) -> str:
    """What a claim is called beside its number: nothing for a whole, else its place or its words."""
    return "" if node.parts else place(node) or f'"{" ".join(node.claim.quote.text.split())}"'


def sides(case: Case, forest_order: Sequence[Node]) -> tuple[list[Term], list[Term]]:
    """The lows that a proof adds up, and the highs that they exceed; in the order of the claims."""
    left: list[Term] = []
    right: list[Term] = []
    weights = {case.rows[index].owner: (weight, case.rows[index]) for index, weight in case.weights}
    found = {owner.claim: each for owner, each in weights.items() if owner and not owner.closure}
    for node in forest_order:
        if node.claim.id in found:
            weight, row = found[node.claim.id]
            bound = row.low if weight > 0 else row.high
            (left if weight > 0 else right).append((abs(weight), bound or 0, node))
    return left, right


def add(terms: Sequence[Term]) -> int:
    """What the terms come to."""
    return sum(weight * bound for weight, bound, _ in terms)


def written(terms: Sequence[Term]) -> str:
    """ "8 + 2·3"."""
    return " + ".join(f"{bound}" if weight == 1 else f"{weight}·{bound}" for weight, bound, _ in terms) or "0"


def inequality(left: Sequence[Term], right: Sequence[Term]) -> str:
    """ "8 + 2 + 2 = 12 > 10", or "8 + 2 = 10 < 14" where parts fall short of one number."""
    more, less = add(left), add(right)
    first, second = written(left), written(right)
    if len(right) < 2:
        return f"{first} > {second}" if len(left) < 2 else f"{first} = {more} > {second}"
    if len(left) < 2:
        return f"{second} = {less} < {first}"
    return f"{first} = {more} > {less} = {second}"
