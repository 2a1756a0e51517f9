"""Numbers that cannot all be true, as the algebra proved it; nothing is computed again here."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.findings.assemble import Rule, marks
from counterclaim.model import Claim, Contradiction, Extract, Finding

_CODES = {"sum": "CC101", "outcomes": "CC102", "part": "CC103", "each": "CC104", "totals": "CC105"}
_CERTAIN = 3  # what is less certain rests on a complete list, a reading or an approximate number


def find(extract: Extract, contradictions: Sequence[Contradiction]) -> tuple[Finding, ...]:
    """One finding a contradiction, with its proof, repairs and what it rests on.

    Where the text breaks off inside the list concerned, what rests on a complete list is left out.
    Raises KeyError for a contradiction of unknown kind or about a claim that `extract` does not hold.
    """
    claims = {claim.id: claim for claim in extract.claims}
    found = []
    for each in contradictions:
        concerned = [claims[key] for key in each.claims]
        if each.severity <= _CERTAIN or not _cut_short(concerned, extract):
            rule = Rule(_CODES[each.kind], each.severity, each.rests_on)
            found.append(rule.found(each.message, concerned, proof=each.proof, repairs=each.repairs))
    return tuple(found)


def _cut_short(concerned: Sequence[Claim], extract: Extract) -> bool:
    """Whether the text breaks off with the last of these claims: no other claim follows before the end."""
    last = max(claim.quote for claim in concerned)
    return bool(marks(extract, "truncated")) and last == max(claim.quote for claim in extract.claims)
