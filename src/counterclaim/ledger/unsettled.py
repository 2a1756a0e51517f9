"""What is still to be worked out across reports: a queue of units, each of one family of findings and one day.

A unit bears the number of the change for which it has to be worked out. It goes only together with what was found, and
only where nobody asked for it again meanwhile: so a settling may be broken off at any time, and several may be at work.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from counterclaim.ledger.schema import cursor, touched, unsettled
from counterclaim.ledger.store import Ledger

MARK: Final = "unsettled"
"""The cursor that holds the mark."""

_SOME: Final = 400


class Unit(NamedTuple):
    """Findings of one family, as the pipeline names it, that belong to one day; `NEVER`'s is that of no day."""

    family: str
    day: date

    @property
    def period(self) -> str:
        """What its findings are kept under."""
        return f"{self.family}/{self.day.isoformat()}"


class Mark(NamedTuple):
    """Up to where news were taken into the queue: an event with its hash, and a change; by whom, with what zone."""

    event: int
    hash: str
    by: str
    zone: str
    change: int


def mark(connection: Connection) -> Mark | None:
    """The mark; None where nothing was ever taken into the queue, or where all has to be."""
    said = connection.execute(select(cursor.c.value).where(cursor.c.source == MARK)).scalar()
    return None if said is None else Mark(*json.loads(said))


def keep_mark(connection: Connection, now: Mark | None) -> None:
    """Keep the mark in place of the one before."""
    connection.execute(delete(cursor).where(cursor.c.source == MARK))
    if now is not None:
        connection.execute(insert(cursor), [{"source": MARK, "value": json.dumps(now)}])


def last_change(connection: Connection) -> int:
    """The number of the last change."""
    return connection.execute(select(func.max(touched.c.change))).scalar() or 0


def ask_for(ledger: Ledger, before: Mark | None, now: Mark, units: Iterable[Unit]) -> bool:
    """Take units into the queue and move the mark; False, and nothing is done, where somebody else moved it."""
    with ledger.writing() as connection:
        if mark(connection) != before:
            return False
        put(connection, units, now.change)
        keep_mark(connection, now)
    return True


def put(connection: Connection, units: Iterable[Unit], change: int) -> None:
    """Take units into the queue, in place of the same ones asked for by an earlier change."""
    days: dict[str, set[date]] = {}
    for family, day in units:
        days.setdefault(family, set()).add(day)
    for family, all_ in days.items():
        ordered = sorted(all_)
        for start in range(0, len(ordered), _SOME):
            some = ordered[start : start + _SOME]
            connection.execute(delete(unsettled).where(unsettled.c.family == family, unsettled.c.day.in_(some)))
            connection.execute(insert(unsettled), [{"family": family, "day": day, "change": change} for day in some])


def waiting(ledger: Ledger, families: Iterable[str], limit: int) -> dict[Unit, int]:
    """The first units of the first family of which any wait, by day, each with its change."""
    with ledger.looking() as connection:
        for family in families:
            query = select(unsettled).where(unsettled.c.family == family).order_by(unsettled.c.day).limit(limit)
            if found := {Unit(row.family, row.day): row.change for row in connection.execute(query)}:
                return found
    return {}


def still_asked(connection: Connection, units: Collection[tuple[Unit, int]]) -> set[Unit]:
    """Which of the units wait with the very change that they had; they are taken out of the queue."""
    asked, found = dict(units), set[Unit]()
    for family in {unit.family for unit in asked}:
        days = [unit.day for unit in asked if unit.family == family]
        query = select(unsettled).where(unsettled.c.family == family, unsettled.c.day.in_(days))
        held = {Unit(row.family, row.day): row.change for row in connection.execute(query)}
        same = {unit for unit, change in held.items() if asked.get(unit) == change}
        own = [unit.day for unit in same]
        connection.execute(delete(unsettled).where(unsettled.c.family == family, unsettled.c.day.in_(own)))
        found |= same
    return found
