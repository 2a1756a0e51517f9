"""Counts told beside a closed total of the same kind and standing in none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.findings.assemble import Rule, amount, label, listed, news, numbered, wholes
from counterclaim.findings.place import Parent, root, where
from counterclaim.model import Claim, Extract, Finding, Span

BESIDE = Rule("CC303", 5, ("the total counting others than these",))


def find(extract: Extract, parent: Parent) -> tuple[Finding, ...]:
    """One note a measure and thing whose counts at named places stand in no closed total of the report."""
    claims = news(extract)
    totals = {whole: parts for whole, parts in wholes(claims) if whole.closed}
    return tuple(_beside(_alone(claims), totals, parent))


def _beside(alone: Sequence[Claim], totals: dict[Claim, tuple[Claim, ...]], parent: Parent) -> Iterator[Finding]:
    for measure, thing in dict.fromkeys((total.measure, total.thing) for total in totals):
        kin = {t: parts for t, parts in totals.items() if (t.measure, t.thing) == (measure, thing)}
        split = {_codes(part) for parts in kin.values() for part in parts}
        left = [
            claim
            for claim in alone
            if (claim.measure, claim.thing) == (measure, thing)
            and any(_comparable(claim, total, parts, parent) for total, parts in kin.items())
            and (claim.cue == "further" or _codes(claim) not in split)  # else it may be that part, told again
        ]
        if left:
            counts = listed(f"{amount(claim.count)} ({where(claim)})" for claim in left)
            stand = "stands" if len(left) == 1 else "stand"
            message = f"{label('things', thing)} {label('measures', measure)}: {counts} {stand} in no total"
            yield BESIDE.found(message, [*left, *kin])


def _alone(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Numbers that are neither whole, part nor said of each place, at places named for them and no earlier claim."""
    with_parts = {claim.part_of for claim in claims}
    seen: set[Span] = set()
    alone = []
    for claim in claims:
        spans = set(claim.evidence.places)
        stated = claim.count.low > 0 and numbered(claim.count) and claim.stance != "denied"
        lone = claim.part_of is None and claim.id not in with_parts and not claim.each
        if stated and lone and claim.places and spans and not spans & seen:
            alone.append(claim)
        seen |= spans
    return tuple(alone)


def _comparable(claim: Claim, total: Claim, parts: Sequence[Claim], parent: Parent) -> bool:
    """Whether the total could have held the claim: not over before it began, and of the same countries and seas."""
    began, over = claim.window.start, total.window.end
    in_time = began is None or over is None or began < over
    return in_time and _roots([claim], parent) <= _roots([total, *parts], parent)


def _roots(claims: Sequence[Claim], parent: Parent) -> set[str]:
    return {root(place.code, parent) for claim in claims for place in claim.places}


def _codes(claim: Claim) -> frozenset[str]:
    return frozenset(place.code for place in claim.places)
