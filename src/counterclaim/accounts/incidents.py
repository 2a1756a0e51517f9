"""Incidents: claims that speak of one event, as connected components.

Two claims are joined where they may count some of the same: one place, times that meet. Parts go with their wholes, and
what reviewers found to be the same goes together. The cost is that of sorting, place by place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from counterclaim.accounts.admit import order
from counterclaim.accounts.context import Context, above
from counterclaim.accounts.scoped import Scoped, scoped
from counterclaim.model.kept import Told

_SLACK = timedelta(hours=1)  # "about 16:10" and "16:30" may be one event


def incidents(told: Iterable[Told], context: Context) -> tuple[tuple[str, ...], ...]:
    """Groups of claim ids, each in the order told, that may speak of one event.

    A place is a region or a sea; a claim of a whole country tells of many events and joins nothing by its place. A
    claim of several regions joins them. What has no time stands alone. A report that copies another is in its group.
    The result depends on the set of claims alone.
    """
    claims = sorted((scoped(one, context) for one in told), key=order)
    known = {each.id for each in claims}
    above_: dict[str, str] = {key: key for key in known}

    def find(key: str) -> str:
        while above_[key] != key:
            above_[key] = key = above_[above_[key]]
        return key

    for one, other in _joins(claims, context):
        if one in known and other in known and frozenset((one, other)) not in context.apart:
            above_[find(other)] = find(one)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for claim in claims:
        groups[find(claim.id)].append(claim.id)
    return tuple(tuple(group) for group in groups.values())


def _joins(claims: Iterable[Scoped], context: Context) -> Iterator[tuple[str, str]]:
    """Pairs of claims that go together; enough of them to join all that do."""
    cells: defaultdict[str, list[Scoped]] = defaultdict(list)
    tellings: dict[object, str] = {}
    for claim in claims:
        if claim.claim.part_of is not None:
            yield claim.claim.part_of, claim.id
        origin = claim.told.origin or claim.told.report
        yield tellings.setdefault((origin, claim.when and claim.when.span, claim.sites), claim.id), claim.id
        for site in {site.partition("/")[0] for site in claim.sites or ()}:
            if claim.when is not None and not claim.long and (len(above(site, context.parent)) > 1 or ":" in site):
                cells[site].append(claim)
    for near in cells.values():
        yield from _runs(near)
    for pair in context.same:
        yield min(pair), max(pair)


def _runs(near: Iterable[Scoped]) -> Iterator[tuple[str, str]]:
    """Neighbours on the line of time whose spans meet, or nearly."""
    reach, last = None, ""
    for claim in sorted((each for each in near if each.when), key=lambda each: (each.when, each.id)):
        if claim.when is None:
            continue
        (start, end), _ = claim.when
        if reach is not None and start < reach + _SLACK:
            yield last, claim.id
        if reach is None or end > reach:
            reach, last = end, claim.id
