"""Pages of lists as tables: the columns of the exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from counterclaim import ledger as kept
from counterclaim.desk.views import Brief, ClaimsPage, FindingsPage, ReportsPage
from counterclaim.exports.ledger.claims import CLAIMS
from counterclaim.exports.ledger.columns import Column, Table
from counterclaim.exports.ledger.csv import cell
from counterclaim.exports.ledger.judged import FINDINGS
from counterclaim.exports.ledger.rows import Cited, Row
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Source

Item = TypeVar("Item")
B = Column[Brief]

REPORTS: Table[Brief] = Table(
    "reports",
    "One row a report, in its latest version.",
    (
        B("report_id", "string", "The report's id in the ledger.", lambda brief: brief.id, True),
        B("version", "integer", "Which version of the report: edits make new ones.", lambda brief: brief.version, True),
        B("source", "string", "The key of the source that published it.", lambda brief: brief.source),
        B("address", "string", "Where it was published.", lambda brief: brief.uri),
        B("title", "string", "Its title.", lambda brief: brief.title),
        B("language", "string", "Its language, ISO 639-1.", lambda brief: brief.language),
        B("published", "datetime", "When it was published, UTC.", lambda brief: brief.published),
        B("received", "datetime", "When the archive received it, UTC.", lambda brief: brief.received, True),
        B("deleted", "datetime", "When it was found to be gone, UTC.", lambda brief: brief.deleted),
        B("claims", "integer", "How many claims it has.", lambda brief: brief.claims, True),
        B("origin", "string", "The report that it goes back to; its own id where it copies none.",
          lambda brief: brief.origin, True),
        B("excerpt", "string", "Its first words.", lambda brief: brief.excerpt, True),
        B("clashes", "integer", "The findings that it is in of numbers that cannot all be true.",
          lambda brief: brief.clashes, True),
    ),
    ("report_id",),
)  # fmt: skip


def reports(page: ReportsPage) -> Iterator[Mapping[str, object]]:
    """The rows of a page of reports."""
    return (_row(REPORTS, brief) for brief in page.items)


def claims(ledger: Ledger, page: ClaimsPage) -> Iterator[Mapping[str, object]]:
    """The rows of a page of claims."""
    rows = _rows(ledger, page)
    return (_row(CLAIMS, rows[told.claim.id]) for told in page.items)


def findings(ledger: Ledger, page: FindingsPage) -> Iterator[Mapping[str, object]]:
    """The rows of a page of findings."""
    rows = _rows(ledger, page)
    entries = kept.entries_of(ledger, {found.report for found in page.items if found.report})
    for found in page.items:
        about = tuple(rows[id_] for id_ in found.finding.claims if id_ in rows)
        yield _row(FINDINGS, Cited(found.id, found.finding, about, entries.get(found.report or "")))


def _rows(ledger: Ledger, page: ClaimsPage | FindingsPage) -> dict[str, Row]:
    told = page.told if isinstance(page, FindingsPage) else page.items
    entries, sources = kept.entries_of(ledger, [one.claim.id for one in told]), kept.sources(ledger)
    found = {}
    for one in told:
        source = sources.get(one.source) or Source(one.source)
        found[one.claim.id] = Row(one, entries[one.claim.id], source)
    return found


def _row(table: Table[Item], item: Item) -> Mapping[str, object]:
    return {column.name: cell(column.of(item)) for column in table.columns}
