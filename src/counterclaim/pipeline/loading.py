"""Reports of a stretch of time, with all that findings across reports are worked out from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from counterclaim import ledger as kept
from counterclaim.findings.across.material import Material, gather
from counterclaim.findings.place import Parent
from counterclaim.ledger import Ledger, dependents, stretches
from counterclaim.model.kept import Entry, Link, Source, Told
from counterclaim.model.records import Contradiction


class Around(NamedTuple):
    """What is the same for all findings of a settling."""

    ledger: Ledger
    zone: str
    sources: dict[str, Source]
    parent: Parent


class Loaded(NamedTuple):
    """Claims, each with the day that it tells of, and the versions of those reports that were edited or deleted."""

    days: dict[str, date]
    told: list[Told]
    entries: list[Entry]

    def material(
        self, around: Around, links: Iterable[Link] = (), contradictions: Iterable[Contradiction] = ()
    ) -> Material:
        """The records as findings take them."""
        return gather(self.told, self.entries, links, (), around.sources, contradictions, around.parent)


def loaded(ledger: Ledger, reports: Collection[str], *, earlier: bool = False) -> Loaded:
    """All claims that reports make; with `earlier`, those of their earlier versions too."""
    current = stretches.told_by(ledger, reports)
    told = [one for _, one in current.values()]
    edited, gone = dependents.changed_afterwards(ledger, reports)
    entries: list[Entry] = []
    for report in sorted({*edited, *gone}):
        versions = [version.entry for version in kept.versions(ledger, report)]
        entries += versions
        if earlier:
            told += (one for version in versions[:-1] for one in edition(ledger, version))
    return Loaded({key: day for key, (day, _) in current.items()}, told, entries)


def edition(ledger: Ledger, version: Entry) -> Iterator[Told]:
    """The claims of a version that is not the latest, as they were read."""
    answer = kept.answer(ledger, version.id, version.version)
    document = version.document
    for claim in answer.claims if answer is not None else ():
        yield Told(claim, version.id, document.source or "", document.published, origin=version.id)
