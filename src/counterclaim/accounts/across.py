"""Several voices about one scope: compared, never added; what only one of them covers is added.

The voice that covers most gives the figure; a governor's number lies inside the ministry's. Where accounts of the same
scope agree they narrow the figure, where they cannot both hold it spans them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from counterclaim.accounts.account import Account, Bounds, union
from counterclaim.accounts.context import Context, inside, touching
from counterclaim.accounts.nesting import lists
from counterclaim.accounts.periods import meet, within
from counterclaim.accounts.scoped import Scoped, limits, lineage
from counterclaim.model.kept import Excluded
from counterclaim.model.vocabulary import related

_CLOCK = frozenset({"clock", "instant"})


class Combined(NamedTuple):
    """The claims that give the figure, why others of the accounts do not, what they come to, what it takes.

    `additive` is what every number would come to if none told of what another told; `contested` are claims that cannot
    hold beside the counted ones.
    """

    counted: tuple[Scoped, ...]
    excluded: Mapping[str, Excluded]
    reported: Bounds
    additive: Bounds
    assumed: frozenset[str]
    contested: frozenset[str] = frozenset()


def combined(accounts: Mapping[str, Account], context: Context) -> Combined:
    """One account out of those of several voices.

    A number of which nobody says where, no larger than what other voices tell with places, is compared with that and
    not added.
    """
    placed = {voice: _without(one, lambda each: each.sites is not None, context) for voice, one in accounts.items()}
    told = _combined(placed, context)
    loose = {
        claim.id: min(near, key=lambda each: each.claim.count[:2] != claim.claim.count[:2])
        for one in accounts.values()
        for claim in one.counted
        if claim.sites is None and claim.claim.count.low <= told.reported[0]
        if (near := [each for each in told.counted if each.voice != claim.voice and _touch(claim, each, context)])
    }
    if not loose:
        return _combined(accounts, context)
    rest = {voice: _without(one, lambda each: each.id not in loose, context) for voice, one in accounts.items()}
    found = _combined(rest, context)
    compared = {key: Excluded(key, "other_account", near.id) for key, near in loose.items()}
    additive: Bounds = (0, 0)
    for one in accounts.values():
        additive = _plus(additive, one.additive)
    assumed = found.assumed | {"same_measure", "same_night"}
    return found._replace(excluded={**found.excluded, **compared}, additive=additive, assumed=assumed)


def _without(one: Account, wanted: Callable[[Scoped], bool], context: Context) -> Account:
    """An account of the wanted claims alone."""
    kept = tuple(each for each in one.counted if wanted(each))
    return one if len(kept) == len(one.counted) else one._replace(counted=kept, reported=union(kept, context))


def _combined(accounts: Mapping[str, Account], context: Context) -> Combined:
    excluded = {key: each for one in accounts.values() for key, each in one.excluded.items()}
    assumed = {each for one in accounts.values() for each in one.assumed}
    additive: Bounds = (0, 0)
    for one in accounts.values():
        additive = _plus(additive, one.additive)
    chosen: list[tuple[str, Scoped]] = []
    rivals: dict[str, dict[str, list[Scoped]]] = {}  # counted claim → voice → what it says instead
    for voice in _ranked(accounts, context):
        added = []
        for claim in accounts[voice].counted:
            near = [other for whose, other in chosen if whose != voice and _touch(claim, other, context)]
            if not near:
                added.append((voice, claim))
                continue
            first = next((other for other in near if _holds(other, claim, context)), near[0])
            equal = _holds(claim, first, context)
            lies = not equal and _holds(first, claim, context)
            excluded[claim.id] = Excluded(claim.id, "contained" if lies else "other_account", first.id)
            rivals.setdefault(first.id, {}).setdefault(voice, []).append(claim)
            assumed |= _taken(claim, first)
        chosen += added
    reported, contested = _reported(chosen, accounts, rivals, context)
    counted = tuple(claim for _, claim in chosen)
    return Combined(counted, excluded, reported, additive, frozenset(assumed), frozenset(contested))


def _ranked(accounts: Mapping[str, Account], context: Context) -> list[str]:
    """The voices, first those that cover most of what the others tell."""

    def covers(voice: str) -> int:
        return sum(
            any(_holds(own, claim, context) for own in accounts[voice].counted)
            for other, one in accounts.items()
            if other != voice
            for claim in one.counted
        )

    def grade(voice: str) -> str:
        keys = {claim.told.source for claim in accounts[voice].counted}
        return min((context.sources[key].grade or "F" for key in keys if key in context.sources), default="F")

    told = [voice for voice, one in accounts.items() if one.counted]

    def rank(voice: str) -> tuple[int, bool, str, int, str]:
        soft = any(claim.soft for claim in accounts[voice].counted)
        return -covers(voice), soft, grade(voice), -accounts[voice].reported[0], voice

    return sorted(told, key=rank)


def _touch(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether two voices may tell of the same events."""
    pair = frozenset((one.id, other.id)), frozenset((one.told.report, other.told.report))
    if any(each in context.apart for each in pair):
        return False
    if any(each in context.same for each in pair):
        return True
    if one.side and other.side and one.side != other.side and not _same_sky(one, other, context):
        return False
    alike = related(one.claim.thing, other.claim.thing) and touching(one.reach, other.reach, context.parent)
    return alike and _together(one, other)


