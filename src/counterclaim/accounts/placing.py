"""Which of a voice's numbers lie inside others: the widest first, as far as their room goes."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence

from counterclaim.accounts import nesting
from counterclaim.accounts.admit import Admitted
from counterclaim.accounts.context import Context
from counterclaim.accounts.room import Room
from counterclaim.accounts.scoped import Scoped, lineage

Holders = Mapping[str, str]  # a topmost claim → the one that it is read as inside


def placed(found: Admitted, context: Context, holders: Holders | None) -> tuple[list[Scoped], dict[str, str]]:
    """The claims that lie in no other, and the holder of each that does.

    What one report tells of one time lies in another's total as a whole or not at all. Where the claims are parts,
    `holders` says how their wholes were placed, and they follow.
    """
    banned: set[Hashable] = set()
    own, parts = _told_together(found, context)
    while True:
        inside, likely = _placed(found, own, parts, context, holders, banned)
        kept = [claim for claim in found.tops if claim.id not in inside]
        split = {_telling(each) for each in kept} & {_telling(each) for each in likely}
        if not split:
            return kept, inside
        banned |= split


def _told_together(found: Admitted, context: Context) -> tuple[dict[str, str], dict[str, list[Scoped]]]:
    """What lies inside another number of the same report, though no part_of says so; and every number's parts."""
    inside: dict[str, str] = {}
    parts = {whole: list(held) for whole, held in found.parts.items()}
    reports: dict[str, list[Scoped]] = {}
    for claim in _widest(found.tops):
        before = reports.setdefault(claim.told.report, [])
        for holder in reversed(before):
            unplaced = claim.sites is None and holder.id in inside  # a place untold is no place of a part
            if not unplaced and nesting.relation(claim, holder, context) == nesting.CONTAINED:
                inside[claim.id] = holder.id
                parts.setdefault(holder.id, []).append(claim)
                break
        before.append(claim)
    for told in reports.values():
        _listed(told, inside, parts, context)
    return inside, parts


def _listed(told: Sequence[Scoped], inside: dict[str, str], parts: dict[str, list[Scoped]], context: Context) -> None:
    """ "45 in all: 11 over A, a further 23 over B": the 23 adds to the 11, inside the 45."""
    for claim in told:
        if claim.claim.cue != "further" or claim.id in inside:
            continue
        plain = claim._replace(told=claim.told._replace(claim=claim.claim._replace(cue=None)))
        for holder in told:
            listed = any(each.claim.quote.start < claim.claim.quote.start for each in parts.get(holder.id, ()))
            if listed and nesting.relation(plain, holder, context) == nesting.CONTAINED:
                inside[claim.id] = holder.id
                parts[holder.id].append(claim)
                break


def _placed(
    found: Admitted,
    own: Mapping[str, str],
    parts: Mapping[str, Sequence[Scoped]],
    context: Context,
    holders: Holders | None,
    banned: Collection[Hashable],
) -> tuple[dict[str, str], list[Scoped]]:
    """The holder of each claim that lies in another, and the claims for which that is no more than a reading."""
    inside, readings = dict(own), []
    rooms: dict[str, Room] = {}
    before: list[Scoped] = []
    for claim in _widest([top for top in found.tops if top.id not in own]):
        for holder in reversed(before):
            stands = nesting.relation(claim, holder, context)
            likely = stands == nesting.LIKELY and _telling(claim) not in banned and _agreed(claim, holder, holders)
            if not likely and stands != nesting.CONTAINED:
                continue
            if holder.id not in inside:
                room = rooms.setdefault(holder.id, Room(holder, parts, context))
                if not room.take(claim) and likely:
                    continue
            inside[claim.id] = holder.id
            readings += [claim] if likely else []
            break
        before.append(claim)
    return inside, readings


def _telling(claim: Scoped) -> Hashable:
    return claim.told.report, claim.when


def _agreed(claim: Scoped, holder: Scoped, holders: Holders | None) -> bool:
    """Whether the reading that the wholes took, if these are parts, is that one lies in the other."""
    if holders is None:
        return True
    whole, above = claim.claim.part_of or claim.id, holder.claim.part_of or holder.id
    while whole in holders:
        whole = holders[whole]
        if whole == above:
            return True
    return claim.claim.part_of is None and holder.claim.part_of is None


def _widest(claims: Sequence[Scoped]) -> list[Scoped]:
    """The claims by how much they take in: hours, things, places, then the number."""
    totals = {
        (each.told.report, each.when): max(each.claim.count.low for each in group)
        for group in _groups(claims).values()
        for each in group
    }

    def extent(claim: Scoped) -> tuple[float, int, int, bool, int]:
        span = claim.when.span if claim.when else None
        length = (span[1] - span[0]).total_seconds() if span else 0.0
        depth = -len(lineage(claim.claim.thing))
        low = claim.claim.count.low
        if claim.sites is not None:
            breadth = len(claim.sites)
        else:  # without a place it takes in most, but not beside a total
            breadth = 1_000_000 if low > totals.get((claim.told.report, claim.when), -1) else 0
        return length, depth, breadth, not claim.model, low

    return sorted(claims, key=extent, reverse=True)


def _groups(claims: Sequence[Scoped]) -> Mapping[Hashable, Sequence[Scoped]]:
    """The claims with a place, by report and time."""
    found: dict[Hashable, list[Scoped]] = {}
    for claim in claims:
        if claim.sites is not None:
            found.setdefault((claim.told.report, claim.when), []).append(claim)
    return found
