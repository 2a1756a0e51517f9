"""What a source's reports show about it, taken out of a ledger."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim import ledger as kept
from counterclaim.accounts.context import Context, above
from counterclaim.accounts.profiles import Profile, profile
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Figure, Filter, Source, Told
from counterclaim.pipeline.accounting import total
from counterclaim.pipeline.settling import surroundings


def profiled(ledger: Ledger, key: str, asked: Filter) -> Profile:
    """The profile of one source over what fits the filter, beside all others on the same nights."""
    source = kept.sources(ledger).get(key) or Source(key)
    own = asked._replace(sources=(key,))
    told = list(kept.told(ledger, own))
    around = surroundings(ledger)
    findings = (one.finding for one in kept.findings(ledger, own))
    return profile(
        source, told, kept.entries(ledger, own), _nights(ledger, told, asked, around), findings, around.links
    )


def _nights(ledger: Ledger, own: list[Told], asked: Filter, around: Context) -> Iterator[Figure]:
    """The figures of every source by night and country or sea, for what the one source counts there."""
    counted = {
        (one.claim.measure, one.claim.thing, above(place.code, around.parent)[-1])
        for one in own
        for place in one.claim.places
    }
    told: dict[str, dict[str, list[Told]]] = {}  # measure → source → claims of the same nights
    for measure in sorted({each[0] for each in counted}):
        by_source = told.setdefault(measure, {})
        for one in kept.told(ledger, asked._replace(measures=(measure,))):
            by_source.setdefault(one.source, []).append(one)
    for measure, thing, place in sorted(counted):
        for key in sorted(told[measure]):
            wanted = asked._replace(measures=(measure,), things=(thing,), places=(place,), sources=(key,))
            yield from total(told[measure][key], wanted, "night", around)
