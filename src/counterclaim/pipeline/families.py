"""The findings across reports, family by family: what those of some days are, and on which changes they depend.

A family's findings belong to days: to that which the first claim tells of, to that on which its report was published,
or to the night. What a day's findings depend on lies so near to it that they can be worked out from a part of the
ledger: each function says how near. All of them together find what `find_across` finds in the ledger as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Final, NamedTuple

from counterclaim.findings.across import deletions, floors, past, relays, revisions, twice
from counterclaim.findings.across.material import edition
from counterclaim.ledger import dependents, stretches
from counterclaim.ledger.schema import NEVER
from counterclaim.ledger.stretches import around as near
from counterclaim.model import Finding
from counterclaim.pipeline import between
from counterclaim.pipeline.loading import Around, Loaded, loaded

Days = Collection[date]
ByDay = dict[date, list[Finding]]

UNDATED: Final = NEVER.date()
FOLLOWED: Final = 8
"""Days after its publication in which an "at least" may be fallen below."""

BESIDE: Final = 3
"""How far from its own day a claim that tells of the same night, or the nights beside it, may lie."""

PAST: Final = 7
"""How far from its own day a claim that bears out one about the past may lie …"""

NEAREST: Final = 52
"""… and how far the nearest that is shown beside it, where none does."""


def _floors(around: Around, days: Days) -> ByDay:
    published = stretches.reports_published(around.ledger, near(days, 0, FOLLOWED))
    found = floors.find(loaded(around.ledger, published).material(around))
    return _by_day(found, days, lambda one: published.get(edition(one.claims[0]), UNDATED))


def _relays(around: Around, days: Days) -> ByDay:
    own = stretches.reports_about(around.ledger, near(days, 0, 0))
    if UNDATED in days:
        own += stretches.reports_without_day(around.ledger)
    links = [link for link in dependents.links_of(around.ledger, own) if link.report in set(own)]
    beside = stretches.reports_about(around.ledger, near(days, BESIDE, BESIDE))
    reports = {*own, *beside, *(link.origin for link in links)}
    some = loaded(around.ledger, reports, earlier=True)
    return _by_claim(relays.find(some.material(around, links)), days, some)


def _twice(around: Around, days: Days) -> ByDay:
    long = stretches.long_claims(around.ledger, days=near(days, 0, 0))
    reach = stretches.wider([*near(days, 0, 0), *((one.since, one.until) for one in long)], BESIDE)
    some = loaded(around.ledger, stretches.reports_about(around.ledger, reach))
    return _by_claim(twice.find(some.material(around)), days, some)


def _versions(around: Around, days: Days) -> ByDay:
    """Revisions and deletions; a source may tell the same in a report of any time."""
    published = stretches.reports_published(around.ledger, [(day, day) for day in days])
    edited, gone = dependents.changed_afterwards(around.ledger, published)
    some = loaded(around.ledger, {*edited, *gone}, earlier=True)
    lost = [one for one in some.told if one.report in set(gone)]
    more = {*edited, *gone, *stretches.told_like(around.ledger, lost)}
    material = loaded(around.ledger, more, earlier=True).material(around)
    found = (*revisions.find(material), *deletions.find(material))
    return _by_day(found, days, lambda one: published.get(edition(one.claims[0]).partition("@")[0]))


def _past(around: Around, days: Days) -> ByDay:
    """First what nothing of its days bears out; then what of the weeks around is the nearest to that."""
    some = loaded(around.ledger, stretches.reports_about(around.ledger, near(days, PAST, PAST)))
    unmatched = _by_claim(past.find(some.material(around)), days, some)
    about = {one.claims[0] for found in unmatched.values() for one in found}
    if not about:
        return {}
    its_days = {some.days[key] for key in about}
    wide = loaded(around.ledger, stretches.reports_about(around.ledger, near(its_days, NEAREST, NEAREST)))
    return _by_claim(past.find(wide.material(around), about), days, wide)


def _by_day(found: Iterable[Finding], days: Days, day_of: Callable[[Finding], date | None]) -> ByDay:
    kept: ByDay = {}
    for one in found:
        day = day_of(one)
        if day is not None and day in days:
            kept.setdefault(day, []).append(one)
    return kept


def _by_claim(found: Iterable[Finding], days: Days, some: Loaded) -> ByDay:
    return _by_day(found, days, lambda one: some.days.get(one.claims[0]))


class Family(NamedTuple):
    """A family: its findings of some days, and whether these are the days of publication.

    What is found `first` is not found again as a contradiction.
    """

    of: Callable[[Around, Days], ByDay]
    published: bool = False
    first: bool = False


FAMILIES: Final[Mapping[str, Family]] = {
    "floors": Family(_floors, published=True, first=True),
    "relays": Family(_relays, first=True),
    "twice": Family(_twice, first=True),
    "clashes": Family(between.clashes),
    "longer": Family(between.longer),
    "versions": Family(_versions, published=True),
    "past": Family(_past),
}
"""In the order in which they are worked out."""
