"""All that is derived, made again: texts from the archive, readings by reading again, and the rest from both."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from datetime import datetime
from itertools import islice
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, delete, select

from counterclaim.ledger import search
from counterclaim.ledger.applying import Given, apply
from counterclaim.ledger.archive import open_pieces
from counterclaim.ledger.chain import Event, event_of, events
from counterclaim.ledger.described import all_sources
from counterclaim.ledger.rereading import Reads, fill
from counterclaim.ledger.schema import DERIVED, report, version
from counterclaim.ledger.store import Ledger, LedgerError
from counterclaim.ledger.touched import touch_all
from counterclaim.ledger.values import digest
from counterclaim.ledger.written import unpacked, write
from counterclaim.model import Issue

Parses = Callable[[io.BufferedReader, str, Mapping[str, Any]], Generator[str, None, None]]
"""Archived bytes, the address they came from and the way they were parsed, to the texts in them, in order."""

SOME: Final = 500
"""Events that are applied together."""


class Stages(NamedTuple):
    """How archived bytes are parsed, and texts read."""

    parse: Parses
    read: Reads


def rebuild(ledger: Ledger, stages: Stages, at: datetime, progress: Callable[[int], None] | None = None) -> list[Issue]:
    """Make everything that is derived again, in one transaction; what did not come out as events say.

    Links and findings across reports are dropped, since others compute them. `progress` is called with numbers of
    events. Raises LedgerError, and leaves the ledger as it was, where a text can be had neither from the archive nor
    from before.
    """
    issues: list[Issue] = []
    texts = _Texts(ledger, stages.parse, issues)
    with closing(texts), ledger.writing() as connection:
        clear(connection)
        with ledger.looking() as before:
            happened = events(before)
            while some := list(islice(happened, SOME)):
                apply(connection, some, Given(texts.of(some), {}))
                if progress is not None:
                    progress(len(some))
        issues.extend(fill(connection, stages.read, at))
        derive_all(connection, ledger)
    return issues


def clear(connection: Connection) -> None:
    """Drop everything that is derived."""
    for table in DERIVED:
        connection.execute(delete(table))
    search.clear(connection)
    touch_all(connection)


def derive_all(connection: Connection, ledger: Ledger) -> None:
    """Derive the rows of all reports, which have none."""
    sources = all_sources(connection)
    after = 0
    while True:
        query = select(report.c.id, report.c.key).where(report.c.key > after).order_by(report.c.key).limit(SOME)
        rows = connection.execute(query).all()
        if not rows:
            return
        ids = [row.id for row in rows]
        write(connection, ledger, ids, fresh=set(ids), sources=sources)
        after = rows[-1].key


class _Texts:
    """The texts that events tell of, from the archive; its captures are gone through side by side with the events."""

    def __init__(self, ledger: Ledger, parse: Parses, issues: list[Issue]) -> None:
        self._ledger, self._parse, self._issues = ledger, parse, issues
        self._captured: dict[str, int] = {}
        self._open: tuple[tuple[str, str], io.BufferedReader, Generator[str, None, None]] | None = None
        self._position = 0

    def close(self) -> None:
        """Close what is open."""
        if self._open is not None:
            self._open[2].close()
            self._open[1].close()
        self._open = None

    def of(self, happened: list[Event]) -> dict[int, str]:
        """The text of each event that reports one."""
        found: dict[int, str] = {}
        for event in happened:
            if event.kind == "captured":
                self._captured[event.said["sha256"]] = event.number
            elif event.kind == "reported":
                found[event.number] = self._text(event)
        return found

    def _text(self, event: Event) -> str:
        said = event.said
        found = self._at(said)
        if found is not None and digest(found) == said["sha256"]:
            return found
        with self._ledger.looking() as connection:
            same = (version.c.report == said["report"]) & (version.c.number == said["version"])
            packed = connection.execute(select(version.c.text).where(same)).scalar()
        before = None if packed is None else unpacked(packed)
        name = f"event {event.number} (report {said['report']}, version {said['version']})"
        if before is None or digest(before) != said["sha256"]:
            raise LedgerError(
                f"{name}: the text is neither in the archived bytes nor in the ledger.",
                "Nothing was changed; `counterclaim verify` says more. Restore a copy.",
            )
        message = f"{name}: the archived bytes now give another text; the one that was read before was kept."
        self._issues.append(Issue("ledger", "text-differs", message))
        return before

    def _at(self, said: Mapping[str, Any]) -> str | None:
        capture, way = said.get("parsed", said["capture"]), said.get("way", {})
        key = (capture, repr(sorted(way.items())))
        if self._open is None or self._open[0] != key or self._position >= said["position"]:
            self.close()
            said_of = event_of(self._ledger, self._captured[capture]).said
            stream = open_pieces(self._ledger, said_of["pieces"], said_of["size"])
            self._open = (key, stream, self._parse(stream, said_of["address"], way))
            self._position = 0
        skipped = said["position"] - self._position - 1
        self._position = said["position"]
        return next(islice(self._open[2], skipped, None), None)
