"""Pages of the claims of a large ledger: the first that fit, or as many of these as are found without a long wait.

Where any one thing that is asked for leaves few claims, these are gathered and sorted. Else many fit, and a page of
them is met soon in the order of publication. Where it is not, the page says how far it got.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from counterclaim.ledger import search, walking, ways, worded
from counterclaim.ledger.asking import inside
from counterclaim.ledger.ordering import Key, Part, Span, report_of, whole
from counterclaim.ledger.store import Contains
from counterclaim.ledger.walking import Budget
from counterclaim.model.kept import Filter


def part(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int, newest: bool = False
) -> Part:
    """The keys of the first claims that fit, by time of publication and id, behind `after`.

    The order is the other way round where the `newest` come first.
    """
    return _part(connection, asked, contains, after, limit, newest, lambda key, newest: key, lambda key: key)


def reports(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int, newest: bool = False
) -> Part:
    """As `part`, of the reports that such claims stand in."""
    begin = None if after is None or newest else whole(after, newest)
    found = _part(connection, asked, contains, begin or after, limit, newest, whole, _report)
    return found._replace(end=found.end and _report(found.end))


def _report(key: Key) -> Key:
    return key[0], report_of(key[1])


def _part(
    connection: Connection,
    asked: Filter,
    contains: Contains,
    after: Key | None,
    limit: int,
    newest: bool,
    rounded: Callable[[Key, bool], Key],
    of: Callable[[Key], Key],
) -> Part:
    if asked.places and not inside(connection, asked.places, contains):
        return Part([])
    asked = asked if search.words(asked.text) else asked._replace(text="")
    number = worded.number(connection, asked.text) if asked.text else 0
    fits = ways.of_claim(connection, asked, contains) if number <= worded.SORTED else []
    if asked.text and number <= worded.GATHERED:
        return worded.claims(connection, asked, fits, Span(after, None, newest), limit, of)
    check, budget = worded.check(asked.text) if asked.text else None, Budget()
    way = ways.few(connection, asked, contains)
    if way is not None:
        return walking.gathered(connection, way, Span(after, None, newest), limit, budget, check, rounded, of)
    found: dict[Key, None] = {}
    stretches = ways.stretches(connection, asked, contains)
    for stretch in reversed(stretches) if newest else stretches:
        span, left = stretch.span(after, newest), limit - len(found)
        if span is None:
            continue
        if asked.text and number <= worded.SORTED and stretch.near:
            met = worded.claims(connection, asked, fits, span, left, of)
        else:
            every = None if stretch.way.steady else ways.ALL
            met = walking.along(
                connection, stretch.way, span, left, budget, check=check, every=every, rounded=rounded, of=of
            )
        found.update(dict.fromkeys(met.keys))
        if met.end is not None:
            return Part(list(found), met.end)
    return Part(list(found))
