"""The days that claims are about, from a last one back: one step in an index each; and the claims of a day, by id."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select

from counterclaim.ledger.asking import of_claims
from counterclaim.ledger.schema import claim
from counterclaim.ledger.store import Ledger
from counterclaim.model.kept import Filter


def days_back(ledger: Ledger, until: date | None = None, since: date | None = None) -> Iterator[date]:
    """The days that claims of latest versions are about, the last first, both `until` and `since` included."""
    last = select(func.max(claim.c.day)).where(claim.c.current.is_(True))
    query = last if until is None else last.where(claim.c.day <= until)
    with ledger.looking() as connection:
        while (day := connection.execute(query).scalar()) is not None and (since is None or day >= since):
            yield day
            query = last.where(claim.c.day < day)


def of_day(ledger: Ledger, day: date, asked: Filter, limit: int) -> frozenset[str]:
    """The ids of the claims about a day that fit, `limit` at most."""
    about = asked._replace(since=day, until=day)
    with ledger.looking() as connection:
        query = select(claim.c.id).where(of_claims(connection, about, ledger.contains)).limit(limit)
        return frozenset(connection.execute(query).scalars())
