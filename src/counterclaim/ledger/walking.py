"""Going along a way through a large ledger, a slice at a time, for no longer than a page may wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection

from counterclaim.ledger.ordering import Key, Part, Span, cut, in_order
from counterclaim.ledger.ways import Way

WORK: Final = 80_000
"""Rows of an index that are passed for a page: some 35 milliseconds."""

FIRST: Final = 2_000
"""Rows of the first slice."""

TOGETHER: Final = 200
"""Rows that are looked at more closely together."""

CLOSELY: Final = 20
"""How many rows are passed in the time that one look takes."""

_GROWS: Final = 8  # times that a slice is longer than the one before

Check = Callable[[Connection, list[Key]], tuple[list[Key], int]]
"""Those of some keys, in the same order, that fit what the index does not tell; and how many looks that took."""

Rounded = Callable[[Key, bool], Key]
"""Where a slice ends that would end at a key, in the order with the newest first or the other one."""


class Budget:
    """The work that is left for a page.

    `weight` is how many rows of an index that has all that is asked for are passed in the time that one of these is.
    """

    def __init__(self, weight: int = 1) -> None:
        self.left = WORK
        self._weight = weight
        self._slice = FIRST

    def look(self, looks: int) -> None:
        """Take away the looks that were taken."""
        self.left -= looks * CLOSELY

    def following(self) -> int:
        """Rows of the next slice, which are taken away."""
        size = max(1, min(max(self._slice // self._weight, TOGETHER), self.left // self._weight))
        self._slice *= _GROWS
        self.left -= size * self._weight
        return size


def along(
    connection: Connection,
    way: Way,
    span: Span,
    limit: int,
    budget: Budget,
    *,
    check: Check | None = None,
    every: Way | None = None,
    rounded: Rounded = lambda key, newest: key,
    of: Callable[[Key], Key] = lambda key: key,
) -> Part:
    """The first `limit` that fit of a span, or as many as are met within the budget.

    `every` has rows in order where those of the way have none. A slice ends where `rounded` says, and `of` is what is
    wanted of a row: the report of a claim, say, which is behind the place that its claims are `rounded` to.
    """
    found: dict[Key, None] = {}
    while True:
        if budget.left <= 0 and span.begin is not None:
            return Part(list(found), span.begin)
        size = budget.following()
        end = _end(connection, every or way, span, size)
        piece = span if end is None else span._replace(end=rounded(end, span.newest))
        while True:
            most = TOGETHER if check is not None else limit
            rows = _rows(connection, way, piece, most)
            fitting, looks = (rows, 0) if check is None else check(connection, rows)
            budget.look(looks)
            found.update((of(key), None) for key in fitting)
            if len(found) >= limit:
                return cut(list(found), limit, None)
            if len(rows) < most:
                break
            piece = piece._replace(begin=rounded(rows[-1], span.newest))
            if budget.left <= 0:
                return Part(list(found), piece.begin)
        if end is None:
            return Part(list(found))
        span = span._replace(begin=piece.end)


def gathered(
    connection: Connection,
    way: Way,
    span: Span,
    limit: int,
    budget: Budget,
    check: Check | None,
    rounded: Rounded = lambda key, newest: key,
    of: Callable[[Key], Key] = lambda key: key,
) -> Part:
    """The first `limit` that fit of a span, or as many as are met within the budget, of a way with few rows."""
    found: dict[Key, None] = {}
    rows = (tuple(row) for row in connection.execute(way.fitting))
    keys = sorted((key for key in rows if span.has(key)), reverse=span.newest)
    for start in range(0, len(keys), TOGETHER):
        some = keys[start : start + TOGETHER]
        fitting, looks = (some, 0) if check is None else check(connection, some)
        found.update((of(key), None) for key in fitting)
        budget.look(looks)
        if len(found) >= limit:
            break
        if budget.left <= 0 and start + TOGETHER < len(keys):
            return Part(list(found), rounded(some[-1], span.newest))
    return cut(list(found), limit, None)


def _end(connection: Connection, way: Way, span: Span, size: int) -> Key | None:
    """Where a slice of so many rows ends; None where there are fewer."""
    query = way.every.where(*span.of(*way.order)).order_by(*in_order(*way.order, newest=span.newest))
    row = connection.execute(query.limit(1).offset(size - 1)).first()
    return None if row is None else tuple(row)


def _rows(connection: Connection, way: Way, span: Span, limit: int) -> list[Key]:
    query = way.fitting.where(*span.of(*way.order))
    query = query.order_by(*in_order(*way.order, newest=span.newest)).limit(limit)
    return [tuple(row) for row in connection.execute(query)]
