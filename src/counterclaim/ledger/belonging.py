"""What belongs to reports: their claims, findings, and the reports that they go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import func, or_, select

from counterclaim.ledger.computed import Found, found_of
from counterclaim.ledger.schema import claim, finding, finding_claim, link
from counterclaim.ledger.store import Ledger

MOST: Final = 500
"""Ids in one question."""


def claims_each(ledger: Ledger, reports: Sequence[str]) -> dict[str, int]:
    """How many claims the latest version of each report has; those with none are left out."""
    current = func.coalesce(claim.c.current, False)  # so that the index of the reports is taken, whatever else there is
    query = select(claim.c.report, func.count()).where(current.is_(True)).group_by(claim.c.report)
    return dict(_asked(ledger, query, claim.c.report, reports))


def findings_each(ledger: Ledger, reports: Sequence[str], codes: Sequence[str]) -> dict[str, int]:
    """How many findings of these codes are about each report, or touch a claim of it; those with none are left out."""
    wanted = func.coalesce(finding.c.code, "").in_(codes)  # so that the index of the codes is not taken
    own = select(finding.c.report, finding.c.id).where(wanted)
    current = func.coalesce(claim.c.current, False)
    touched = select(claim.c.report, finding.c.id).join(finding_claim, finding_claim.c.claim == claim.c.id)
    touched = touched.join(finding, finding.c.id == finding_claim.c.finding)
    touched = touched.where(current.is_(True), wanted)
    found = {*_asked(ledger, own, finding.c.report, reports), *_asked(ledger, touched, claim.c.report, reports)}
    return dict(Counter(report for report, _ in found))


def roots(ledger: Ledger, reports: Sequence[str]) -> dict[str, str]:
    """The report that each goes back to in the end; those that copy none are left out."""
    return dict(_asked(ledger, select(link.c.report, link.c.root), link.c.report, reports))


def claim_ids(ledger: Ledger, report: str, version: int) -> list[str]:
    """The claims of a version of a report, those that reviewers made among them, in the order of the text."""
    query = select(claim.c.id).where(claim.c.report == report, claim.c.version == version)
    with ledger.looking() as connection:
        return list(connection.execute(query.order_by(claim.c.number, claim.c.id)).scalars())


def findings_about(ledger: Ledger, report: str, claims: Sequence[str] | None = None) -> list[Found]:
    """The findings of a report and those across reports that touch a claim of it, the most severe first.

    With `claims`, those alone that touch one of these.
    """
    if claims is None:
        touched = select(claim.c.id).where(claim.c.report == report)
        about = or_(finding.c.report == report, finding.c.id.in_(_touching(finding_claim.c.claim.in_(touched))))
    else:
        about = finding.c.id.in_(_touching(finding_claim.c.claim.in_(claims[:MOST])))
    query = select(finding.c.id, finding.c.report, finding.c.period, finding.c.body).where(about)
    with ledger.looking() as connection:
        rows = connection.execute(query.order_by(finding.c.severity, finding.c.code, finding.c.id)).all()
    return found_of(rows)


def _touching(which: Any) -> Any:
    return select(finding_claim.c.finding).where(which)


def _asked(ledger: Ledger, query: Any, of: Any, ids: Sequence[str]) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    with ledger.looking() as connection:
        for start in range(0, len(ids), MOST):
            found += [(row[0], row[1]) for row in connection.execute(query.where(of.in_(ids[start : start + MOST])))]
    return found
