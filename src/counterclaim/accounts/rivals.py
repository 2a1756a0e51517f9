"""What the counted claims come to against what other voices say of the same instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.accounts.account import Account, Bounds, union
from counterclaim.accounts.between import holds, touch
from counterclaim.accounts.context import Context
from counterclaim.accounts.scoped import Scoped, limits, loosened

Contested = tuple[frozenset[str], frozenset[str]]


def against_rivals(
    chosen: Sequence[tuple[str, Scoped]],
    accounts: Mapping[str, Account],
    rivals: Mapping[str, Mapping[str, Sequence[Scoped]]],
    context: Context,
) -> tuple[Bounds, Contested]:
    """What the counted claims come to, voice by voice, against what the others say instead, and what cannot hold."""
    total: Bounds = (0, 0)
    mine, theirs = set[str](), set[str]()
    for voice in dict.fromkeys(voice for voice, _ in chosen):
        own = [claim for whose, claim in chosen if whose == voice]
        whole = accounts[voice]
        low, high = whole.reported if len(own) == len(whole.counted) else union(own, context)
        others: dict[str, list[Scoped]] = {}
        for claim in own:
            for other, said in rivals.get(claim.id, {}).items():
                others.setdefault(other, []).extend(said)
        for said in others.values():
            against = [claim for claim in own if any(touch(claim, each, context) for each in said)]
            (low, high), hold = _met((low, high), own, against, said, context)
            if not hold:
                mine |= {each.id for each in against}
                theirs |= {each.id for each in said}
        total = plus(total, (low, high))
    return total, (frozenset(mine), frozenset(theirs))


def _met(
    figure: Bounds, own: Sequence[Scoped], against: Sequence[Scoped], said: Sequence[Scoped], context: Context
) -> tuple[Bounds, bool]:
    """The figure after another voice's account of some of it: narrowed where both can hold, else it spans them."""
    mine, theirs = union(against, context), union(said, context)
    if any(each.soft for each in said) and not any(each.soft for each in against):
        theirs = union([loosened(each, limits(each.claim)) for each in said], context)
    covered = all(any(holds(each, claim, context) for each in said) for claim in against)
    low, high = mine
    hold = (high is None or theirs[0] <= high) and (not covered or theirs[1] is None or low <= theirs[1])
    if covered and all(any(holds(claim, each, context) for claim in against) for each in said):
        met = max(low, theirs[0]), _least(high, theirs[1])
        new = met if met[1] is None or met[0] <= met[1] else (min(low, theirs[0]), _most(high, theirs[1]))
    elif high is not None and theirs[0] > high:
        new = low, theirs[0]
    else:
        new = max(low, theirs[0]), high
    rest_low = figure[0] - low
    rest_high = None if figure[1] is None or high is None else figure[1] - high
    if rest_high is None and figure[1] is None and high is None:
        others = union([claim for claim in own if claim not in against], context)
        rest_high = others[1]
    return (rest_low + new[0], None if rest_high is None or new[1] is None else rest_high + new[1]), hold


def _least(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _most(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def plus(one: Bounds, other: Bounds) -> Bounds:
    """The sum of two figures."""
    return one[0] + other[0], None if one[1] is None or other[1] is None else one[1] + other[1]
