"""The proof that nothing was altered: the chain, the archive's bytes, the texts and all that is derived from them."""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, insert, select

from counterclaim.ledger import archive
from counterclaim.ledger.applying import Given, apply
from counterclaim.ledger.chain import START, Event, events, hashed
from counterclaim.ledger.fingerprint import rows, words
from counterclaim.ledger.rebuilding import derive_all
from counterclaim.ledger.rereading import intact
from counterclaim.ledger.schema import DERIVED, event, finding, finding_at, finding_claim, link, reading, version
from counterclaim.ledger.store import Ledger, open_ledger
from counterclaim.ledger.values import digest
from counterclaim.ledger.written import unpacked
from counterclaim.model import Issue

Progress = Callable[[int], None]

SOME: Final = 500
FAULTS: Final = 20
"""Differences of one table that are named; there may be millions of one cause."""


def verify(ledger: Ledger, head: str | None = None, progress: Progress | None = None) -> Iterator[Issue]:
    """What is not as the chain of events and the archive say, the first break first; nothing where all is well.

    `head` is the hash of an event that is known from elsewhere, such as the last one that `verify` printed a year ago:
    it must be in the chain. `progress` is called with numbers of events. The chain broken, nothing else can be proved.
    """
    broken = False
    for found in _chain(ledger, head, progress or _silent):
        yield found
        broken = True
    if broken:
        return
    yield from _archive(ledger)
    yield from _derived(ledger, progress or _silent)


def _silent(number: int) -> None:
    """Tell nobody."""


def _chain(ledger: Ledger, head: str | None, progress: Progress) -> Iterator[Issue]:
    number, previous, seen = 0, START, head is None or head == START
    columns = (event.c.number, event.c.at, event.c.kind, event.c.body, event.c.previous, event.c.hash)
    with ledger.looking() as connection:
        query = select(*columns).order_by(event.c.number)
        for row in connection.execute(query.execution_options(yield_per=1000)):
            found = Event(*row[:4])
            name = f"event {found.number} ({found.kind}, {found.at})"
            if found.number != number + 1:
                yield _issue("gap", f"event {number + 1}: missing; the next one is {name}.")
                return
            if row.previous != previous:
                yield _issue("chain", f"{name}: it does not follow the event before it; one of the two was altered.")
                return
            if hashed(previous, found) != row.hash:
                yield _issue("chain", f"{name}: it was altered: its hash is not that of what it says.")
                return
            number, previous = found.number, row.hash
            seen = seen or previous == head
            progress(1)
    if not seen:
        yield _issue("head", f"the hash {head} is not in the chain: events were cut off or replaced.")


def _archive(ledger: Ledger) -> Iterator[Issue]:
    with ledger.looking() as connection:
        for found in events(connection, "captured"):
            said, whole, size, bad = found.said, hashlib.sha256(), 0, False
            for name in said["pieces"]:
                with ledger.looking() as other:
                    content = archive.piece(other, name)
                if content is None or hashlib.sha256(content).hexdigest() != name:
                    what = "missing or cannot be unpacked" if content is None else "altered"
                    yield _issue("bytes", f"{_capture(found)}: the piece {name[:12]}… of its bytes is {what}.")
                    bad = True
                    break
                whole.update(content)
                size += len(content)
            if not bad and (whole.hexdigest(), size) != (said["sha256"], said["size"]):
                yield _issue("bytes", f"{_capture(found)}: its bytes are not those that were received.")


def _capture(found: Event) -> str:
    return f"event {found.number} (captured {found.said['address']}, {found.at})"


def _derived(ledger: Ledger, progress: Progress) -> Iterator[Issue]:
    """Derive everything a second time, in a scratch ledger, from events, texts and readings that prove to be theirs."""
    with tempfile.TemporaryDirectory(prefix="counterclaim-") as folder:
        scratch = open_ledger(Path(folder) / "scratch.db", create=True, reviewed=ledger.reviewed, judged=ledger.judged)
        try:
            faults = list(islice(_again(ledger, scratch, progress), FAULTS))
            yield from faults
            if not faults:
                yield from _compared(ledger, scratch)
        finally:
            scratch.close()


