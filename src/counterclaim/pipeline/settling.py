"""What is worked out across reports once they were added: who copies whom, and what should be seen side by side.

All of it is computed from what the ledger holds, so that it depends neither on the order in which reports came nor on
how often it is computed; what was computed before is replaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from counterclaim import ledger as kept
from counterclaim.accounts import copies
from counterclaim.accounts.context import Context
from counterclaim.accounts.copies import Filed
from counterclaim.languages.load import available
from counterclaim.ledger import Ledger, Version, stretches
from counterclaim.ledger.unsettled import waiting
from counterclaim.model import Claim
from counterclaim.model.kept import Decision, Link, Source, Told
from counterclaim.pipeline.accounting import context
from counterclaim.pipeline.families import FAMILIES
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.linking import keep_linked, linked
from counterclaim.pipeline.loading import Around, edition
from counterclaim.pipeline.news import follows, take_in
from counterclaim.places import gazetteer


class Settled(NamedTuple):
    """How much was found: links between reports, findings across them."""

    links: int
    findings: int


SETTLED: Final = "settled"
"""The cursor that says up to which event, and by which program, this was worked out."""


SLICE: Final = 5_000
"""Claims, as many as there are of a day on average, whose findings of one family are worked out together."""

FEWEST, MOST = 8, 300
"""Days that are worked out together."""


def settle_news(ledger: Ledger) -> Settled | None:
    """`settle`, only where something happened since it was last done; None where nothing did."""
    now = f"{kept.last_event(ledger)[1]} {reader()}"
    if kept.cursors(ledger).get(SETTLED) == now:
        return None
    found = _settle(ledger, usual_zone(ledger))
    kept.keep_cursor(ledger, SETTLED, now)
    return found


def settle(ledger: Ledger, zone: str | None = None) -> Settled:
    """Work out links and findings across all reports, and keep them in place of those before.

    Nights are counted in `zone`, that of most sources where none is named. What is found is kept as it is found: where
    it is broken off, the next settling goes on with it.
    """
    return _settle(ledger, zone or usual_zone(ledger), all_=True)


def _settle(ledger: Ledger, zone: str, *, all_: bool = False) -> Settled:
    number = settle_links(ledger)
    take_in(ledger, zone, all_=all_)
    together = min(MOST, max(FEWEST, SLICE * len(stretches.days_told(ledger)) // max(1, kept.count(ledger))))
    around_all = Around(ledger, zone, kept.sources(ledger), gazetteer(available()).parent)
    while units := waiting(ledger, FAMILIES, together):
        family = FAMILIES[next(iter(units)).family]
        found = family.of(around_all, {unit.day for unit in units})
        kept.keep_settled(ledger, units, {unit: found.get(unit.day, []) for unit in units}, follows)
    kept.keep_findings(ledger, ())
    return Settled(number, kept.count_findings(ledger, across=True))


def settle_links(ledger: Ledger) -> int:
    """Work out the links between reports where something happened. The number of all."""
    event, sources = kept.last_event(ledger), kept.sources(ledger)
    told = list(kept.told(ledger))
    edited = {report: kept.versions(ledger, report) for report in kept.edited(ledger)}
    earlier = {report: tuple(_earlier(ledger, versions)) for report, versions in edited.items()}
    filed = sorted(_filed(ledger, told, earlier), key=copies.by_publication)
    number = kept.keep_links(ledger, linked(ledger, filed, sources, edited))
    keep_linked(ledger, event, number)
    return number


def surroundings(ledger: Ledger, zone: str | None = None) -> Context:
    """What accounts depend on beside the claims, as the ledger holds it."""
    sources = kept.sources(ledger)
    return context(
        sources,
        tuple(kept.links(ledger)),
        kept.decisions(ledger),
        zone=zone or usual_zone(ledger),
        deleted=kept.found_gone(ledger),
    )


def around(ledger: Ledger, links: Sequence[Link], deleted: Collection[str], zone: str, change: int) -> Context:
    """What accounts of some claims depend on beside them, where links and deletions of these alone are given.

    `change` is the number of the ledger's last change: until the next one, what is known of sources and decided is not
    looked up again. The claims that bounds rest on are not looked for.
    """
    sources, decisions = _known(_Held(ledger, change))
    return context(sources, tuple(links), decisions, zone=zone, deleted=deleted, reasons=False)


class _Held(NamedTuple):
    """A ledger in one of its states, which is all that tells it from another."""

    ledger: Ledger
    change: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, int]:
        return str(self.ledger.engine.url), self.change


@lru_cache(maxsize=4)
def _known(held: _Held) -> tuple[Mapping[str, Source], Sequence[Decision]]:
    return kept.sources(held.ledger), kept.decisions(held.ledger)


def usual_zone(ledger: Ledger) -> str:
    """The zone that the sources of most reports are described with; UTC where none is."""
    heard, weights = kept.heard(ledger), dict[str, int]()
    for key, source in kept.sources(ledger).items():
        if source.zone is not None:
            weights[source.zone] = weights.get(source.zone, 0) + heard.get(key, 0)
    return min(weights, key=lambda zone: (-weights[zone], zone), default="UTC")


Editions = Mapping[str, tuple[tuple[Told, ...], ...]]  # report → the claims of each version that is not the latest


def _earlier(ledger: Ledger, versions: list[Version]) -> Iterator[tuple[Told, ...]]:
    return (tuple(edition(ledger, version.entry)) for version in versions[:-1])


def _filed(ledger: Ledger, told: list[Told], earlier: Editions) -> Iterator[Filed]:
    """The reports that have claims, in one of their versions."""
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in told:
        claims[one.report].append(one.claim)
    for entry in kept.entries(ledger):
        before = tuple(tuple(one.claim for one in edition) for edition in earlier.get(entry.id, ()))
        if entry.id in claims or any(before):
            yield Filed(entry, tuple(claims[entry.id]), before)
