"""How often a source's own numbers do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from counterclaim.accounts.profiles.rates import rate
from counterclaim.model import Claim, Finding
from counterclaim.model.kept import Told
from counterclaim.model.profile import Rate

CODES: Final = ("CC101", "CC102", "CC103", "CC104", "CC105")
"""The findings on the arithmetic of one report."""

CERTAIN: Final = 2
"""The severity up to which a finding counts."""

_OUTCOMES: Final = ("intercepted", "suppressed", "hit")


def faults(told: Iterable[Told], findings: Iterable[Finding]) -> Rate:
    """Reports with a certain finding on their sums, of those with sums that can be checked.

    Those are: a full list of parts; a number that is part of another; an outcome beside what was launched.
    """
    reports: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in told:
        reports[one.report].append(one.claim)
    of_claim = {claim.id: report for report, claims in reports.items() for claim in claims}
    wrong = {
        of_claim[claim]
        for finding in findings
        if finding.code in CODES and finding.severity <= CERTAIN
        for claim in finding.claims
        if claim in of_claim
    }
    checked = wrong | {report for report, claims in reports.items() if _checkable(claims)}
    return rate(len(wrong), len(checked))


def _checkable(claims: Sequence[Claim]) -> bool:
    known = {claim.id for claim in claims}
    if any(claim.part_of in known for claim in claims):
        return True
    launched = {claim.thing for claim in claims if claim.measure == "launched"}
    return any(claim.thing in launched for claim in claims if claim.measure in _OUTCOMES)
