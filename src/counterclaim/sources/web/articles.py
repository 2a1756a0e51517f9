"""Pages of articles: a list of addresses, each looked at again; what is taken down is told as gone."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from typing import Final

from counterclaim.model import Issue
from counterclaim.sources.received import Delivery, Received
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.results import Failed, Fetched, Gone, Result
from counterclaim.sources.web.visits import Outcome, Place, Tools, Visit, delivery, options, version
from counterclaim.sources.web.watched import Watched

TOGETHER: Final = 20
"""Pages that one visit fetches before other sources have their turn."""

Row = list[str | None]
"""What a place remembers of a page: ETag, Last-Modified, the address its report goes by, the time its feed gave it."""


def visit(watched: Watched, place: Place, tools: Tools) -> Visit:
    """Each address of the list in its turn; one that fails does not keep the others."""
    addresses = watched.addresses
    start = place.get("next", 0)
    start = start if isinstance(start, int) and 0 <= start < len(addresses) else 0
    rows = place.get("pages")
    rows = {address: row for address, row in rows.items() if address in addresses} if isinstance(rows, dict) else {}
    turn, well, wait = addresses[start : start + TOGETHER], False, 0.0
    for number, address in enumerate(turn, start + 1):
        place = {"pages": rows, "next": number % len(addresses)}
        got = yield from look(address, rows, place, watched, tools)
        well = well or not isinstance(got, Failed)
        wait = max(wait, got.wait if isinstance(got, Failed) else 0.0)
    return Outcome(well, well and start + len(turn) < len(addresses), wait, place)


def look(
    address: str,
    rows: dict[str, Row],
    place: Place,
    watched: Watched,
    tools: Tools,
    followed: bool = False,
    published: str | None = None,
) -> Generator[Delivery | Issue, None, Result]:
    """Fetch one page and hand over its article, or that it is gone; `rows`, a part of `place`, remembers it."""
    row = rows.get(address)
    told = row[3] if row and len(row) > 3 else published
    got = tools.fetcher.fetch(address, version(row), followed=followed)
    if isinstance(got, Failed):
        yield got.issue
    elif isinstance(got, Fetched):
        when = datetime.fromisoformat(told) if told else None
        article = tools.parsers.article(got.content, got.address, options(watched)._replace(published=when))
        rows[address] = [got.known.etag, got.known.modified, _uri(article, address), told]
        yield delivery(got, (article,), place)
    elif isinstance(got, Gone):
        uri = row[2] if row and len(row) > 2 and row[2] else address
        if uri in tools.known(watched.source.key):
            yield delivery(got, (), place, (uri,))
        else:
            yield issue("not-there", address, status=got.status)
    return got


def _uri(article: Received, address: str) -> str:
    return (article.document and article.document.uri) or address
