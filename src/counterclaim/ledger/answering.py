"""What a ledger answers of readings and sources; nothing here changes it."""

from __future__ import annotations

import zlib
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from counterclaim.ledger import described
from counterclaim.ledger.chain import head
from counterclaim.ledger.identity import named, prefix
from counterclaim.ledger.public import widened
from counterclaim.ledger.schema import event, reading, report, version
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import WIDTH, column, parsed
from counterclaim.model import Answer
from counterclaim.model.kept import Source
from counterclaim.model.public import from_public

_HEARD: Final[dict[tuple[str, str], dict[str, int]]] = {}  # of one ledger, as of its last event


def answer(ledger: Ledger, id_: str, version_: int | None = None) -> Answer | None:
    """What the reader made of a report, with ids that hold in the whole ledger; None where it is not read yet."""
    name = named(id_)
    if name is None:
        return None
    number = version_ or name.version
    with ledger.looking() as connection:
        query = select(reading.c.body, reading.c.version, report.c.latest).join(report, report.c.id == reading.c.report)
        row = connection.execute(
            query.where(report.c.id == name.report, reading.c.version == (number or report.c.latest))
        ).first()
    if row is None:
        return None
    found = from_public(parsed(zlib.decompress(row.body).decode("utf-8")))
    return widened(found, prefix(name.report, row.version, row.latest))


def sources(ledger: Ledger) -> dict[str, Source]:
    """The sources that were described, by key."""
    with ledger.looking() as connection:
        return described.all_sources(connection)


def heard(ledger: Ledger) -> dict[str, int]:
    """Every source that the ledger has reports of, with their number; "" for reports that name none."""
    with ledger.looking() as connection:
        key = str(ledger.engine.url), head(connection)[1]
        found = _HEARD.get(key)
        if found is None:
            query = select(report.c.source, func.count()).group_by(report.c.source).order_by(report.c.source)
            found = {source or "": number for source, number in connection.execute(query)}
            _HEARD.clear()
            _HEARD[key] = found
    return dict(found)


def known_addresses(ledger: Ledger, source: str, since: datetime | None = None) -> dict[str, str]:
    """The addresses of a source's reports that are not known to be gone, with the SHA-256 of the latest text."""
    same = (version.c.report == report.c.id) & (version.c.number == report.c.latest)
    query = select(report.c.uri, version.c.sha256, version.c.event).join(version, same)
    query = query.where(report.c.source == column(source), report.c.deleted.is_(None), report.c.uri.is_not(None))
    if since is not None:
        query = query.where(report.c.placed >= since)
    with ledger.looking() as connection:
        found: dict[str, str] = {}
        for uri, sha256, number in connection.execute(query.order_by(report.c.placed, report.c.id)).all():
            if len(uri) >= WIDTH:  # cut; the event has the whole of it
                body = connection.execute(select(event.c.body).where(event.c.number == number)).scalar_one()
                uri = parsed(body)["uri"]
            found[uri] = sha256
        return found
