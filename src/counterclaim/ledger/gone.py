"""Reports that are no longer at their address, and captures that were gone through to their end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from counterclaim.ledger import identity
from counterclaim.ledger.chain import Event, append
from counterclaim.ledger.schema import report, taken
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.touched import touch_reports
from counterclaim.ledger.values import canonical, digest, moment, written


def keep_gone(ledger: Ledger, addresses: Iterable[str], capture: str, received: datetime, at: datetime) -> list[str]:
    """Write down that reports were gone from their addresses when `capture` was received; the ids of those newly so."""
    with ledger.writing() as connection:
        there = still_there(connection, addresses)
        happened = [
            ("gone", {"report": id_, "address": uri, "capture": capture, "received": written(received)})
            for uri, id_ in there.items()
        ]
        for event in append(connection, at, happened):
            derive(connection, event)
    return list(there.values())


def standing(ledger: Ledger, addresses: Iterable[str]) -> dict[str, str]:
    """Of addresses, those that the ledger has a report of that is not known to be gone, with the report's id."""
    with ledger.looking() as connection:
        return still_there(connection, addresses)


def found_gone(ledger: Ledger) -> frozenset[str]:
    """The reports that are no longer at their address, by id."""
    with ledger.looking() as connection:
        return frozenset(connection.execute(select(report.c.id).where(report.c.deleted.is_not(None))).scalars())


def still_there(connection: Connection, addresses: Iterable[str]) -> dict[str, str]:
    """As `standing`, by a connection."""
    found: dict[str, str] = {}
    for uri in addresses:
        own = identity.address(uri)
        if own is None:
            continue
        id_ = identity.report_id(identity.of_address(own))
        query = select(report.c.id).where(report.c.id == id_, report.c.deleted.is_(None))
        if connection.execute(query).first() is not None and id_ not in found.values():
            found[uri] = id_
    return found


def derive(connection: Connection, happened: Event) -> None:
    """Write from its event that a report is gone."""
    said = happened.said
    values: dict[str, Any] = {"deleted": moment(said["received"]), "gone": said["capture"]}
    connection.execute(update(report).where(report.c.id == said["report"]).values(**values))
    touch_reports(connection, [said["report"]])


def was_taken(ledger: Ledger, capture: str, way: Mapping[str, object]) -> int | None:
    """How many reports a capture held that was gone through in this way; None where it was not, or not to its end."""
    with ledger.looking() as connection:
        found: int | None = connection.execute(of_way(capture, way)).scalar_one_or_none()
        return found


def of_way(capture: str, way: Mapping[str, object]) -> Select[Any]:
    """The query for the number of reports that a capture, gone through in this way, held."""
    return select(taken.c.reports).where(taken.c.capture == capture, taken.c.way == digest(canonical(dict(way))))


def derive_taken(connection: Connection, happened: Event) -> None:
    """Write from its event that a capture was gone through."""
    connection.execute(insert(taken), [taken_row(happened)])


def taken_row(happened: Event) -> dict[str, Any]:
    """The row that says that a capture was gone through."""
    said = happened.said
    return {**said, "way": digest(canonical(said["way"])), "event": happened.number}
