"""Sums that do hold: wholes that their parts fill, and totals that the hours told beside them add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from counterclaim.algebra.forest import Forest, Scope
from counterclaim.algebra.lineage import Parent, measure_chain, site_chain, sites, thing_chain
from counterclaim.algebra.timeline import Span, clock, overlap, within
from counterclaim.model.records import Agreement, Claim
from counterclaim.model.vocabulary import related


def agreements(claims: Sequence[Claim], forest: Forest, parent: Parent) -> tuple[Agreement, ...]:
    """All agreements, in the order of the claims; two parts or slots at the least."""
    found = [*_filled(forest, parent), *_slots(claims)]
    place = {claim.id: index for index, claim in enumerate(claims)}
    return tuple(sorted(dict.fromkeys(found), key=lambda each: place[each.claims[0]]))


class _Reach(NamedTuple):
    """A scope with what holds each of its nodes."""

    span: Span | None
    chains: tuple[tuple[tuple[object, ...], ...], ...]  # of its sites, its measures, its things


def _filled(forest: Forest, parent: Parent) -> Iterable[Agreement]:
    for node in forest.values():
        if len(node.parts) < 2:
            continue
        apart: list[tuple[_Reach, Claim]] = []
        for part in (forest[name] for name in node.parts):
            reach = _reach(part.scope, parent)
            if all(_apart(reach, other) for other, _ in apart):
                apart.append((reach, part.claim))
        parts = [claim for _, claim in apart]
        if len(parts) > 1 and _sums(parts, node.claim):
            yield _agreement(parts, node.claim)


def _reach(scope: Scope, parent: Parent) -> _Reach:
    sites = tuple(site_chain(site, parent) for site in scope.sites or ())
    measures, things = tuple(map(measure_chain, scope.measures)), tuple(map(thing_chain, scope.things))
    return _Reach(scope.span, (sites, measures, things))


def _apart(one: _Reach, other: _Reach) -> bool:
    """Whether nothing can lie in both."""
    if one.span and other.span and not overlap(one.span, other.span):
        return True
    return any(
        first and second and _strange(first, second) for first, second in zip(one.chains, other.chains, strict=True)
    )


def _strange(one: Iterable[tuple[object, ...]], other: Iterable[tuple[object, ...]]) -> bool:
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
