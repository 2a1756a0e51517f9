"""Contradictions between reports as findings: of some nights, and of longer totals that belong to some days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from counterclaim import accounts
from counterclaim import ledger as kept_in
from counterclaim.accounts.context import Context
from counterclaim.accounts.periods import period
from counterclaim.accounts.scoped import Scoped, scoped
from counterclaim.accounts.stream import mornings
from counterclaim.findings.across import clashes as proved
from counterclaim.findings.across import longer as totals
from counterclaim.ledger import dependents, stretches
from counterclaim.ledger.stretches import around as near
from counterclaim.model import Finding
from counterclaim.model.kept import Told
from counterclaim.model.records import Contradiction
from counterclaim.pipeline.accounting import context
from counterclaim.pipeline.loading import Around, Loaded, loaded

NIGHTS: Final = 2
"""How far from a night the days of the claims that touch it may lie, in whatever zones they were told."""

NAMED: Final = ("CC701", "CC706", "CC707")
"""What a contradiction of the same claims gives way to."""

EXPLAINED: Final = ("CC707",)

ByDay = dict[date, list[Finding]]
Told_ = dict[str, tuple[date, Told]]  # by id, with the day that it tells of


def clashes(around: Around, days: Collection[date]) -> ByDay:
    """What claims of several reports about one night cannot all be true, by night."""
    told = stretches.told_about(around.ledger, near(days, NIGHTS, NIGHTS))
    seen = _context(around, (one for _, one in told.values()))
    at: dict[date, list[Scoped]] = {day: [] for day in days}
    for _, one in told.values():
        claim = scoped(one, seen)
        for morning in mornings(claim, seen):
            if morning in at:
                at[morning].append(claim)
    found = {
        night: accounts.clashes(claims, period("night", night, around.zone), seen)
        for night, claims in at.items()
        if claims
    }
    return _named(around, told, found)


def _named(around: Around, told: Told_, found: dict[date, tuple[Contradiction, ...]]) -> ByDay:
    night_of = {frozenset(each.claims): night for night, some in found.items() for each in some}
    claims = frozenset[str]().union(*night_of)
    given_way = {frozenset(each) for each in dependents.claims_found(around.ledger, NAMED, claims)}
    reports = {name for key in claims for name in (told[key][1].report, told[key][1].origin)}
    material = loaded(around.ledger, reports).material(
        around, contradictions=[each for some in found.values() for each in some]
    )
    kept: ByDay = {}
    for one in proved.find(material):
        if frozenset(one.claims) not in given_way:
            kept.setdefault(night_of[frozenset(one.claims)], []).append(one)
    return kept


def longer(around: Around, days: Collection[date]) -> ByDay:
    """Totals over several nights that these rule out, by the day that the total belongs to."""
    own = near(days, NIGHTS, NIGHTS)
    long = stretches.long_claims(around.ledger, days=own)
    if not any(one.until in days for one in long):
        return {}
    reach = stretches.wider([*own, *((one.since, one.until) for one in long)], NIGHTS)
    told = stretches.told_about(around.ledger, reach)
    seen = _context(around, (one for _, one in told.values()))
    its_days = set(stretches.each_of(own))
    some = [one for day, one in told.values() if day in its_days or not scoped(one, seen).long]
    found, _ = accounts.longer(some, seen)
    totalled = [one.claims[0] for one in found]
    explained = {each[0] for each in dependents.claims_found(around.ledger, EXPLAINED, totalled)}
    by_day = {key: day for key, (day, _) in told.items()}
    kept: ByDay = {}
    for one in totals.find(Loaded(by_day, some, []).material(around, contradictions=found)):
        day = by_day[one.claims[0]]
        if day in days and one.claims[0] not in explained:
            kept.setdefault(day, []).append(one)
    return kept


def _context(around: Around, told: Iterable[Told]) -> Context:
    """What accounts of these claims depend on beside them."""
    reports = sorted({one.report for one in told})
    _, gone = dependents.changed_afterwards(around.ledger, reports)
    links = dependents.links_of(around.ledger, reports)
    return context(
        around.sources, links, kept_in.decisions(around.ledger), zone=around.zone, deleted=gone, reasons=False
    )
