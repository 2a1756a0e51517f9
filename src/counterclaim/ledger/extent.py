"""How much a ledger holds, from when to when, and of which places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select

from counterclaim.ledger.asking import CODES
from counterclaim.ledger.schema import NEVER, claim, finding, report
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import column


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


def spans(ledger: Ledger, sources: Iterable[str]) -> dict[str, tuple[datetime | None, datetime | None]]:
    """When the first and the last dated report of each source was published; None where none is dated."""
    found = {}
    with ledger.looking() as connection:
        for key in sources:
            dated = (report.c.source == (column(key) if key else None)) & (report.c.placed > NEVER)
            first = connection.execute(select(func.min(report.c.placed)).where(dated)).scalar()
            found[key] = (first, connection.execute(select(func.max(report.c.placed)).where(dated)).scalar())
    return found
