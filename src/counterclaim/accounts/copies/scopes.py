"""When two claims of different reports are the same assertion, and when they are it with another number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from counterclaim.model import Claim, Count, Place, Town
from counterclaim.model.text import fold
from counterclaim.model.vocabulary import related, section

Pair = tuple[str, str]
"""The ids of two claims: of the copy, of its original."""

_BARE: Final = {"singular", "plural", "several", "dozens", "zero"}
_SLACK: Final = timedelta(hours=12)


def codes(claim: Claim) -> frozenset[str]:
    """The codes of a claim's places, and the regions of its towns."""
    return _codes(claim.places, claim.towns)


@lru_cache(maxsize=65536)
def _codes(places: tuple[Place, ...], inside: tuple[Town, ...]) -> frozenset[str]:
    return frozenset(place.code for place in places) | {town.region for town in inside if town.region}


def towns(claim: Claim) -> frozenset[str]:
    """The towns of a claim, by id where they have one."""
    return frozenset(town.id or fold(town.name) for town in claim.towns)


def countries(claim: Claim) -> frozenset[str]:
    """The codes of a claim's places at the level of countries and seas (ISO 3166-2 codes begin with the country's)."""
    return frozenset(code.partition("-")[0] for code in codes(claim))


def numbered(claim: Claim) -> bool:
    """Whether the claim states a number of its own: no bare noun, no "several", no zero, no history."""
    return claim.count.form not in _BARE and not claim.background and claim.stance != "denied"


def alike(one: Claim, other: Claim) -> bool:
    """Whether both say the same number of the same: equal counts, places that agree, times that may be the same."""
    return (
        one.measure == other.measure
        and one.count[:2] == other.count[:2]
        and one.background == other.background
        and (one.stance == "denied") == (other.stance == "denied")
        and related(one.thing, other.thing)
        and _places_agree(one, other)
        and times_agree(one, other)
    )


def repeated(copy: Sequence[Claim], original: Sequence[Claim]) -> tuple[Pair, ...]:
    """Which claim of the copy repeats which of the original, each at most once; equal places before compatible ones."""
    found: list[Pair] = []
    free: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in original:
        free[claim.measure, claim.count.low, claim.count.high].append(claim)
    left = [claim for claim in copy if (claim.measure, claim.count.low, claim.count.high) in free]
    for exact in (True, False):
        taken = {mine for mine, _ in found}
        for claim in left:
            others = free[claim.measure, claim.count.low, claim.count.high]
            fitting = (one for one in others if alike(claim, one) and (not exact or codes(claim) == codes(one)))
            theirs = next(fitting, None) if claim.id not in taken else None
            if theirs is not None:
                others.remove(theirs)
                found.append((claim.id, theirs.id))
    return tuple(sorted(found))


def altered(
    copy: Sequence[Claim],
    original: Sequence[Claim],
    before: Iterable[Sequence[Claim]] = (),
    *,
    same: Sequence[Pair] | None = None,
) -> tuple[Pair, ...]:
    """Claims that are the same assertion with a number that cannot be the other's: (of the copy, of the original).

    The same: measure, thing, places, towns, place in the structure of parts, and time. Only where one claim of each
    report is left to compare, so that two counts at one place are never set against each other by guess; never where
    an earlier version of the original (`before`) had the copy's number, and never where one is only vaguer ("more
    than 20" for 23), or a soft number lies within a quarter of the other. `same`: what `repeated` gives, if known.
    """
    same = repeated(copy, original) if same is None else same
    left = _by_scope(copy, {mine for mine, _ in same}), _by_scope(original, {theirs for _, theirs in same})
    found = []
    for scope, (mine, *more) in left[0].items():
        theirs = left[1].get(scope, ())
        if more or len(theirs) != 1 or not _disjoint(mine.count, theirs[0].count):
            continue
        known = any(alike(mine, claim) for version in before for claim in version)
        if not known and times_agree(mine, theirs[0]):
            found.append((mine.id, theirs[0].id))
    return tuple(sorted(found))


def fixed_alike(one: Claim, other: Claim) -> bool:
    """Whether both state the same clock limits: then they speak of one window whatever else they say."""
    limits = one.window.start, one.window.end
    return None not in limits and limits == (other.window.start, other.window.end)


def times_agree(one: Claim, other: Claim) -> bool:
    """Whether both may be about the same time: their windows overlap, or one of them states none."""
    first, second = limits(one), limits(other)
    if first is None or second is None:
        return True
    start, end = max(first[0], second[0]), min(first[1], second[1])
    return start < end or (start == end and (first[0] == first[1] or second[0] == second[1]))


def limits(claim: Claim) -> tuple[datetime, datetime] | None:
    """The earliest and latest moment of a claim, UTC; None where it states no time or only one end of it."""
    window = claim.window
    if window.start is not None and window.end is not None:
        return window.start, window.end
    if window.date is None:
        return None
    noon = datetime.combine(window.date, time(12), UTC)
    return (noon - timedelta(days=1), noon) if window.precision == "night" else (noon - _SLACK, noon + _SLACK)


def _places_agree(one: Claim, other: Claim) -> bool:
    mine, theirs = codes(one), codes(other)
    if not mine or not theirs:
        return True
    if towns(one) and towns(other) and not towns(one) & towns(other):
        return False
    return bool(mine & theirs) or bool(mine & countries(other)) or bool(theirs & countries(one))


def _by_scope(claims: Sequence[Claim], taken: set[str]) -> dict[tuple[object, ...], list[Claim]]:
    known = {claim.id: claim for claim in claims}
    replaced = {claim.corrects for claim in claims}
    kept = (c for c in claims if c.id not in taken and c.id not in replaced and numbered(c) and c.cue is None)
    groups: defaultdict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in kept:
        whole = known.get(claim.part_of or "")
        places = countries(claim) if claim.closed else codes(claim)  # a full list may be told as the country alone
        groups[claim.measure, claim.thing, claim.model, places, towns(claim), whole is not None, claim.each].append(
            claim
        )
    return groups


def _disjoint(one: Count, other: Count) -> bool:
    (low, high), (least, most) = _reach(one), _reach(other)
    return (high is not None and high < least) or (most is not None and most < low)


def _reach(count: Count) -> tuple[float, float | None]:
    if not section("forms")[count.form].soft:
        return count.low, count.high
    return count.low * 0.75, None if count.high is None else count.high * 1.25
