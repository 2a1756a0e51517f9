"""What a ledger answers: claims, reports, versions, readings, sources; nothing here changes it."""

from __future__ import annotations

import difflib
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select, tuple_

from counterclaim.ledger import described, pages, report_pages
from counterclaim.ledger.asking import of_claims, of_reports
from counterclaim.ledger.chain import head
from counterclaim.ledger.claims import claims_of, widened
from counterclaim.ledger.histories import Sighting
from counterclaim.ledger.identity import named, prefix
from counterclaim.ledger.schema import NEVER, capture, claim, event, link, reading, report, sighting, version
from counterclaim.ledger.store import Contains, Ledger
from counterclaim.ledger.values import WIDTH, column, parsed
from counterclaim.ledger.written import document_of, unpacked
from counterclaim.model import Answer, Claim
from counterclaim.model.kept import Entry, Filter, Source, Told
from counterclaim.model.public import from_public

PAGE: Final = 1_000
"""Rows that are in memory at a time."""

ANYTHING: Final = Filter()

_HEARD: Final[dict[tuple[str, str], dict[str, int]]] = {}  # of one ledger, as of its last event

_PARTS: Final = re.compile(r"\s+|\w+|[^\w\s]")


class Place(NamedTuple):
    """Where a page of an ordered list ends: the next one starts behind it."""

    published: datetime | None
    id: str


class Change(NamedTuple):
    """A stretch of text that differs between two versions: what was there, and what is there instead."""

    start: int
    before: str
    after: str


class Version(NamedTuple):
    """A version of a report, when it was what stood there, and how it differs from the version that it followed."""

    entry: Entry
    sightings: tuple[datetime | None, ...]
    follows: int | None
    changes: tuple[Change, ...]


def told(
    ledger: Ledger,
    asked: Filter = ANYTHING,
    *,
    after: Place | None = None,
    limit: int | None = None,
    by_day: bool = False,
    newest: bool = False,
) -> Iterator[Told]:
    """The claims of latest versions that fit, by time of publication and id, streamed; undated reports come first.

    `after` and `limit` give a page; with `newest`, all is the other way round, undated reports last. With `by_day`, the
    order is by the day that the claim is about, then as before, and neither `after` nor `newest` is allowed.
    """
    if by_day and (after is not None or newest):
        raise ValueError("pages are in the order of publication")
    with ledger.looking() as connection:
        if limit is not None and limit <= PAGE and not by_day:
            behind = None if after is None else (after.published or NEVER, after.id)
            ids = pages.first(connection, asked, ledger.contains, behind, limit, newest)
            order = pages.in_order(claim.c.placed, claim.c.id, newest=newest)
            yield from _told(connection, _told_of().where(claim.c.id.in_(ids)).order_by(*order))
            return
        query = _told_of().where(of_claims(connection, asked, ledger.contains))
        if by_day:
            query = query.order_by(func.coalesce(claim.c.day, NEVER.date()))
        query = _page(query, (claim.c.placed, claim.c.id), after, limit, newest)
        yield from _told(connection, query)


def told_rows(connection: Connection, asked: Filter, contains: Contains) -> Iterator[tuple[date, Told]]:
    """As `told`, of claims that tell of a day, each with that day, in no order."""
    query = _told_of().add_columns(claim.c.day).where(of_claims(connection, asked, contains), claim.c.day.is_not(None))
    rows = connection.execute(query).all()
    return zip((row.day for row in rows), _made(rows), strict=True)


def _told_of() -> Select[Any]:
    columns = (claim.c.body, claim.c.report, claim.c.source, claim.c.placed, claim.c.state, link.c.root)
    return select(*columns).outerjoin(link, link.c.report == claim.c.report)


def _told(connection: Connection, query: Select[Any]) -> Iterator[Told]:
    for page in connection.execute(query.execution_options(yield_per=PAGE)).partitions():
        yield from _made(page)


def _made(rows: Sequence[Row[Any]]) -> Iterator[Told]:
    for found, row in zip(claims_of([parsed(row.body) for row in rows]), rows, strict=True):
        published = None if row.placed == NEVER else row.placed
        yield Told(found, row.report, row.source or "", published, row.state, row.root or row.report)


def count(ledger: Ledger, asked: Filter = ANYTHING) -> int:
    """How many claims fit."""
    with ledger.looking() as connection:
        return pages.number(connection, asked, ledger.contains)


