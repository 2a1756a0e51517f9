"""Several voices about one scope: compared, never added; what only one of them covers is added.

The voice that covers most gives the figure; a governor's number lies inside the ministry's. Where accounts of the same
scope agree they narrow the figure, where they cannot both hold it spans them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from counterclaim.accounts.account import Account, Bounds, union
from counterclaim.accounts.between import CLOCK, holds, touch
from counterclaim.accounts.context import Context
from counterclaim.accounts.rivals import Contested, against_rivals, plus
from counterclaim.accounts.scoped import Scoped
from counterclaim.model.kept import Excluded

SIDE_BY_SIDE: Final = frozenset({"same_night", "same_territory", "same_measure"})
"""What it may take to set numbers of different voices side by side."""


class Combined(NamedTuple):
    """The claims that give the figure, why others of the accounts do not, what they come to, what it takes.

    `additive` is what every number would come to if none told of what another told; `contested` are claims that cannot
    hold together: the counted ones, and those that others tell instead.
    """

    counted: tuple[Scoped, ...]
    excluded: Mapping[str, Excluded]
    reported: Bounds
    additive: Bounds
    assumed: frozenset[str]
    contested: Contested = (frozenset(), frozenset())


def combined(accounts: Mapping[str, Account], context: Context) -> Combined:
    """One account out of those of several voices.

    Where the assumption `nested` is withheld, every number adds. Where one is withheld that it takes to set the voices
    side by side, the figure spans them, from the lowest account to the highest.
    """
    found = _beside(accounts, context)
    if "nested" in context.withheld:
        return _added(found, accounts)
    compared = "same_measure" in found.assumed
    if compared and SIDE_BY_SIDE & found.assumed & context.withheld:
        told = [one.reported for one in accounts.values() if one.counted]
        highs = [high for _, high in told if high is not None]
        high = max(highs) if len(highs) == len(told) else None
        return found._replace(reported=(min(low for low, _ in told), high))
    return found


def _added(found: Combined, accounts: Mapping[str, Account]) -> Combined:
    """The additive reading: what lies in another number of its voice, or of another voice, is counted beside it."""
    counted = tuple(claim for one in accounts.values() for claim in (*one.counted, *one.contained))
    names = {claim.id for claim in counted}
    excluded = {key: each for one in accounts.values() for key, each in one.excluded.items() if key not in names}
    return found._replace(counted=counted, excluded=excluded, reported=found.additive)


def _beside(accounts: Mapping[str, Account], context: Context) -> Combined:
    """The accounts compared.

    A number of which nobody says where, no larger than what other voices tell with places, is compared with that and
    not added.
    """
    if all(claim.sites is not None for one in accounts.values() for claim in one.counted) or len(accounts) < 2:
        return _combined(accounts, context)
    placed = {voice: _without(one, lambda each: each.sites is not None, context) for voice, one in accounts.items()}
    told = _combined(placed, context)
    loose = {
        claim.id: min(near, key=lambda each: each.claim.count[:2] != claim.claim.count[:2])
        for one in accounts.values()
        for claim in one.counted
        if claim.sites is None and claim.claim.count.low <= told.reported[0]
        if (near := [each for each in told.counted if each.voice != claim.voice and touch(claim, each, context)])
    }
    if not loose:
        return _combined(accounts, context)
    rest = {voice: _without(one, lambda each: each.id not in loose, context) for voice, one in accounts.items()}
    found = _combined(rest, context)
    compared = {key: Excluded(key, "other_account", near.id) for key, near in loose.items()}
    additive: Bounds = (0, 0)
    for one in accounts.values():
        additive = plus(additive, one.additive)
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
        additive = plus(additive, one.additive)
    chosen: list[tuple[str, Scoped]] = []
    rivals: dict[str, dict[str, list[Scoped]]] = {}  # counted claim → voice → what it says instead
    for voice in _ranked(accounts, context):
        added = []
        for claim in accounts[voice].counted:
            near = [other for whose, other in chosen if whose != voice and touch(claim, other, context)]
            if not near:
                added.append((voice, claim))
                continue
            first = next((other for other in near if holds(other, claim, context)), near[0])
            equal = holds(claim, first, context)
            lies = not equal and holds(first, claim, context)
            excluded[claim.id] = Excluded(claim.id, "contained" if lies else "other_account", first.id)
            rivals.setdefault(first.id, {}).setdefault(voice, []).append(claim)
            assumed |= _taken(claim, first)
        chosen += added
    reported, contested = against_rivals(chosen, accounts, rivals, context)
    counted = tuple(claim for _, claim in chosen)
    return Combined(counted, excluded, reported, additive, frozenset(assumed), contested)


def _ranked(accounts: Mapping[str, Account], context: Context) -> list[str]:
    """The voices, first those that cover most of what the others tell."""

    def covers(voice: str) -> int:
        return sum(
            any(holds(own, claim, context) for own in accounts[voice].counted)
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


def _taken(one: Scoped, other: Scoped) -> set[str]:
    """What it takes to compare two numbers of different voices."""
    found = {"same_measure"}
    if one.when != other.when or (one.when and one.when.kind not in CLOCK):
        found.add("same_night")
    if one.viewed or other.viewed:
        found.add("same_territory")
    return found
