"""What claims say of towns, and of no place at all, added up without reading each claim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import Integer, cast, func, select

from counterclaim.ledger import search, ways
from counterclaim.ledger.asking import CODES, of_claims
from counterclaim.ledger.schema import claim, claim_place, report
from counterclaim.ledger.store import Ledger
from counterclaim.model.kept import Filter

SCHEME = "geonames:"


class OfTown(NamedTuple):
    """What `told` claims of one day say of a town; `low` and `high` (None: no upper bound) are the largest of any."""

    town: str
    day: date | None
    told: int
    low: int
    high: int | None


def of_towns(ledger: Ledger, asked: Filter) -> Iterator[OfTown]:
    """What the claims that fit say of each town, day by day; running totals and the past are left out."""
    with ledger.looking() as connection:
        named = [code for code in connection.execute(CODES).scalars() if code.startswith(SCHEME)]
        if not named:
            return
        rows = connection.execute(
            select(
                claim_place.c.code, claim.c.day, func.count(), func.max(claim.c.low), func.max(claim.c.high),
                func.max(cast(claim.c.high.is_(None), Integer)),
            )
            .join_from(claim_place, claim, claim.c.id == claim_place.c.claim)
            .where(claim_place.c.code.between(SCHEME, SCHEME + ":"), claim_place.c.current.is_(True))
            .where(claim.c.background.is_(False), of_claims(connection, asked, ledger.contains))
            .group_by(claim_place.c.code, claim.c.day)
            .order_by(claim_place.c.code, claim.c.day)
        )  # fmt: skip
        for town, day, told, low, high, endless in rows:
            yield OfTown(town, day, told, low, None if endless else high)


def nowhere(ledger: Ledger, asked: Filter) -> int:
    """How many of the claims that fit name no place."""
    with ledger.looking() as connection:
        marked = claim.c.nowhere.is_(True), claim.c.current.is_(True)
        query = select(func.count()).select_from(claim)
        query = query.where(*marked, *ways.of_kind(connection, claim.c, asked._replace(places=())))
        words = search.fitting(asked.text, connection.dialect.name)
        if words is not None:
            query = query.where(claim.c.report.in_(select(report.c.id).where(words)))
        return 0 if asked.places else int(connection.execute(query).scalar_one())
