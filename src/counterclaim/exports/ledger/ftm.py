"""FollowTheMoney: JSON lines of entities, a report as an Article, each of its claims as an Event that it proves.

See https://followthemoney.tech; properties are lists of strings, and the archive's SHA-256 stands in the notes,
since the model's own checksum is SHA-1.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import IO, Any

from counterclaim.exports.json import dumps
from counterclaim.exports.ledger.located import located, where
from counterclaim.exports.ledger.rows import Row, Rows
from counterclaim.exports.ledger.sentences import attribution, headline, publisher

_LIMITS = {"name": 384, "location": 250, "summary": 65_000, "description": 65_000, "notes": 65_000}
_LIMIT = 1024
"""Characters that the model takes for a value of a property; `_LIMIT` for those that `_LIMITS` does not name."""


def write(rows: Rows, out: IO[str]) -> None:
    """Write each report's article before the first of its events."""
    written: set[str] = set()
    for row in rows.told:
        article = _article_id(row)
        if article not in written:
            written.add(article)
            out.write(dumps(_entity(article, "Article", _article(row))) + "\n")
        out.write(dumps(_entity(_id(row.told.claim.id), "Event", _event(row))) + "\n")


def _entity(name: str, schema: str, properties: dict[str, str | None]) -> dict[str, Any]:
    bounded = {key: [value[: _LIMITS.get(key, _LIMIT)]] for key, value in properties.items() if value}
    return {"id": name, "schema": schema, "properties": bounded}


def _event(row: Row) -> dict[str, str | None]:
    claim, window = row.told.claim, row.told.claim.window
    country = located(claim).country
    return {
        "name": headline(claim),
        "summary": claim.quote.text,
        "description": f"{headline(claim)}: {attribution(row)}",
        "startDate": _moment(window.start),
        "endDate": _moment(window.end),
        "date": window.date.isoformat() if window.date else None,
        "location": where(claim),
        "country": country and country.lower(),
        "keywords": claim.measure,
        "sourceUrl": _web(row),
        "publisher": publisher(row),
        "proof": _article_id(row),
        "recordId": claim.id,
        "retrievedAt": _moment(row.entry.received),
        "notes": f"sha256:{row.entry.capture}",
    }


def _article(row: Row) -> dict[str, str | None]:
    document = row.entry.document
    return {
        "title": document.title or f"Report {row.told.report}",
        "publishedAt": _moment(row.told.published),
        "sourceUrl": _web(row),
        "publisher": publisher(row),
        "retrievedAt": _moment(row.entry.received),
        "notes": f"sha256:{row.entry.capture}",
    }


def _article_id(row: Row) -> str:
    return f"{_id(row.told.report)}-v{row.entry.version}"


def _id(name: str) -> str:
    return name.replace("@", "-v")


def _web(row: Row) -> str | None:
    address = row.entry.document.uri or ""
    return address if address.startswith(("https://", "http://")) else None


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
