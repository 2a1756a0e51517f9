"""Reports written down: texts, sightings, readings and what is derived of them, in one transaction a batch."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select

from counterclaim.ledger import archive, gone, identity
from counterclaim.ledger.applying import Given, apply
from counterclaim.ledger.archive import Stored
from counterclaim.ledger.chain import append
from counterclaim.ledger.described import all_sources
from counterclaim.ledger.histories import History, Shown, Sighting, histories, place
from counterclaim.ledger.schema import capture
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import canonical, digest, written
from counterclaim.ledger.written import write
from counterclaim.model import Answer, Document, Issue
from counterclaim.model.public import to_public

NEW: Final = "new"
VERSION: Final = "version"
KNOWN: Final = "known"

Json = dict[str, Any]


class Brought(NamedTuple):
    """A text on its way into the ledger.

    `capture` is what shows it, `position` where it stands among the texts of that capture, from 1; `parsed` the
    capture that it is parsed from where that is another one, and `way` how. `live` is when it was fetched from its
    address. `several` says that its capture has another text at the same address. `answer` is what the reader called
    `reader` made of it; None leaves it unread for now.
    """

    document: Document
    capture: str
    position: int
    parsed: str | None = None
    live: datetime | None = None
    several: bool = False
    answer: Answer | None = None
    reader: str = ""
    way: Mapping[str, object] = MappingProxyType({})


class Taken(NamedTuple):
    """That a capture was gone through to its end in a way: it held so many reports."""

    capture: str
    way: Mapping[str, object]
    reports: int


class Added(NamedTuple):
    """What became of a text: `how` is `new`, `version` (another text at a known address) or `known`."""

    report: str
    version: int
    how: str
    claims: int = 0


def identity_of(brought: Brought) -> str:
    """The identity of the report that a text belongs to, if its address is nobody else's."""
    found = identity.address(brought.document.uri)
    if found is None:
        return identity.of_text(brought.document)
    if brought.several and brought.document.edited is None:
        return identity.of_one_among_several(found, brought.document.text)
    return identity.of_address(found)


def candidates(brought: Brought) -> tuple[str, ...]:
    """The identities under which a text may be known, its own first."""
    own = identity_of(brought)
    found = identity.address(brought.document.uri)
    if found is None:
        return (own,)
    among = identity.of_one_among_several(found, brought.document.text)
    return tuple(dict.fromkeys((own, among, identity.of_address(found))))


def known(ledger: Ledger, texts: Sequence[Brought]) -> list[Added | None]:
    """For each text, what it is known as where it adds nothing to the ledger; None for what may be new."""
    ids = [identity.report_id(found) for text in texts for found in candidates(text)]
    with ledger.looking() as connection:
        held = histories(connection, ids)
    return [_known(held, text) for text in texts]


def _known(held: Mapping[str, History], text: Brought) -> Added | None:
    sha256 = digest(text.document.text)
    for found in candidates(text):
        history = held.get(identity.report_id(found))
        if history is None or history.identity != found or sha256 not in history.versions:
            continue
        if place(history, Shown(text.document, sha256, text.live)) is None:
            return Added(identity.report_id(found), history.versions.index(sha256) + 1, KNOWN)
    return None


def keep(ledger: Ledger, entries: Sequence[Stored | Brought | Taken], at: datetime) -> tuple[list[Added], list[Issue]]:
    """Write down captures, texts with their readings, and ends, in order: all of them or, if the program dies, none."""
    with ledger.writing() as connection:
        batch = _Batch(connection, entries)
        happened = append(connection, at, batch.happened)
        given = Given(
            {happened[place].number: text for place, text in batch.texts.items()},
            {happened[place].number: body for place, body in batch.bodies.items()},
        )
        touched, fresh = apply(connection, happened, given)
        sources = all_sources(connection)
        counts = write(connection, ledger, touched, fresh=fresh, sources=sources)
    return [one._replace(claims=counts.get((one.report, one.version), 0)) for one in batch.added], batch.issues


class _Batch:
    """What happens to the ledger with a batch of entries, settled one by one."""

    def __init__(self, connection: Connection, entries: Sequence[Stored | Brought | Taken]) -> None:
        self._connection = connection
        self.happened: list[tuple[str, Json]] = []
        self.texts: dict[int, str] = {}
        self.bodies: dict[int, bytes] = {}
        self.added: list[Added] = []
        self.issues: list[Issue] = []
        texts = [entry for entry in entries if isinstance(entry, Brought)]
        ids = [identity.report_id(found) for text in texts for found in candidates(text)]
        self._held = histories(connection, ids)
        for entry in entries:
            if not isinstance(entry, Brought):
                self._around(entry)
                continue
            outcome = self._one(entry)
            if isinstance(outcome, Issue):
                self.issues.append(outcome)
            else:
                self.added.append(outcome)

    def _around(self, entry: Stored | Taken) -> None:
        if isinstance(entry, Stored):
            held = select(capture.c.event).where(capture.c.sha256 == entry.capture.sha256)
            happened = ("captured", archive.body(entry))
        else:
            held = gone.of_way(entry.capture, entry.way)
            happened = ("taken", {**entry._asdict(), "way": dict(entry.way)})
        if happened not in self.happened and self._connection.execute(held).first() is None:
            self.happened.append(happened)

    def _one(self, text: Brought) -> Added | Issue:
        found = _known(self._held, text)
        if found is not None:
            return found
        document, own = text.document, identity_of(text)
        id_, sha256 = identity.report_id(own), digest(document.text)
        history = self._held.get(id_)
        if history is not None and history.identity != own:
            message = f"{document.uri}: by chance its id {id_} is another report's. It was not added: please tell us."
            return Issue("ledger", "collision", message)
        seen = place(history, Shown(document, sha256, text.live))
        assert seen is not None  # or it would be known
        made = history is None or seen.version > len(history.versions)
        if made:
            self.texts[len(self.happened)] = document.text
        self.happened.append(("reported", _reported(text, id_, own, seen, sha256)))
        before = history.latest if history else None
        history = self._held[id_] = (history or History(own, 0, (), ())).with_(seen, sha256, text.live)
        if made and text.answer is not None:
            body, said = answered(id_, seen.version, text.answer, text.reader)
            self.bodies[len(self.happened)] = body
            self.happened.append(("read", said))
        how = NEW if before is None else VERSION if made or history.latest != before else KNOWN
        return Added(id_, seen.version, how)


def _reported(text: Brought, id_: str, own: str, seen: Sighting, sha256: str) -> Json:
    document = text.document
    body: Json = {
        "report": id_,
        "identity": own,
        "version": seen.version,
        "moment": written(seen.moment),
        "capture": text.capture,
        "position": text.position,
        "sha256": sha256,
        "uri": document.uri,
        "published": written(document.published),
        "edited": written(document.edited),
        "source": document.source,
        "language": document.language,
        "title": document.title,
        "origin": document.origin,
    }
    if text.parsed is not None:
        body["parsed"] = text.parsed
    if text.way:
        body["way"] = dict(text.way)
    if text.live is not None:
        body["live"] = written(text.live)
    return body


def answered(id_: str, number: int, answer: Answer, reader: str) -> tuple[bytes, Json]:
    """The public JSON of a reading as it is kept, and the body of its event."""
    body = canonical(to_public(answer))
    return zlib.compress(body.encode("utf-8")), {
        "report": id_,
        "version": number,
        "reader": reader,
        "sha256": digest(body),
    }
