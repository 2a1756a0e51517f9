"""Which claims stand, and the other grammatical readings of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from counterclaim.model.records import Claim, Regrouping

_MOST = 4  # regroupings tried in every combination


def current(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that are asserted and not corrected by a later one."""
    retired = {claim.corrects for claim in claims if claim.corrects and claim.corrects != claim.id}
    return tuple(claim for claim in claims if claim.id not in retired and claim.stance != "denied")


def combined(regroupings: Sequence[Regrouping]) -> tuple[tuple[Regrouping, ...], ...]:
    """The sets of regroupings that can be read at once, small ones first; only alone where there are many."""
    most = len(regroupings) if len(regroupings) <= _MOST else 1
    return tuple(
        chosen
        for size in range(1, most + 1)
        for chosen in combinations(regroupings, size)
        if len({key for each in chosen for key in each.claims}) == sum(len(each.claims) for each in chosen)
    )


def reread(claims: Sequence[Claim], regroupings: Sequence[Regrouping]) -> tuple[Claim, ...]:
    """The claims with the members of each regrouping as one claim over all their places."""
    known = {claim.id: claim for claim in claims}
    leader = {each.claims[0]: each for each in regroupings}
    gone = {key for each in regroupings for key in each.claims}
    merged = {key: _merge([known[member] for member in each.claims], each) for key, each in leader.items()}
    return tuple(merged.get(claim.id, claim) for claim in claims if claim.id in merged or claim.id not in gone)


def _merge(members: Sequence[Claim], regrouping: Regrouping) -> Claim:
    places = tuple(dict.fromkeys(place for claim in members for place in claim.places))
    towns = tuple(dict.fromkeys(town for claim in members for town in claim.towns))
    return members[0]._replace(count=regrouping.count, places=places, towns=towns, each=False)
