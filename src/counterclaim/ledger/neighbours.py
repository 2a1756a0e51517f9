"""The days nearest to one that claims are about."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from counterclaim.ledger.schema import claim
from counterclaim.ledger.store import Ledger


def days_beside(ledger: Ledger, day: date) -> tuple[date | None, date | None]:
    """The last day before, and the first day after, that current claims are about; None where there is none."""
    current = claim.c.current.is_(True)
    with ledger.looking() as connection:
        before = connection.execute(select(func.max(claim.c.day)).where(current, claim.c.day < day)).scalar()
        after = connection.execute(select(func.min(claim.c.day)).where(current, claim.c.day > day)).scalar()
    return before, after