def _same_sky(one: Scoped, other: Scoped, context: Context) -> bool:
    """Whether voices of two sides tell of the same places: of a front's two skies each tells of its own."""
    if one.sites is None or other.sites is None:
        return False
    return inside(one.sites, other.sites, context.parent) or inside(other.sites, one.sites, context.parent)


def _together(one: Scoped, other: Scoped) -> bool:
    if one.when is None or other.when is None:
        return False
    return meet(one.when.span, other.when.span)


def _holds(outer: Scoped, inner: Scoped, context: Context) -> bool:
    """Whether the scope of one voice's number takes in another's, of the same night where hours are not told."""
    if outer.when is None or inner.when is None or outer.claim.thing not in lineage(inner.claim.thing):
        return False
    if outer.model and outer.model != inner.model:
        return False
    timely = _together(outer, inner) if outer.when.kind not in _CLOCK else within(inner.when.span, outer.when.span)
    loose = inner.when.kind not in _CLOCK and _together(outer, inner)
    placed = inside(inner.sites, outer.reach, context.parent) or lists(outer, inner, context)
    return (timely or loose) and placed


def _taken(one: Scoped, other: Scoped) -> set[str]:
    """What it takes to compare two numbers of different voices."""
    found = {"same_measure"}
    if one.when != other.when or (one.when and one.when.kind not in _CLOCK):
        found.add("same_night")
    if one.viewed or other.viewed:
        found.add("same_territory")
    return found


def _reported(
    chosen: Sequence[tuple[str, Scoped]],
    accounts: Mapping[str, Account],
    rivals: Mapping[str, Mapping[str, Sequence[Scoped]]],
    context: Context,
) -> tuple[Bounds, set[str]]:
    """What the counted claims come to, voice by voice, against what the others say instead, and what cannot hold."""
    total: Bounds = (0, 0)
    contested: set[str] = set()
    for voice in dict.fromkeys(voice for voice, _ in chosen):
        own = [claim for whose, claim in chosen if whose == voice]
        whole = accounts[voice]
        low, high = whole.reported if len(own) == len(whole.counted) else union(own, context)
        others: dict[str, list[Scoped]] = {}
        for claim in own:
            for other, said in rivals.get(claim.id, {}).items():
                others.setdefault(other, []).extend(said)
        for said in others.values():
            against = [claim for claim in own if any(_touch(claim, each, context) for each in said)]
            (low, high), hold = _met((low, high), own, against, said, context)
            contested |= set() if hold else {each.id for each in said}
        total = _plus(total, (low, high))
    return total, contested


def _met(
    figure: Bounds, own: Sequence[Scoped], against: Sequence[Scoped], said: Sequence[Scoped], context: Context
) -> tuple[Bounds, bool]:
    """The figure after another voice's account of some of it: narrowed where both can hold, else it spans them."""
    mine, theirs = union(against, context), union(said, context)
    if any(each.soft for each in said) and not any(each.soft for each in against):
        theirs = union([_loosened(each) for each in said], context)
    covered = all(any(_holds(each, claim, context) for each in said) for claim in against)
    low, high = mine
    hold = (high is None or theirs[0] <= high) and (not covered or theirs[1] is None or low <= theirs[1])
    if covered and all(any(_holds(claim, each, context) for claim in against) for each in said):
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


def _loosened(claim: Scoped) -> Scoped:
    """An approximate number with the room that it has."""
    low, high = limits(claim.claim)
    count = claim.claim.count._replace(low=low, high=high)
    return claim._replace(told=claim.told._replace(claim=claim.claim._replace(count=count)))


def _least(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _most(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _plus(one: Bounds, other: Bounds) -> Bounds:
    return one[0] + other[0], None if one[1] is None or other[1] is None else one[1] + other[1]
