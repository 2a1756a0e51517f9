"""Numbers that cannot all be true, as the algebra proved it; nothing is computed again here."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.findings.assemble import Rule
from counterclaim.model import Contradiction, Extract, Finding

_CODES = {"sum": "CC101", "outcomes": "CC102", "part": "CC103", "each": "CC104", "totals": "CC105"}


def find(extract: Extract, contradictions: Sequence[Contradiction]) -> tuple[Finding, ...]:
    """One finding a contradiction, with its proof, repairs and what it rests on.

    Raises KeyError for a contradiction of unknown kind or about a claim that `extract` does not hold.
    """
    claims = {claim.id: claim for claim in extract.claims}
    return tuple(
        Rule(_CODES[each.kind], each.severity, each.rests_on).found(
            each.message, [claims[key] for key in each.claims], proof=each.proof, repairs=each.repairs
        )
        for each in contradictions
    )