def claims(ledger: Ledger, ids: Sequence[str]) -> list[Told]:
    """The claims with these ids, of any version, in the order asked for; what the ledger does not have is left out."""
    found: dict[str, Told] = {}
    with ledger.looking() as connection:
        for start in range(0, len(ids), PAGE // 2):
            for one in _told(connection, _told_of().where(claim.c.id.in_(ids[start : start + PAGE // 2]))):
                found[one.claim.id] = one
    return [found[id_] for id_ in ids if id_ in found]


def original(ledger: Ledger, id_: str) -> Claim | None:
    """A claim as it was read, before reviewers changed it; None where there is no such claim."""
    with ledger.looking() as connection:
        row = connection.execute(select(claim.c.body, claim.c.original).where(claim.c.id == id_)).first()
    return None if row is None else claims_of([parsed(row.original or row.body)])[0]


def entries(
    ledger: Ledger,
    asked: Filter = ANYTHING,
    *,
    after: Place | None = None,
    limit: int | None = None,
    newest: bool = False,
) -> Iterator[Entry]:
    """The latest versions of the reports that fit, by time of publication and id, streamed.

    `after`, `limit` and `newest` are those of `told`.
    """
    with ledger.looking() as connection:
        if limit is not None and limit <= PAGE:
            behind = None if after is None else (after.published or NEVER, after.id)
            ids = report_pages.first(connection, asked, ledger.contains, behind, limit, newest)
            query = _entries().where(version.c.number == report.c.latest, report.c.id.in_(ids))
            order = pages.in_order(report.c.placed, report.c.id, newest=newest)
            yield from map(_entry, connection.execute(query.order_by(*order)))
            return
        query = _entries().where(version.c.number == report.c.latest, of_reports(connection, asked, ledger.contains))
        query = _page(query, (report.c.placed, report.c.id), after, limit, newest)
        for row in connection.execute(query.execution_options(yield_per=PAGE)):
            yield _entry(row)


def entry(ledger: Ledger, id_: str, version_: int | None = None) -> Entry | None:
    """A version of a report, the latest unless one is named; `id_` may be that of one of its claims."""
    name = named(id_)
    if name is None:
        return None
    number = version_ or name.version
    with ledger.looking() as connection:
        query = _entries().where(report.c.id == name.report, version.c.number == (number or report.c.latest))
        row = connection.execute(query).first()
    return None if row is None else _entry(row)


def entries_of(ledger: Ledger, ids: Iterable[str]) -> dict[str, Entry]:
    """The versions that these ids name (`REPORT`: the latest, `REPORT@1`, or a claim of either), by id as given."""
    names = {id_: name for id_ in ids if (name := named(id_)) is not None}
    wanted = sorted({name.report for name in names.values()})
    held: dict[tuple[str, int | None], Entry] = {}
    older = {(name.report, name.version) for name in names.values() if name.version is not None}
    with ledger.looking() as connection:
        for start in range(0, len(wanted), PAGE // 2):
            some = wanted[start : start + PAGE // 2]
            query = _entries().add_columns(report.c.latest).where(report.c.id.in_(some))
            numbers = sorted({number for id_, number in older if id_ in some})
            query = query.where((version.c.number == report.c.latest) | version.c.number.in_(numbers))
            for row in connection.execute(query):
                if row.number == row.latest:
                    held[row.id, None] = _entry(row)
                if (row.id, row.number) in older:
                    held[row.id, row.number] = _entry(row)
    return {id_: held[name.report, name.version] for id_, name in names.items() if (name.report, name.version) in held}


def _entries() -> Select[Any]:
    columns = (report.c.id, version.c.number, version.c.text, report.c.deleted, event.c.body, capture.c.received)
    query = (
        select(*columns).join(version, version.c.report == report.c.id).join(event, event.c.number == version.c.event)
    )
    return query.join(capture, capture.c.sha256 == version.c.capture)


def _entry(row: Row[Any]) -> Entry:
    said = parsed(row.body)
    return Entry(row.id, row.number, document_of(said, unpacked(row.text)), said["capture"], row.received, row.deleted)


def _page(
    query: Select[Any], order: tuple[ColumnElement[Any], ...], after: Place | None, limit: int | None, newest: bool
) -> Select[Any]:
    if after is not None:
        at, end = tuple_(*order), tuple_(after.published or NEVER, after.id)
        query = query.where(at < end if newest else at > end)
    query = query.order_by(*pages.in_order(*order, newest=newest))
    return query if limit is None else query.limit(limit)


def versions(ledger: Ledger, id_: str) -> list[Version]:
    """The versions of a report in the order in which they stood, the latest last, each with its changes by words."""
    name = named(id_)
    if name is None:
        return []
    with ledger.looking() as connection:
        entries_ = {row.number: _entry(row) for row in connection.execute(_entries().where(report.c.id == name.report))}
        query = select(sighting.c.moment, sighting.c.version).where(sighting.c.report == name.report)
        seen = [Sighting(*row) for row in connection.execute(query.order_by(sighting.c.event))]
    stood = sorted(enumerate(seen), key=lambda found: (found[1].moment or NEVER, found[0]))
    last = {found.version: at for at, (_, found) in enumerate(stood)}
    found: list[Version] = []
    for number in sorted(last, key=last.__getitem__):
        moments = tuple(one.moment for _, one in stood if one.version == number)
        before = found[-1].entry if found else None
        changes = () if before is None else difference(before.document.text, entries_[number].document.text)
        found.append(Version(entries_[number], moments, before and before.version, changes))
    return found


def difference(before: str, after: str) -> tuple[Change, ...]:
    """The stretches by which one text differs from another, by words; `start` counts in the text after."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    if len(old) * len(new) > 25_000_000:  # too long to compare word by word
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for part in new:
        starts.append(starts[-1] + len(part))
    matched = difflib.SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 4_000).get_opcodes()
    return tuple(
        Change(starts[c], "".join(old[a:b]), "".join(new[c:d])) for kind, a, b, c, d in matched if kind != "equal"
    )


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
