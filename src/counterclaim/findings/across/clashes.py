"""CC702 and CC703: claims of several reports that cannot all hold, as the algebra proved it."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.findings.across.material import Material, beside, edition, granted, published, voice
from counterclaim.findings.across.scope import kind, stretch
from counterclaim.findings.assemble import Rule
from counterclaim.model import Finding
from counterclaim.model.kept import Told

BETWEEN = Rule("CC702", 3)
BETWEEN_READ = Rule("CC702", 4)
WITHIN = Rule("CC703", 2)
WITHIN_READ = Rule("CC703", 4)

LONGER = "longer"
"""The kind of a contradiction between a longer total and its parts, which is CC708."""

_ALWAYS = ("same_night", "same_territory", "same_measure")  # what comparing two sources always grants
_CERTAIN = 3


def find(material: Material) -> Iterator[Finding]:
    """One finding a contradiction between reports; what lies within one report is that report's own finding.

    What one voice says is CC703, in whichever reports; a copy has the voice of its original. A contradiction is left
    out where it names a number that no longer stands: a reviewer rejected it, or its own report replaces it; and where
    the report itself gives another number of the same scope ("15, not 13"), for which it stands is not known.
    """
    replaced = {each.claim.corrects for each in material.told}
    for each in material.contradictions:
        told = [material.claims[key] for key in each.claims if key in material.claims and key not in replaced]
        if each.kind == LONGER or len(told) < len(each.claims) or len({one.report for one in told}) < 2:
            continue
        if any(_told_twice(one, material) for one in told):
            continue
        told.sort(key=published)
        certain = each.severity <= _CERTAIN
        if len({_voice(one, material) for one in told}) > 1:
            rule = BETWEEN if certain else BETWEEN_READ
            rests_on = granted(each.rests_on or _ALWAYS)
        else:
            rule = WITHIN if certain else WITHIN_READ
            rests_on = granted(each.rests_on)
        yield beside(rule, each.message, told, proof=each.proof, repairs=each.repairs, rests_on=rests_on)


def _told_twice(told: Told, material: Material) -> bool:
    own = (each.claim for each in material.reports[edition(told.claim.id)])
    claim, when = told.claim, stretch(told.claim.window)
    return claim.part_of is None and any(
        each.part_of is None and (kind(each), stretch(each.window)) == (kind(claim), when)
        for each in own
        if each.count[:2] != claim.count[:2] and each.cue != "further"
    )


def _voice(told: Told, material: Material) -> str:
    """Who asserts it: the speaker named, or else the source of the report that it goes back to."""
    original = material.reports.get(told.origin)
    return voice(told._replace(source=original[0].source) if original else told, material.sources)
