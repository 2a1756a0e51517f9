"""Reports that fit a filter, and versions of them: streamed, by pages, and by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row, Select, select

from counterclaim.ledger import report_pages
from counterclaim.ledger.asking import of_reports
from counterclaim.ledger.identity import named
from counterclaim.ledger.listing import Place, in_parts, key_of, place_of, streamed
from counterclaim.ledger.ordering import in_order
from counterclaim.ledger.schema import capture, event, report, version
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.telling import ANYTHING, PAGE
from counterclaim.ledger.values import parsed
from counterclaim.ledger.written import document_of, unpacked
from counterclaim.model.kept import Entry, Filter


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
    if limit is not None and limit <= PAGE:
        return in_parts(lambda place, most: entries_part(ledger, asked, place, most, newest), after, limit)
    return _streamed(ledger, asked, after, limit, newest)


def entries_part(
    ledger: Ledger, asked: Filter, after: Place | None, limit: int, newest: bool = False
) -> tuple[list[Entry], Place | None]:
    """As `entries`, a page that is found without a long wait, and its end, as `told_part` gives it."""
    with ledger.looking() as connection:
        part = report_pages.part(connection, asked, ledger.contains, key_of(after), limit, newest)
        ids = [id_ for _, id_ in part.keys]
        query = entries_of_versions().where(version.c.number == report.c.latest, report.c.id.in_(ids))
        order = in_order(report.c.placed, report.c.id, newest=newest)
        found = [entry_of(row) for row in connection.execute(query.order_by(*order))] if ids else []
        return found, place_of(part.end)


def _streamed(ledger: Ledger, asked: Filter, after: Place | None, limit: int | None, newest: bool) -> Iterator[Entry]:
    latest = version.c.number == report.c.latest
    with ledger.looking() as connection:
        query = entries_of_versions().where(latest, of_reports(connection, asked, ledger.contains))
        query = streamed(query, (report.c.placed, report.c.id), after, limit, newest)
        for row in connection.execute(query.execution_options(yield_per=PAGE)):
            yield entry_of(row)


def entry(ledger: Ledger, id_: str, version_: int | None = None) -> Entry | None:
    """A version of a report, the latest unless one is named; `id_` may be that of one of its claims."""
    name = named(id_)
    if name is None:
        return None
    number = version_ or name.version
    with ledger.looking() as connection:
        query = entries_of_versions().where(report.c.id == name.report, version.c.number == (number or report.c.latest))
        row = connection.execute(query).first()
    return None if row is None else entry_of(row)


def entries_of(ledger: Ledger, ids: Iterable[str]) -> dict[str, Entry]:
    """The versions that these ids name (`REPORT`: the latest, `REPORT@1`, or a claim of either), by id as given."""
    names = {id_: name for id_ in ids if (name := named(id_)) is not None}
    wanted = sorted({name.report for name in names.values()})
    held: dict[tuple[str, int | None], Entry] = {}
    older = {(name.report, name.version) for name in names.values() if name.version is not None}
    with ledger.looking() as connection:
        for start in range(0, len(wanted), PAGE // 2):
            some = wanted[start : start + PAGE // 2]
            query = entries_of_versions().add_columns(report.c.latest).where(report.c.id.in_(some))
            numbers = sorted({number for id_, number in older if id_ in some})
            query = query.where((version.c.number == report.c.latest) | version.c.number.in_(numbers))
            for row in connection.execute(query):
                if row.number == row.latest:
                    held[row.id, None] = entry_of(row)
                if (row.id, row.number) in older:
                    held[row.id, row.number] = entry_of(row)
    return {id_: held[name.report, name.version] for id_, name in names.items() if (name.report, name.version) in held}


def entries_of_versions() -> Select[Any]:
    """A query for all versions of all reports."""
    columns = (report.c.id, version.c.number, version.c.text, report.c.deleted, event.c.body, capture.c.received)
    query = (
        select(*columns).join(version, version.c.report == report.c.id).join(event, event.c.number == version.c.event)
    )
    return query.join(capture, capture.c.sha256 == version.c.capture)


def entry_of(row: Row[Any]) -> Entry:
    """The version that a row of such a query tells."""
    said = parsed(row.body)
    return Entry(row.id, row.number, document_of(said, unpacked(row.text)), said["capture"], row.received, row.deleted)
