"""Sources as people describe them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from counterclaim.ledger.chain import Event
from counterclaim.ledger.schema import source
from counterclaim.ledger.touched import touch_all
from counterclaim.ledger.values import column, parsed
from counterclaim.model.kept import Source


def to_json(described: Source) -> dict[str, Any]:
    """The body of a source's event."""
    return {**described._asdict(), "view": [list(pair) for pair in described.view]}


def from_json(said: Mapping[str, Any]) -> Source:
    """The source whose body that is."""
    return Source(**{**said, "view": tuple((place, country) for place, country in said["view"])})


def all_sources(connection: Connection) -> dict[str, Source]:
    """All described sources, by key."""
    return {found.key: found for found in _each(connection)}


def _each(connection: Connection) -> Iterator[Source]:
    for (body,) in connection.execute(select(source.c.body).order_by(source.c.key)):
        yield from_json(parsed(body))


def row(happened: Event) -> dict[str, Any]:
    """The row of a source; its body is the event's, whose key is exact however long."""
    said = happened.said
    return {
        "key": column(said["key"]),
        "event": happened.number,
        "side": column(said["side"]),
        "body": happened.body,
    }


def derive(connection: Connection, happened: Event) -> None:
    """Write the row of a source from its last event."""
    made = row(happened)
    connection.execute(delete(source).where(source.c.key == made["key"]))
    connection.execute(insert(source), [made])
    touch_all(connection)
