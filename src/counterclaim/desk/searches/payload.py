"""What a webhook is told: the search, and what came in since it was last told and fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import orjson

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk
from counterclaim.desk.searches.kept import asked_in
from counterclaim.desk.views import Search
from counterclaim.desk.work.briefs import briefs
from counterclaim.exports.plain_records import as_json
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Filter

MOST: Final = 50
"""Items in one call."""

LARGEST: Final = 256 * 1024
"""Bytes of one call."""


class News(NamedTuple):
    """What there is to tell, up to an event: a body (None: nothing fits), and whether more came in behind it."""

    body: bytes | None
    event: int
    more: bool


def news(desk: Desk, search: Search, after: int) -> News:
    """What came in after an event, and fits a search. Findings are told once they take in all that came."""
    last = kept.last_event(desk.ledger)[0]
    if search.kind == "findings" and not desk.settled:
        return News(None, after, False)
    came = kept.arrivals(desk.ledger, after)
    if not came:
        return News(None, last, False)
    reports = list(dict.fromkeys(each.report for each in came))
    fitting, items = _ITEMS[search.kind](desk.ledger, asked_in(search.query), reports)
    more = len(came) == kept.MOST_ARRIVALS
    return News(_body(search, fitting, items) if fitting else None, came[-1].event if more else last, more)


def _body(search: Search, fitting: int, items: Sequence[object]) -> bytes:
    told = [as_json(each) for each in items]
    while True:
        said: dict[str, Any] = {
            "search": {"id": search.id, "name": search.name, "kind": search.kind, "query": search.query},
            "fitting": fitting,
            "items": told,
        }
        body = orjson.dumps(said)
        if len(body) <= LARGEST or not told:
            return body
        told = told[: len(told) // 2]


Items = tuple[int, Sequence[object]]
"""How many fit, and the first of them."""


def _claims(ledger: Ledger, asked: Filter, reports: Sequence[str]) -> Items:
    ids = kept.claims_among(ledger, asked, reports)
    return len(ids), kept.claims(ledger, ids[:MOST])


def _findings(ledger: Ledger, asked: Filter, reports: Sequence[str]) -> Items:
    found = kept.findings_among(ledger, asked, reports)
    return len(found), found[:MOST]


def _reports(ledger: Ledger, asked: Filter, reports: Sequence[str]) -> Items:
    ids = kept.reports_among(ledger, asked, reports)
    return len(ids), tuple(briefs(ledger, ids[:MOST]).values())


_ITEMS: Final[dict[str, Callable[[Ledger, Filter, Sequence[str]], Items]]] = {
    "claims": _claims,
    "findings": _findings,
    "reports": _reports,
}
