"""What was worked out about a day, whole, and still holds: nothing that it may rest on has changed since."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, tuple_

from counterclaim.ledger.schema import remembered as table
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.touched import Changes, changes, changes_near

MOST: Final = 100_000
"""Bodies that are kept; beyond these, the ones that were worked out longest ago go."""

_SOME: Final = 400


class Remembered(NamedTuple):
    """What was worked out about a day by a program, when the ledger's last change had the number `change`."""

    name: str
    day: date
    program: str
    change: int
    worked: datetime
    body: bytes


def remembered(ledger: Ledger, name: str, first: date, last: date, program: str) -> Iterator[tuple[date, bytes]]:
    """What that program worked out under a name about the days from `first` to `last`, and still holds, day by day."""
    own = table.c
    with ledger.looking() as connection:
        some = select(own.day, own.change, own.body).where(own.name == name, own.day.between(first, last))
        since = changes(connection, first, last)
        rows = connection.execute(some.where(own.program == program).order_by(own.day))
        for row in rows:
            if row.change >= since.of(row.day):
                yield row.day, zlib.decompress(row.body)


def remembered_of(ledger: Ledger, name: str, days: Iterable[date], program: str) -> Iterator[tuple[date, bytes]]:
    """As `remembered`, of these days alone, which may lie far apart."""
    own, wanted = table.c, sorted(set(days))
    query = select(own.day, own.change, own.body).where(own.name == name, own.program == program).order_by(own.day)
    with ledger.looking() as connection:
        for start in range(0, len(wanted), _SOME):
            some = wanted[start : start + _SOME]
            since = changes_near(connection, some)
            for row in connection.execute(query.where(own.day.in_(some))):
                if row.change >= since.of(row.day):
                    yield row.day, zlib.decompress(row.body)


def holding(ledger: Ledger, name: str, first: date, last: date, program: str) -> tuple[set[date], Changes]:
    """The days from `first` to `last` about which something is remembered that still holds; what changed until now."""
    own = table.c
    with ledger.looking() as connection:
        some = select(own.day, own.change).where(own.name == name, own.day.between(first, last))
        since = changes(connection, first, last)
        rows = connection.execute(some.where(own.program == program))
        return {row.day for row in rows if row.change >= since.of(row.day)}, since


def remember(ledger: Ledger, some: Iterable[Remembered]) -> None:
    """Keep what was worked out, in place of what was kept of the same name and day."""
    rows = [{**one._asdict(), "body": zlib.compress(one.body)} for one in some]
    if not rows:
        return
    with ledger.writing() as connection:
        for start in range(0, len(rows), _SOME):
            part = rows[start : start + _SOME]
            wanted = [(row["name"], row["day"]) for row in part]
            connection.execute(delete(table).where(tuple_(table.c.name, table.c.day).in_(wanted)))
            connection.execute(insert(table), part)
        _prune(connection)


def _prune(connection: Connection) -> None:
    number = connection.execute(select(func.count()).select_from(table)).scalar_one()
    if number > MOST:
        limit = select(table.c.worked).order_by(table.c.worked.desc()).offset(MOST).limit(1).scalar_subquery()
        connection.execute(delete(table).where(table.c.worked <= limit))
