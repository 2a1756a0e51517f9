"""Each origin once: claims of reports that go back to another report are not added to what that report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.accounts.admit import order
from counterclaim.accounts.context import Context
from counterclaim.accounts.scoped import Scoped
from counterclaim.model.kept import Excluded
from counterclaim.model.vocabulary import related


def once(claims: Sequence[Scoped], context: Context) -> tuple[tuple[Scoped, ...], Mapping[str, Excluded]]:
    """The claims that are nobody else's, and those told after another, each with the claim it repeats.

    Where the original is not among them, the first report that goes back to it stands for it. What a relay adds of its
    own, with no counterpart in the original, is kept.
    """
    roots = _roots(claims, context)
    if all(root == report for report, root in roots.items()):
        return tuple(claims), {}
    altered = {pair[0]: pair[1] for link in context.links for pair in link.altered}
    firsts: dict[str, str] = {root: root for root in roots.values() if root in roots}
    told: dict[str, list[Scoped]] = {}
    kept, excluded = [], {}
    for claim in sorted(claims, key=order):
        told.setdefault(claim.told.report, []).append(claim)
    for claim in sorted(claims, key=order):
        report = claim.told.report
        first = firsts.setdefault(roots[report], report)
        if first == report or claim.told.state == "rejected" or first in context.deleted:
            kept.append(claim)
            continue
        other = altered.get(claim.id) or _counterpart(claim, told.get(first, ()))
        if other is None:
            kept.append(claim)
        else:
            excluded[claim.id] = Excluded(claim.id, "copy", other)
    return tuple(kept), excluded


def _counterpart(claim: Scoped, others: Sequence[Scoped]) -> str | None:
    """The claim of the original that says the same: the same number, or a number of the same place and thing."""
    alike = [
        other
        for other in others
        if other.claim.measure == claim.claim.measure and related(other.claim.thing, claim.claim.thing)
    ]
    equal = [other for other in alike if other.claim.count[:2] == claim.claim.count[:2]]
    nearest = sorted(equal, key=lambda other: other.sites != claim.sites)
    if nearest:
        return nearest[0].id
    return next((o.id for o in alike if o.sites == claim.sites and o.claim.thing == claim.claim.thing), None)


def _roots(claims: Sequence[Scoped], context: Context) -> Mapping[str, str]:
    """The report that each report goes back to in the end; itself where it copies none."""
    above = {claim.told.report: claim.told.origin for claim in claims if claim.told.origin}
    above |= {link.report: link.origin for link in context.links}
    sources = {claim.told.report: claim.told.source for claim in claims}
    found: dict[str, str] = {}
    for report, source in sources.items():
        root, seen = report, {report}
        while (up := above.get(root)) is not None and up not in seen:
            seen.add(up)
            root = up
        found[report] = report if sources.get(root) == source else root  # a source does not copy itself
    return found
