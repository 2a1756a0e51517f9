"""How much a ledger holds, from when to when, and of which places."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, select

from counterclaim.ledger.asking import CODES
from counterclaim.ledger.schema import claim, finding, report
from counterclaim.ledger.store import Ledger


class Extent(NamedTuple):
    """Reports, current claims and findings, the first and the last day that claims are about, the codes of places."""

    reports: int
    claims: int
    findings: int
    first: date | None
    last: date | None
    places: tuple[str, ...]


def extent(ledger: Ledger) -> Extent:
    """How much the ledger holds."""
    with ledger.looking() as connection:

        def one(query: Any) -> Any:
            return connection.execute(query).scalar()

        current = claim.c.current.is_(True)
        return Extent(
            one(select(func.count()).select_from(report)) or 0,
            one(select(func.count()).select_from(claim).where(current)) or 0,
            one(select(func.count()).select_from(finding)) or 0,
            one(select(func.min(claim.c.day)).where(current)),
            one(select(func.max(claim.c.day)).where(current)),
            tuple(connection.execute(CODES).scalars()),
        )
