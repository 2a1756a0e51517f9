"""CC705: a report that claimed something is gone."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from counterclaim.findings.across.material import Material, beside, does, shown
from counterclaim.findings.across.scope import kind, stretch
from counterclaim.findings.assemble import Rule, counted, listed
from counterclaim.model import Finding
from counterclaim.model.kept import Told

GONE = Rule("CC705", 3)
REPEATED = Rule("CC705", 5)


def find(material: Material) -> Iterator[Finding]:
    """One finding a report with claims whose last version is gone; a note where its source tells the same elsewhere."""
    deleted = {key: gone for key, versions in material.entries.items() if (gone := versions[-1].deleted)}
    gone_from = {one.source for key in deleted for one in material.reports.get(key, ())}
    stands = {_said(each) for each in material.told if each.source in gone_from and each.report not in deleted}
    for key, gone in sorted(deleted.items()):
        claims = material.reports.get(key, ())
        if claims:
            still = all(_said(one) in stands for one in claims)
            listing = listed(dict.fromkeys(f"{counted(one.claim)} {does(one.claim)}" for one in claims))
            again = "; its source tells the same in another report" if still else ""
            message = f"found gone {shown(gone)}, published {shown(claims[0].published)}: {listing}{again}"
            yield beside(REPEATED if still else GONE, message, claims)


def _said(told: Told) -> Hashable:
    return told.source, kind(told.claim), stretch(told.claim.window), told.claim.count[:2]
