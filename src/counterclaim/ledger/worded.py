"""Claims of reports with the words that are asked for, and the reports themselves, in the order of publication."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select

from counterclaim.ledger import search
from counterclaim.ledger.asking import sources_of
from counterclaim.ledger.ordering import Key, Part, Span, cut, in_order, report_of, whole
from counterclaim.ledger.schema import claim, report
from counterclaim.ledger.walking import TOGETHER, Check
from counterclaim.ledger.ways import Conditions
from counterclaim.model.kept import Filter

SORTED: Final = 30_000
"""Reports with the words asked for that are sorted by time; where more have them, one of these is met soon."""

GATHERED: Final = 1_000
"""Reports whose claims are looked at for a page."""

LOOKED: Final = 20
"""Claims that are looked at in the time that the words of one stretch of reports are."""


def number(connection: Connection, asked: str) -> int:
    """How many reports have the words asked for; `SORTED` + 1 where more do."""
    return search.number(connection, asked, SORTED + 1)


def reports(connection: Connection, asked: Filter, span: Span, limit: int, fits: Conditions | None = None) -> Part:
    """The first reports of a span with the words asked for, which few have, and of the sources asked for."""
    placed = func.coalesce(report.c.placed, report.c.placed)  # so that they are found by their words
    query: Select[Any] = select(placed, report.c.id).where(*span.of(placed, report.c.id))
    words = search.fitting(asked.text, connection.dialect.name)
    query = query.where(*([] if words is None else [words]), *(fits or ()))
    wanted = sources_of(connection, asked)
    if wanted is not None:
        query = query.where(func.coalesce(report.c.source, None).in_(wanted))
    query = query.order_by(*in_order(placed, report.c.id, newest=span.newest)).limit(limit)
    return cut([(row[0], row[1]) for row in connection.execute(query)], limit, None)


def claims(
    connection: Connection, asked: Filter, fits: Conditions, span: Span, limit: int, of: Callable[[Key], Key]
) -> Part:
    """The first claims of a span that stand in such reports and fit, or what is wanted `of` them."""
    found: dict[Key, None] = {}
    some = reports(connection, asked, span._replace(begin=_before(span.begin, span.newest)), GATHERED)
    for start in range(0, len(some.keys), TOGETHER):
        own = claim.c.report.in_([id_ for _, id_ in some.keys[start : start + TOGETHER]])
        current = func.coalesce(claim.c.current, False).is_(True)  # so that they are found by their reports
        rows = connection.execute(select(claim.c.placed, claim.c.id).where(own, current, *fits))
        keys = ((row[0], row[1]) for row in rows)
        fitting = sorted((key for key in keys if span.has(key)), reverse=span.newest)
        found.update((of(key), None) for key in fitting)
        if len(found) >= limit:
            break
    return cut(list(found), limit, some.end and whole(some.end, span.newest))


def _before(key: Key | None, newest: bool) -> Key | None:
    """A place before the report that a claim stands in, since more of its claims may fit, and behind most others."""
    if key is None:
        return None
    id_ = report_of(key[1])
    return key[0], whole(key, newest=False)[1] if newest else id_[:-1]


def check(asked: str) -> Check:
    """Those that stand in a report with the words asked for, or are one."""

    def fitting(connection: Connection, keys: list[Key]) -> tuple[list[Key], int]:
        of = [report_of(id_) for _, id_ in keys]
        having, looked = search.having(connection, asked, of)
        return [key for key, id_ in zip(keys, of, strict=True) if id_ in having], LOOKED * looked + len(keys)

    return fitting
