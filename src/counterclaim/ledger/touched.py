"""What has changed since a figure was worked out: the day of every claim that was written, dropped or seen otherwise.

Changes are numbered. A figure of a night rests on claims of its day and of the days beside it, on the links and
findings of these, and on what is known of all sources.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from counterclaim.ledger.schema import NEVER, claim, touched

ANY: Final = NEVER.date()
"""The day of a change that touches everything."""

AROUND: Final = timedelta(days=1)
"""How far from a night the days of its claims may lie."""

_SOME: Final = 400


class Changes(NamedTuple):
    """The number of the last change of all, of the last that touched everything, and of the last of some days."""

    last: int
    all: int
    days: dict[date, int]

    def of(self, morning: date) -> int:
        """The number of the last change that may matter to the night that ends on a morning."""
        near = (self.days.get(day, 0) for day in (morning - AROUND, morning, morning + AROUND))
        return max(self.all, *near)


def touch(connection: Connection, days: Iterable[date | None]) -> None:
    """Write down that claims of these days changed, or what is known of them."""
    wanted = sorted({day for day in days if day is not None})
    if not wanted:
        return
    number = (connection.execute(select(func.max(touched.c.change))).scalar() or 0) + 1
    for start in range(0, len(wanted), _SOME):
        some = wanted[start : start + _SOME]
        connection.execute(delete(touched).where(touched.c.day.in_(some)))
        connection.execute(insert(touched), [{"day": day, "change": number} for day in some])


def touch_all(connection: Connection) -> None:
    """Write down that something changed on which all claims depend."""
    touch(connection, (ANY,))


def touch_reports(connection: Connection, reports: Iterable[str]) -> None:
    """Write down that something changed about reports, whose claims are those that are held now."""
    touch(connection, days_of(connection, claim.c.report, reports))


def touch_claims(connection: Connection, claims: Iterable[str]) -> None:
    """Write down that something changed about claims."""
    touch(connection, days_of(connection, claim.c.id, claims))


def days_of(connection: Connection, of: object, keys: Iterable[str]) -> set[date | None]:
    """The days of the claims whose column `of` is one of `keys`."""
    wanted, found = list(keys), set[date | None]()
    for start in range(0, len(wanted), _SOME):
        query = select(claim.c.day).where(of.in_(wanted[start : start + _SOME])).distinct()  # type: ignore[attr-defined]
        found.update(connection.execute(query).scalars())
    return found


def days_after(connection: Connection, change: int) -> set[date]:
    """The days that were touched after the change of that number, `ANY` among them."""
    return set(connection.execute(select(touched.c.day).where(touched.c.change > change)).scalars())


def changes(connection: Connection, since: date, until: date, after: int = 0) -> Changes:
    """What was changed that may matter to the nights from `since` to `until`; of single days, after `after` alone."""
    last = connection.execute(select(func.max(touched.c.change))).scalar() or 0
    near = touched.c.day.between(since - AROUND, until + AROUND), touched.c.change > after
    days = {row.day: row.change for row in connection.execute(select(touched.c.day, touched.c.change).where(*near))}
    all_ = connection.execute(select(touched.c.change).where(touched.c.day == ANY)).scalar() or 0
    return Changes(last, all_, days)


def changes_near(connection: Connection, mornings: Iterable[date]) -> Changes:
    """As `changes`, for nights that may lie far apart."""
    near = {morning + step * AROUND for morning in mornings for step in (-1, 0, 1)}
    query = select(touched.c.day, touched.c.change).where(touched.c.day.in_([ANY, *near]))
    days = {row.day: row.change for row in connection.execute(query)}
    last = connection.execute(select(func.max(touched.c.change))).scalar() or 0
    return Changes(last, days.get(ANY, 0), days)
