"""The chain of events: each row carries the hash of the one before it, so that none can be altered unseen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, insert, select

from counterclaim.ledger.schema import event
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import canonical, parsed, written

START: Final = "0" * 64
"""What stands before the first event."""

KINDS: Final = ("captured", "reported", "taken", "gone", "read", "described", "decided")


class Event(NamedTuple):
    """Something that happened to the ledger."""

    number: int
    at: str
    kind: str
    body: str

    @property
    def said(self) -> dict[str, Any]:
        """The body."""
        found: dict[str, Any] = parsed(self.body)
        return found


def hashed(previous: str, found: Event) -> str:
    """SHA-256 of the previous hash and the canonical row."""
    return hashlib.sha256((previous + canonical([*found])).encode("utf-8")).hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """The number and the hash of the last event; 0 and zeros where there is none."""
    row = connection.execute(select(event.c.number, event.c.hash).order_by(event.c.number.desc()).limit(1)).first()
    return (row[0], row[1]) if row else (0, START)


def append(connection: Connection, at: datetime, happened: Iterable[tuple[str, Mapping[str, object]]]) -> list[Event]:
    """Write what happened, in order, as pairs of kind and body, in the transaction of `connection`."""
    number, previous = head(connection)
    moment = str(written(at))
    found: list[Event] = []
    rows: list[dict[str, object]] = []
    for kind, body in happened:
        number += 1
        made = Event(number, moment, kind, canonical(body))
        own = hashed(previous, made)
        rows.append({**made._asdict(), "previous": previous, "hash": own})
        found.append(made)
        previous = own
    if rows:
        connection.execute(insert(event), rows)
    return found


def events(connection: Connection, *kinds: str, after: int = 0) -> Iterator[Event]:
    """The events of these kinds (none: all), in order, a few thousand in memory at a time."""
    query = select(event.c.number, event.c.at, event.c.kind, event.c.body).where(event.c.number > after)
    if kinds:
        query = query.where(event.c.kind.in_(kinds))
    for row in connection.execute(query.order_by(event.c.number).execution_options(yield_per=2000)):
        yield Event(*row)


def event_of(ledger: Ledger, number: int) -> Event:
    """The event of that number."""
    with ledger.looking() as connection:
        query = select(event.c.number, event.c.at, event.c.kind, event.c.body).where(event.c.number == number)
        return Event(*connection.execute(query).one())


def last_event(ledger: Ledger) -> tuple[int, str]:
    """The number and the hash of a ledger's last event; 0 and zeros where there is none."""
    with ledger.looking() as connection:
        return head(connection)
