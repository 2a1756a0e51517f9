"""What happened to a ledger after one of its events, in terms of the reports that it happened to."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from counterclaim.ledger.chain import events
from counterclaim.ledger.decided import reports_about
from counterclaim.ledger.schema import event
from counterclaim.ledger.store import Ledger


class Since(NamedTuple):
    """The reports that came, changed, went or were decided about; `described`: what is known of sources changed."""

    reports: frozenset[str]
    described: bool


def since(ledger: Ledger, number: int, hash_: str) -> Since | None:
    """What happened after the event of that number and hash; None where the ledger has no such event."""
    with ledger.looking() as connection:
        held = connection.execute(select(event.c.hash).where(event.c.number == number)).scalar()
        if held != hash_:
            return None
        reports, described = set[str](), False
        for one in events(connection, "reported", "read", "gone", "decided", "described", after=number):
            if one.kind == "described":
                described = True
            elif one.kind == "decided":
                reports.update(reports_about(connection, one.said["number"]))
            else:
                reports.add(one.said["report"])
    return Since(frozenset(reports), described)
