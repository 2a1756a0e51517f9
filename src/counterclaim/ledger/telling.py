"""Claims that fit a filter: streamed, by pages, and by their ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from counterclaim.ledger import pages
from counterclaim.ledger.asking import of_claims
from counterclaim.ledger.listing import Place, in_parts, key_of, place_of, streamed
from counterclaim.ledger.ordering import in_order
from counterclaim.ledger.public import claims_of
from counterclaim.ledger.schema import NEVER, claim, link
from counterclaim.ledger.store import Contains, Ledger
from counterclaim.ledger.values import parsed
from counterclaim.model import Claim
from counterclaim.model.kept import Filter, Told

PAGE: Final = 1_000
"""Rows that are in memory at a time."""

ANYTHING: Final = Filter()


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
    if limit is not None and limit <= PAGE and not by_day:
        return in_parts(lambda place, most: told_part(ledger, asked, place, most, newest), after, limit)
    return _streamed(ledger, asked, after, limit, by_day, newest)


def told_part(
    ledger: Ledger, asked: Filter, after: Place | None, limit: int, newest: bool = False
) -> tuple[list[Told], Place | None]:
    """As `told`, a page that is found without a long wait, and up to where it has all that fits: None to the end.

    It may hold fewer than fit, and none at all: what lies behind its end is asked for next.
    """
    with ledger.looking() as connection:
        part = pages.part(connection, asked, ledger.contains, key_of(after), limit, newest)
        query = _told_of().where(claim.c.id.in_([id_ for _, id_ in part.keys]))
        order = in_order(claim.c.placed, claim.c.id, newest=newest)
        return list(_told(connection, query.order_by(*order))) if part.keys else [], place_of(part.end)


def _streamed(
    ledger: Ledger, asked: Filter, after: Place | None, limit: int | None, by_day: bool, newest: bool
) -> Iterator[Told]:
    with ledger.looking() as connection:
        query = _told_of().where(of_claims(connection, asked, ledger.contains))
        if by_day:
            query = query.order_by(func.coalesce(claim.c.day, NEVER.date()))
        yield from _told(connection, streamed(query, (claim.c.placed, claim.c.id), after, limit, newest))


def told_rows(connection: Connection, asked: Filter, contains: Contains) -> Iterator[tuple[date, Told]]:
    """As `told`, of claims that tell of a day, each with that day, in no order."""
    query = _told_of().add_columns(claim.c.day).where(of_claims(connection, asked, contains), claim.c.day.is_not(None))
    rows = connection.execute(query).all()
    return zip((row.day for row in rows), _made(rows), strict=True)


def told_where(connection: Connection, *conditions: ColumnElement[bool]) -> list[tuple[date | None, Told]]:
    """The claims of which conditions hold, each with the day that it is looked for under, in no order."""
    rows = connection.execute(_told_of().add_columns(claim.c.day).where(*conditions)).all()
    return list(zip((row.day for row in rows), _made(rows), strict=True))


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
        query = select(func.count()).select_from(claim).where(of_claims(connection, asked, ledger.contains))
        return connection.execute(query).scalar_one()


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
