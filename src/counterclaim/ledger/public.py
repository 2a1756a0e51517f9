"""Claims and findings between their records and their public forms, and ids that hold in the whole ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from counterclaim.model import Answer, Claim, Finding, Report
from counterclaim.model.public import SCHEMA, from_public, to_public

Json = dict[str, Any]


def widened(answer: Answer, before: str) -> Answer:
    """An answer with ids that hold in the whole ledger."""
    claims = tuple(
        claim._replace(
            id=f"{before}.{claim.id}",
            part_of=claim.part_of and f"{before}.{claim.part_of}",
            corrects=claim.corrects and f"{before}.{claim.corrects}",
        )
        for claim in answer.claims
    )
    return answer._replace(
        claims=claims,
        findings=tuple(_told(f, before) for f in answer.findings),
        agreements=tuple(a._replace(claims=tuple(f"{before}.{c}" for c in a.claims)) for a in answer.agreements),
    )


def _told(found: Any, before: str) -> Any:
    return found._replace(claims=tuple(f"{before}.{claim}" for claim in found.claims))


def claims_of(bodies: Sequence[Json]) -> tuple[Claim, ...]:
    """The claims whose public forms these are."""
    return from_public({**_EMPTY, "claims": bodies}).claims


_EMPTY: Final[Json] = {
    "schema": SCHEMA,
    "report": {"id": "", "uri": None, "language": None, "published": None, "title": None},
    "claims": [],
    "statements": [],
    "findings": [],
    "agreements": [],
    "issues": [],
}


def findings_of(bodies: Sequence[Json]) -> tuple[Finding, ...]:
    """The findings whose public forms these are."""
    return from_public({**_EMPTY, "findings": bodies}).findings


def public_claims(claims: Iterable[Claim]) -> list[Json]:
    """The public forms of claims."""
    found: list[Json] = to_public(Answer(Report(""), tuple(claims)))["claims"]
    return found


def public_findings(findings: Iterable[Finding]) -> list[Json]:
    """The public forms of findings."""
    found: list[Json] = to_public(Answer(Report(""), findings=tuple(findings)))["findings"]
    return found
