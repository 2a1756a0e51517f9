"""What a careful reader should see side by side in several reports: one small module a finding.

Each is a pure function of the ledger's records; none changes a number or decides who is right. Findings within one
report are those of `findings.find`; here nothing is said of claims of one report alone, but for its own versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.findings.across import clashes, deletions, floors, longer, past, relays, revisions, twice
from counterclaim.findings.across.material import gather
from counterclaim.findings.place import Parent
from counterclaim.model import Contradiction, Finding
from counterclaim.model.kept import Entry, Figure, Link, Source, Told

__all__ = ["find_across"]


def find_across(
    told: Iterable[Told],
    *,
    entries: Iterable[Entry] = (),
    links: Iterable[Link] = (),
    figures: Iterable[Figure] = (),
    sources: Mapping[str, Source] | None = None,
    contradictions: Iterable[Contradiction] = (),
    parent: Parent,
) -> tuple[Finding, ...]:
    """All findings across these reports, the most certain first, then by code and claims.

    `told` are the claims of all versions of the reports that `entries` hold: those of earlier ones, `REPORT@1.c3`, are
    needed for CC704 and CC706 alone. `figures` are one source's, by night (CC708). `contradictions` are between
    claims of several reports, with ids as in `told`; those between a longer total and its nights are of kind
    `longer`. `parent` gives the code that a place code lies in, None at the top.

    Findings hold one quote a claim, in the order of the claims, so that each can be shown with its report. The result
    depends on the set of records alone, not on their order. What a finding proves again is not told twice: a
    contradiction gives way to the CC701 or CC706 on the same claims, a CC708 to the CC707 that explains it.
    """
    material = gather(told, entries, links, figures, sources or {}, contradictions, parent)
    named = (*floors.find(material), *relays.find(material), *twice.find(material))
    pairs = {frozenset(each.claims) for each in named}
    explained = {each.claims[0] for each in named if each.code == "CC707"}
    found = (
        *named,
        *(each for each in clashes.find(material) if frozenset(each.claims) not in pairs),
        *revisions.find(material),
        *deletions.find(material),
        *(each for each in longer.find(material) if each.claims[0] not in explained),
        *past.find(material),
    )
    return tuple(sorted(found, key=lambda each: (each.severity, each.code, each.claims)))
