"""The nights nearest to one that claims tell of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import and_, or_, select

from counterclaim.ledger.schema import NEVER, claim
from counterclaim.ledger.store import Ledger

FEW: Final = 8
"""Claims that are looked at."""


class Beside(NamedTuple):
    """When a claim tells of: the day it is looked for under, its night's morning if it tells one, and publication."""

    day: date
    morning: date | None
    published: datetime | None


def beside(ledger: Ledger, day: date, *, later: bool) -> list[Beside]:
    """A few claims of the days nearest to one, later or earlier; what tells of weeks and months is passed over."""
    held = claim.c
    other = held.day > day if later else held.day < day
    nightly = or_(held.morning.is_not(None), and_(held.start.is_(None), held.end.is_(None)))
    query = select(held.day, held.morning, held.placed).where(held.current.is_(True), other, nightly)
    order = held.day if later else held.day.desc()
    with ledger.looking() as connection:
        rows = connection.execute(query.order_by(order).limit(FEW)).all()
    return [Beside(row.day, row.morning, row.placed if row.placed > NEVER else None) for row in rows]
