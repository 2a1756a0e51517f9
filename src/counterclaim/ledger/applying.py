"""From events to tables: the one way in which everything is derived, when it happens and in a rebuild."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from counterclaim.ledger import archive, decided, described, gone, search
from counterclaim.ledger.chain import Event
from counterclaim.ledger.histories import History, Sighting, histories
from counterclaim.ledger.schema import NEVER, capture, reading, report, sighting, version
from counterclaim.ledger.schema import event as happened
from counterclaim.ledger.values import column, moment, parsed
from counterclaim.ledger.windows import local_date
from counterclaim.ledger.written import document_at, document_of, text_of
from counterclaim.model import Document
from counterclaim.model.kept import Source

Row = dict[str, Any]


class Given(NamedTuple):
    """What events say only the hash of, by the number of the event: the texts of versions, the bodies of readings."""

    texts: dict[int, str]
    bodies: dict[int, bytes]


UNREAD: Final = zlib.compress(b"")
"""The body of a reading that is still to be made again."""


def apply(connection: Connection, all_: Sequence[Event], given: Given) -> tuple[list[str], set[str]]:
    """Write what follows from events, but for the rows of claims: the reports touched, and which of them are new."""
    touched: dict[str, None] = {}
    fresh: set[str] = set()
    for reports, some in groupby(all_, lambda event: event.kind in ("reported", "read")):
        if reports:
            changed, new = _reports(connection, list(some), given)
            touched.update(dict.fromkeys(changed))
            fresh |= new
            continue
        for event in some:
            _OTHERS[event.kind](connection, event)
    return list(touched), fresh


def _captured(connection: Connection, event: Event) -> None:
    connection.execute(insert(capture), [archive.row(event)])


def _described(connection: Connection, event: Event) -> None:
    described.derive(connection, event)
    said = event.said
    latest = (version.c.report == report.c.id) & (version.c.number == report.c.latest)
    query = select(report.c.id, report.c.day, happened.c.body).join(version, latest)
    query = query.join(happened, happened.c.number == version.c.event)
    for id_, held, body in connection.execute(query.where(report.c.source == column(said["key"]))).all():
        day = local_date(moment(parsed(body)["published"]), said["zone"])
        if day != held:
            connection.execute(update(report).where(report.c.id == id_).values(day=day))


_OTHERS: Final[Mapping[str, Callable[[Connection, Event], None]]] = {
    "captured": _captured,
    "taken": gone.derive_taken,
    "gone": gone.derive,
    "described": _described,
    "decided": decided.derive,
}


def _reports(connection: Connection, some: Sequence[Event], given: Given) -> tuple[list[str], set[str]]:
    said = [(event, event.said) for event in some]
    before = histories(connection, (body["report"] for _, body in said))
    held = dict(before)
    documents: dict[tuple[str, int], Document] = {}
    versions: list[Row] = []
    sightings: list[Row] = []
    readings: dict[tuple[str, int], Row] = {}
    for event, body in said:
        id_, number = body["report"], body["version"]
        if event.kind == "read":
            packed = given.bodies.get(event.number, UNREAD)
            readings[id_, number] = {**body, "event": event.number, "body": packed}
            continue
        history = held.get(id_) or History(body["identity"], event.number, (), ())
        if number > len(history.versions):
            text = given.texts[event.number]
            documents[id_, number] = document_of(body, text)
            versions.append(_version(event, body, text))
        seen = Sighting(moment(body["moment"]), number)
        held[id_] = history.with_(seen, body["sha256"], moment(body.get("live")))
        sightings.append({"event": event.number, "report": id_, "version": number, "moment": seen.moment})
    for table, rows in ((version, versions), (sighting, sightings)):
        if rows:
            connection.execute(insert(table), rows)
    _write_readings(connection, readings, before)
    _Heads(connection, before, held, documents).write()
    return [*held], held.keys() - before.keys()


def _version(event: Event, body: Mapping[str, Any], text: str) -> Row:
    return {
        "report": body["report"],
        "number": body["version"],
        "event": event.number,
        "capture": body["capture"],
        "sha256": body["sha256"],
        "text": zlib.compress(text.encode("utf-8", "surrogatepass")),
        "characters": len(text),
    }


def _write_readings(
    connection: Connection, readings: Mapping[tuple[str, int], Row], before: Mapping[str, object]
) -> None:
    for id_, number in readings:
        if id_ in before:
            connection.execute(delete(reading).where(reading.c.report == id_, reading.c.version == number))
    if readings:
        connection.execute(insert(reading), list(readings.values()))


class _Heads(NamedTuple):
    """The rows of reports, and the words of their latest texts."""

    connection: Connection
    before: Mapping[str, History]
    held: Mapping[str, History]
    documents: Mapping[tuple[str, int], Document]

    def write(self) -> None:
        """Write those that are new or changed."""
        sources = described.all_sources(self.connection)
        new: list[Row] = []
        for id_, history in self.held.items():
            before = self.before.get(id_)
            if before is None:
                own = {"id": id_, "key": history.key, "identity": history.identity, "deleted": None, "gone": None}
                new.append({**own, **self._row(id_, history.latest, sources)})
            elif before != history:
                self._change(id_, before, history, sources)
        if new:
            self.connection.execute(insert(report), new)
            search.index(self.connection, ((row["key"], self.documents[row["id"], row["latest"]].text) for row in new))

    def _change(self, id_: str, before: History, history: History, sources: Mapping[str, Source]) -> None:
        row: Row = {"deleted": history.deleted}
        if history.deleted is None:
            row["gone"] = None
        if history.latest != before.latest:
            row.update(self._row(id_, history.latest, sources))
            search.forget(self.connection, history.key, text_of(self.connection, id_, before.latest))
            search.index(self.connection, [(history.key, text_of(self.connection, id_, history.latest))])
        self.connection.execute(update(report).where(report.c.id == id_).values(**row))

    def _row(self, id_: str, number: int, sources: Mapping[str, Source]) -> Row:
        document = self.documents.get((id_, number)) or document_at(self.connection, id_, number)
        described_ = sources.get(document.source or "")
        return {
            "latest": number,
            "uri": column(document.uri),
            "source": column(document.source),
            "placed": document.published or NEVER,
            "day": local_date(document.published, described_.zone if described_ else None),
        }
