"""The rows of reports, derived from their readings, the decisions about them and what is known of their sources."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from counterclaim.ledger import claims, finding_places
from counterclaim.ledger.chain import Event
from counterclaim.ledger.decided import about
from counterclaim.ledger.schema import (
    OF_REPORT,
    claim,
    claim_place,
    event,
    finding,
    finding_at,
    finding_claim,
    reading,
    report,
    version,
)
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.touched import days_of, touch
from counterclaim.ledger.values import moment, parsed
from counterclaim.model import Document
from counterclaim.model.kept import Source

SOME: Final = 400
"""Reports that are looked up in one query."""


def text_of(connection: Connection, id_: str, number: int) -> str:
    """The text of a version."""
    query = select(version.c.text).where(version.c.report == id_, version.c.number == number)
    return unpacked(connection.execute(query).scalar_one())


def unpacked(packed: bytes) -> str:
    """A text as it was kept."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")


def document_at(connection: Connection, id_: str, number: int) -> Document:
    """The document of a version, as it was first reported."""
    query = select(event.c.body, version.c.text).join(version, version.c.event == event.c.number)
    said, text = connection.execute(query.where(version.c.report == id_, version.c.number == number)).one()
    return document_of(parsed(said), unpacked(text))


def document_of(said: Mapping[str, Any], text: str) -> Document:
    """The document whose event `reported` says this."""
    return Document(
        text,
        said["uri"],
        moment(said["published"]),
        said["source"],
        said["language"],
        said["title"],
        said["origin"],
        moment(said["edited"]),
    )


def reads(
    connection: Connection, ids: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[tuple[claims.Read, Event]]:
    """All readings of reports with what their rows depend on, and the event that reported the version read."""
    for start in range(0, len(ids), SOME):
        some = ids[start : start + SOME]
        decisions = about(connection, some)
        query = (
            select(
                reading.c.report, reading.c.version, reading.c.body, report.c.latest, report.c.placed,
                event.c.number, event.c.at, event.c.kind, event.c.body.label("said"),
            )
            .join(report, report.c.id == reading.c.report)
            .join(version, (version.c.report == reading.c.report) & (version.c.number == reading.c.version))
            .join(event, event.c.number == version.c.event)
            .where(reading.c.report.in_(some))
            .order_by(reading.c.report, reading.c.version)
        )  # fmt: skip
        for row in connection.execute(query).all():
            happened = Event(row.number, row.at, row.kind, row.said)
            said = happened.said
            made = decisions.get((row.report, row.version), ())
            yield (
                claims.Read(
                    report=row.report,
                    version=row.version,
                    latest=row.latest,
                    answer=parsed(zlib.decompress(row.body).decode("utf-8")),
                    source=said["source"],
                    published=moment(said["published"]),
                    placed=row.placed,
                    described=sources.get(said["source"] or ""),
                    decisions=made,
                    document=document_of(said, text_of(connection, row.report, row.version)) if made else None,
                ),
                happened,
            )


def write(
    connection: Connection,
    ledger: Ledger,
    ids: Sequence[str],
    *,
    fresh: Collection[str],
    sources: Mapping[str, Source],
) -> dict[tuple[str, int], int]:
    """Derive the rows of reports anew; `fresh` ones have none yet. The number of claims by report and version."""
    before = [id_ for id_ in ids if id_ not in fresh]
    days = days_of(connection, claim.c.report, before)
    drop(connection, before)
    counts: dict[tuple[str, int], int] = {}
    for start in range(0, len(ids), SOME):
        found = claims.Rows.none()
        for read, _ in reads(connection, ids[start : start + SOME], sources):
            rows = claims.rows(read, ledger.reviewed, ledger.judged)
            counts[read.report, read.version] = len(rows.claim)
            found.add(rows)
        insert_rows(connection, found)
        days.update(row["day"] for row in found.claim)
    finding_places.write(connection, finding_places.touching(connection, ids))
    touch(connection, days)
    return counts


def insert_rows(connection: Connection, found: claims.Rows) -> None:
    """Write rows, each to its table."""
    tables = {table.name: table for table in (*OF_REPORT, claim_place, finding_claim)}
    for name, rows in found._asdict().items():
        if rows:
            connection.execute(insert(tables[name]), rows)


def drop(connection: Connection, ids: Iterable[str]) -> None:
    """Drop all rows that were derived from the readings of reports."""
    wanted = list(ids)
    for start in range(0, len(wanted), SOME):
        some = wanted[start : start + SOME]
        own = select(claim.c.id).where(claim.c.report.in_(some))
        connection.execute(delete(claim_place).where(claim_place.c.claim.in_(own)))
        told = select(finding.c.id).where(finding.c.report.in_(some))
        connection.execute(delete(finding_claim).where(finding_claim.c.finding.in_(told)))
        finding_places.drop(connection, finding_at.c.finding.in_(told))
        for table in OF_REPORT:
            connection.execute(delete(table).where(table.c.report.in_(some)))
