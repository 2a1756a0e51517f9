"""Versions to be read: those that nobody read, those that another reader read, or all of them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, not_, or_, select, update

from counterclaim.ledger.applying import Given, apply
from counterclaim.ledger.chain import append
from counterclaim.ledger.described import all_sources
from counterclaim.ledger.keeping import answered
from counterclaim.ledger.schema import event, reading, report, source, version
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import column, digest, parsed
from counterclaim.ledger.written import document_of, unpacked, write
from counterclaim.model import Answer, Document, Issue
from counterclaim.model.kept import Source

SOME: Final = 200
"""Versions that are looked up, or written, together."""


class ToRead(NamedTuple):
    """A version to be read; `way` is how it was added, `reader` who read it last."""

    report: str
    version: int
    document: Document
    way: Mapping[str, Any]
    reader: str | None = None


Reads = Callable[[Iterator[ToRead], Mapping[str, Source]], Iterator[tuple[ToRead, Answer, str]]]
"""Versions to their answers, in order, each with who read it; what is known of sources is given beside them."""


def unread(ledger: Ledger) -> Iterator[ToRead]:
    """The versions that were written down and never read."""
    return _each(ledger, lambda found: found.reader is None, only_unread=True)


def read_otherwise(
    ledger: Ledger, reader: Callable[[ToRead], str], sources: Iterable[str] | None = None
) -> Iterator[ToRead]:
    """The versions that were last read by somebody else than `reader` says would read them now.

    Of reports of `sources` alone, where these are given.
    """
    keys = None if sources is None else [column(key) for key in sources]
    return _each(ledger, lambda found: found.reader != reader(found), sources=keys)


def read_by_others(ledger: Ledger, reader: str) -> int:
    """How many reports were, in their latest version, read by another reader than this, in whatever setting."""
    own = or_(reading.c.reader == reader, reading.c.reader.startswith(f"{reader}; ", autoescape=True))
    with ledger.looking() as connection:
        names = connection.execute(select(reading.c.reader).distinct().where(not_(own))).scalars().all()
        if not names:
            return 0
        latest = (report.c.id == reading.c.report) & (report.c.latest == reading.c.version)
        query = select(func.count()).select_from(reading).join(report, latest)
        return connection.execute(query.where(reading.c.reader.in_(names))).scalar_one()


def described_since(ledger: Ledger, number: int) -> tuple[list[str], int]:
    """The sources that were described, for the last time, after the event of that number; and the last such event."""
    with ledger.looking() as connection:
        query = select(source.c.event, source.c.body).where(source.c.event > number).order_by(source.c.event)
        found = connection.execute(query).all()
    return [parsed(row.body)["key"] for row in found], max((row.event for row in found), default=number)


def _each(
    ledger: Ledger,
    wanted: Callable[[ToRead], bool],
    only_unread: bool = False,
    sources: Sequence[str | None] | None = None,
) -> Iterator[ToRead]:
    after = 0
    while True:
        with ledger.looking() as connection:
            some = list(_some(connection, after, only_unread, sources))
        yield from (found for _, found in some if wanted(found))
        if len(some) < SOME:
            return
        after = some[-1][0]


def _some(
    connection: Connection, after: int, only_unread: bool = False, sources: Sequence[str | None] | None = None
) -> Iterator[tuple[int, ToRead]]:
    same = (reading.c.report == version.c.report) & (reading.c.version == version.c.number)
    query = (
        select(version.c.event, version.c.report, version.c.number, version.c.text, event.c.body, reading.c.reader)
        .join(event, event.c.number == version.c.event)
        .outerjoin(reading, same)
        .where(version.c.event > after)
    )
    if only_unread:
        query = query.where(reading.c.reader.is_(None))
    if sources is not None:
        query = query.where(version.c.report.in_(select(report.c.id).where(report.c.source.in_(sources))))
    for row in connection.execute(query.order_by(version.c.event).limit(SOME)).all():
        said = parsed(row.body)
        document = document_of(said, unpacked(row.text))
        yield row.event, ToRead(row.report, row.number, document, said.get("way", {}), row.reader)


def keep_readings(ledger: Ledger, read: Iterable[tuple[ToRead, Answer, str]], clock: Callable[[], datetime]) -> int:
    """Write readings down, a batch at a time; for each version the last reading stands. How many."""
    number = 0
    batch: list[tuple[ToRead, Answer, str]] = []
    for one in read:
        batch.append(one)
        number += 1
        if len(batch) >= SOME:
            _keep(ledger, batch, clock())
            batch.clear()
    if batch:
        _keep(ledger, batch, clock())
    return number


def _keep(ledger: Ledger, batch: Iterable[tuple[ToRead, Answer, str]], at: datetime) -> None:
    made = [answered(found.report, found.version, answer, reader) for found, answer, reader in batch]
    with ledger.writing() as connection:
        happened = append(connection, at, [("read", said) for _, said in made])
        bodies = {one.number: body for one, (body, _) in zip(happened, made, strict=True)}
        touched, _ = apply(connection, happened, Given({}, bodies))
        write(connection, ledger, touched, fresh=(), sources=all_sources(connection))


def fill(connection: Connection, read: Reads, at: datetime) -> Iterator[Issue]:
    """Read all versions again, within a rebuild: the readings that events tell of, and those of versions never read.

    An answer that differs from what the same reader gave before is an issue. Where another reader gave it, and where it
    differs, the new reading is an event.
    """
    for found, answer, reader in read(_streamed(connection), all_sources(connection)):
        body, said = answered(found.report, found.version, answer, reader)
        same = (reading.c.report == found.report) & (reading.c.version == found.version)
        held = connection.execute(select(reading.c.reader, reading.c.sha256).where(same)).first()
        if held is not None and tuple(held) == (reader, said["sha256"]):
            connection.execute(update(reading).where(same).values(body=body))
            continue
        if held is not None and held.reader == reader:
            message = (
                f"report {found.report}, version {found.version}: reading it again gives another answer "
                f"(SHA-256 {said['sha256'][:12]}…, was {held.sha256[:12]}…) by the same reader. Please report it."
            )
            yield Issue("ledger", "reading-differs", message)
        happened = append(connection, at, [("read", said)])
        apply(connection, happened, Given({}, {happened[0].number: body}))


def _streamed(connection: Connection) -> Iterator[ToRead]:
    after = 0
    while some := list(_some(connection, after)):
        yield from (found for _, found in some)
        after = some[-1][0]


def intact(packed: bytes, sha256: str) -> bool:
    """Whether the body of a reading is the one that its event tells of."""
    try:
        return digest(zlib.decompress(packed).decode("utf-8")) == sha256
    except (zlib.error, UnicodeDecodeError):
        return False
