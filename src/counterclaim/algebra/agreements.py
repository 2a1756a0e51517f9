"""Sums that do hold: wholes that their parts fill, and totals that the hours told beside them add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from counterclaim.algebra.forest import Forest, Node, Scope
from counterclaim.algebra.lineage import Parent, measure_chain, site_chain, sites, thing_chain
from counterclaim.algebra.timeline import Span, clock, overlap, within
from counterclaim.model.records import Agreement, Claim
from counterclaim.model.vocabulary import related


def agreements(claims: Sequence[Claim], forest: Forest, parent: Parent) -> tuple[Agreement, ...]:
    """All agreements, in the order of the claims; two parts or slots at the least."""
    found = [*_filled(forest, parent), *_slots(claims)]
    place = {claim.id: index for index, claim in enumerate(claims)}
    return tuple(sorted(dict.fromkeys(found), key=lambda each: place[each.claims[0]]))


def _filled(forest: Forest, parent: Parent) -> Iterable[Agreement]:
    for node in forest.values():
        apart: list[Node] = []
        for part in (forest[name] for name in node.parts):
            if all(_apart(part.scope, other.scope, parent) for other in apart):
                apart.append(part)
        if len(apart) > 1 and _sums([part.claim for part in apart], node.claim):
            yield _agreement([part.claim for part in apart], node.claim)


def _apart(one: Scope, other: Scope, parent: Parent) -> bool:
    """Whether nothing can lie in both scopes."""
    if one.span and other.span and not overlap(one.span, other.span):
        return True
    pairs = [
        ([measure_chain(each) for each in one.measures], [measure_chain(each) for each in other.measures]),
        ([thing_chain(each) for each in one.things], [thing_chain(each) for each in other.things]),
    ]
    spots = [[site_chain(site, parent) for site in scope.sites or ()] for scope in (one, other)]
    return any(_strange(*pair) for pair in pairs) or (all(spots) and _strange(*spots))


def _strange(one: Sequence[tuple[object, ...]], other: Sequence[tuple[object, ...]]) -> bool:
    """Whether no chain of one side leads to a node of the other."""
    return not any(first[0] in second or second[0] in first for first in one for second in other)


def _slots(claims: Sequence[Claim]) -> Iterable[Agreement]:
    """Runs of claims with separate hours, just before or after a total of the same that they add up to."""
    for index, total in enumerate(claims):
        for run in (range(index + 1, len(claims)), range(index - 1, -1, -1)):
            slots: list[tuple[Span, Claim]] = []
            for slot in map(claims.__getitem__, run):
                hours = clock(slot.window)
                if hours is None or not _slot_of(slot, total) or any(overlap(hours, other) for other, _ in slots):
                    break
                slots.append((hours, slot))
                if len(slots) > 1 and _sums([each for _, each in slots], total):
                    yield _agreement([each for _, each in sorted(slots, key=itemgetter(0))], total)
                    break


def _slot_of(slot: Claim, total: Claim) -> bool:
    hours, around = clock(slot.window), clock(total.window)
    alike = slot.measure == total.measure and related(slot.thing, total.thing) and slot.background == total.background
    if hours is None or not alike or slot.part_of == total.id or total.part_of == slot.id:
        return False
    same_place = not slot.places or sites(slot) == sites(total)
    return same_place and (around is None or (within(hours, around) and hours != around))


def _sums(parts: Sequence[Claim], whole: Claim) -> bool:
    exact = all(claim.count.low == claim.count.high for claim in (*parts, whole))
    return exact and sum(claim.count.low for claim in parts) == whole.count.low


def _agreement(parts: Sequence[Claim], whole: Claim) -> Agreement:
    message = f"{' + '.join(f'{part.count.low}' for part in parts)} = {whole.count.low}"
    return Agreement(message, (whole.id, *(part.id for part in parts)))
