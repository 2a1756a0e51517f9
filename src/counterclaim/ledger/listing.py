"""Where pages end, as those who ask for them know it; and pages one after another until enough is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, tuple_

from counterclaim.ledger.ordering import Key, in_order
from counterclaim.ledger.schema import NEVER

Item = TypeVar("Item")
End = TypeVar("End")


class Place(NamedTuple):
    """Where a page of an ordered list ends: the next one starts behind it."""

    published: datetime | None
    id: str


def key_of(place: Place | None) -> Key | None:
    """Where a place stands in the order of publication."""
    return None if place is None else (place.published or NEVER, place.id)


def place_of(key: Key | None) -> Place | None:
    """The place that stands there."""
    return None if key is None else Place(None if key[0] == NEVER else key[0], key[1])


def in_parts(
    ask: Callable[[End | None, int], tuple[list[Item], End | None]], after: End | None, limit: int
) -> Iterator[Item]:
    """The items of one part after another, until there are enough or no more."""
    while limit > 0:
        found, end = ask(after, limit)
        yield from found
        limit -= len(found)
        if end is None:
            return
        after = end


def streamed(
    query: Select[Any], order: tuple[ColumnElement[Any], ...], after: Place | None, limit: int | None, newest: bool
) -> Select[Any]:
    """A query in the order of publication, or the other way round, from behind a place on."""
    if after is not None:
        at, end = tuple_(*order), tuple_(after.published or NEVER, after.id)
        query = query.where(at < end if newest else at > end)
    query = query.order_by(*in_order(*order, newest=newest))
    return query if limit is None else query.limit(limit)
