"""The days that claims are about, from a last one back: one step in an index each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import func, select

from counterclaim.ledger.schema import claim
from counterclaim.ledger.store import Ledger


def days_back(ledger: Ledger, until: date | None = None, since: date | None = None) -> Iterator[date]:
    """The days that claims of latest versions are about, the last first, within `since` and `until`."""
    current = claim.c.current.is_(True)
    with ledger.looking() as connection:
        while True:
            query = select(func.max(claim.c.day)).where(current)
            day = connection.execute(query if until is None else query.where(claim.c.day <= until)).scalar()
            if day is None or (since is not None and day < since):
                return
            yield day
            if day == date.min:
                return
            until = day - timedelta(days=1)
