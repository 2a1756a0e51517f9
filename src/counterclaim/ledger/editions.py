"""Which reports were changed after they were published."""

from __future__ import annotations

from sqlalchemy import func, select

from counterclaim.ledger.schema import version
from counterclaim.ledger.store import Ledger


def edited(ledger: Ledger) -> tuple[str, ...]:
    """The reports with more than one version, by id."""
    query = select(version.c.report).group_by(version.c.report).having(func.count() > 1).order_by(version.c.report)
    with ledger.looking() as connection:
        return tuple(connection.execute(query).scalars())
