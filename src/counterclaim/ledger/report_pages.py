"""Pages of the reports of a large ledger: those that fit themselves, and those of claims that fit, side by side.

Both are met in the order of publication, so that a page costs what it holds and not what fits in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Select, func, select, tuple_

from counterclaim.ledger import pages, search
from counterclaim.ledger.asking import sources_of
from counterclaim.ledger.claims import AHEAD
from counterclaim.ledger.pages import Conditions, Key, in_order, moment
from counterclaim.ledger.schema import claim, report
from counterclaim.ledger.store import Contains
from counterclaim.model.kept import Filter

_BEHIND = "/"  # stands in the order of ids behind the dot that divides a report's from its claims'


def first(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int, newest: bool = False
) -> list[str]:
    """The ids of the first reports that fit, by time of publication and id, behind `after`.

    The order is the other way round where the `newest` come first.
    """
    found: set[Key] = set()
    of_claims = bool(asked.measures or asked.things or asked.states or asked.places)
    if of_claims or asked.since or asked.until:
        found.update(_of_claims(connection, asked, contains, after, limit, newest))
    if not of_claims:
        order = in_order(report.c.placed, report.c.id, newest=newest)
        for query in _streams(connection, asked):
            if after is not None:
                at, end = tuple_(report.c.placed, report.c.id), tuple_(*after)
                query = query.where(at < end if newest else at > end)
            found.update((row.placed, row.id) for row in connection.execute(query.order_by(*order).limit(limit)))
    return [id_ for _, id_ in sorted(found, reverse=newest)[:limit]]


def _of_claims(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int, newest: bool
) -> dict[Key, None]:
    """The first reports that have a claim which fits."""
    found: dict[Key, None] = {}
    end = "" if newest else _BEHIND  # behind its claims, which follow it in the order of ids
    behind = after and (after[0], after[1] + end)
    while len(found) < limit:
        ids = pages.first(connection, asked, contains, behind, 2 * limit, newest)
        query = select(claim.c.placed, claim.c.report).where(claim.c.id.in_(ids))
        rows = connection.execute(query.order_by(*in_order(claim.c.placed, claim.c.id, newest=newest))).all()
        found.update(((row.placed, row.report), None) for row in rows)
        if len(ids) < 2 * limit:
            break
        behind = (rows[-1].placed, rows[-1].report + end)
    return found


def _streams(connection: Connection, asked: Filter) -> Iterator[Select[tuple[datetime, str]]]:
    """Queries whose rows together are the reports that fit themselves."""
    fits: Conditions = []
    keys = search.keys(connection, asked.text, pages.REPORTS + 1)
    if keys is not None and len(keys) <= pages.REPORTS:
        fits.append(report.c.key.in_(keys))
    elif keys is not None:
        words = pages.common(connection, asked.text)
        fits += [] if words is None else [words]
    day = func.coalesce(report.c.day, None)  # so that reports are gone along by their time
    if asked.since is not None:
        begins = moment(asked.since, -AHEAD)
        fits += [day >= asked.since, *([] if begins is None else [report.c.placed >= begins])]
    if asked.until is not None:
        ends = moment(asked.until, 1 + AHEAD)
        fits += [day <= asked.until, *([] if ends is None else [report.c.placed <= ends])]
    wanted = sources_of(connection, asked)
    query = select(report.c.placed, report.c.id).where(*fits)
    if wanted is None:
        yield query
    for one in wanted or ():
        yield query.where(report.c.source == one)