def _again(ledger: Ledger, scratch: Ledger, progress: Progress) -> Iterator[Issue]:
    faults = 0
    waiting: dict[tuple[str, int], str] = {}
    with ledger.looking() as connection, ledger.looking() as stored, scratch.writing() as made:
        happened = iter(stored.execute(select(event).order_by(event.c.number).execution_options(yield_per=SOME)))
        while some := list(islice(happened, SOME)):
            told = [Event(*row[:4]) for row in some]
            given = Given({}, {})
            for fault in _given(connection, told, given, waiting):
                faults += 1
                yield fault
            made.execute(insert(event), [row._asdict() for row in some])
            if not faults:
                apply(made, told, given)
            progress(len(some))
        for name in waiting.values():
            faults += 1
            yield _issue("reading", f"{name}: its reading is missing, or that of no event stands in its place.")
        if not faults:
            derive_all(made, scratch)


def _given(
    connection: Connection, told: list[Event], given: Given, waiting: dict[tuple[str, int], str]
) -> Iterator[Issue]:
    """Fill in the texts and readings that events tell of; `waiting` are the readings that later ones may replace."""
    for one in told:
        said = one.said
        if one.kind == "reported":
            fault = _text(connection, one, given.texts)
        elif one.kind == "read":
            fault = _reading(connection, one, given.bodies)
            waiting.pop((said["report"], said["version"]), None)
            if fault is None and one.number not in given.bodies:
                waiting[said["report"], said["version"]] = _read(one)
        else:
            continue
        if fault is not None:
            yield fault


def _read(one: Event) -> str:
    return f"event {one.number} (read {one.said['report']}, version {one.said['version']}, {one.at})"


def _text(connection: Connection, one: Event, texts: dict[int, str]) -> Issue | None:
    said = one.said
    same = (version.c.report == said["report"]) & (version.c.number == said["version"])
    packed = connection.execute(select(version.c.text).where(same)).scalar()
    name = f"event {one.number} (reported {said['report']}, version {said['version']}, {one.at})"
    if packed is None:
        return _issue("text", f"{name}: its text is missing.")
    try:
        text = unpacked(packed)
    except (zlib.error, UnicodeDecodeError):
        return _issue("text", f"{name}: its text cannot be unpacked.")
    if digest(text) != said["sha256"]:
        return _issue("text", f"{name}: its text was altered.")
    texts[one.number] = text
    return None


def _reading(connection: Connection, one: Event, bodies: dict[int, bytes]) -> Issue | None:
    same = (reading.c.report == one.said["report"]) & (reading.c.version == one.said["version"])
    row = connection.execute(select(reading.c.event, reading.c.body).where(same)).first()
    if row is None or row.event != one.number:
        return None
    if not intact(row.body, one.said["sha256"]):
        return _issue("reading", f"{_read(one)}: its reading was altered.")
    bodies[one.number] = row.body
    return None


_CONDITIONS: Final[dict[str, Any]] = {
    finding.name: finding.c.scope == "report",
    finding_claim.name: finding_claim.c.finding.not_in(select(finding.c.id).where(finding.c.scope != "report")),
    finding_at.name: finding_at.c.finding.not_in(select(finding.c.id).where(finding.c.scope != "report")),
}


def _compared(ledger: Ledger, scratch: Ledger) -> Iterator[Issue]:
    with ledger.looking() as connection, scratch.looking() as other:
        for table in DERIVED:
            if table is not link:
                yield from islice(_differences(connection, other, table), FAULTS)
        if words(connection) != words(other):
            yield _issue("words", "the words that reports are found by are not those of their texts.")


def _differences(connection: Connection, other: Connection, table: Table) -> Iterator[Issue]:
    condition = _CONDITIONS.get(table.name)
    names = [column.name for column in table.columns]
    keys = [names.index(column.name) for column in table.primary_key.columns]
    held, made = (rows(one, table, condition) for one in (connection, other))
    mine, right = next(held, None), next(made, None)
    while mine is not None or right is not None:
        own = None if mine is None else [mine[at] for at in keys]
        due = None if right is None else [right[at] for at in keys]
        if own == due and mine is not None and right is not None:
            for name, one, two in zip(names, mine, right, strict=True):
                if one != two:
                    yield _issue("derived", f"{table.name} {_key(own)}: “{name}” was altered; rebuild it.")
            mine, right = next(held, None), next(made, None)
        elif due is None or (own is not None and own < due):
            yield _issue("derived", f"{table.name} {_key(own)}: no event gives this row; rebuild the ledger.")
            mine = next(held, None)
        else:
            yield _issue("derived", f"{table.name} {_key(due)}: this row is missing; rebuild the ledger.")
            right = next(made, None)


def _key(values: list[Any] | None) -> str:
    return " ".join(map(str, values or ()))


def _issue(code: str, message: str) -> Issue:
    return Issue("ledger", code, message)
