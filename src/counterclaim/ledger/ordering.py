"""The order of publication, and the parts of a list that pages are cut from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, tuple_

Key = tuple[Any, ...]
"""Where something stands in an order: most often a time of publication and an id."""

FIRST: Final = "-"
"""Stands before all ids."""

_OWN, _LAST = ".", ".z"  # behind a report's id, these stand before and behind those of all its claims


class Part(NamedTuple):
    """Some of what fits, in order: all of it up to `end`, which is None where nothing that fits lies behind."""

    keys: list[Key]
    end: Key | None = None


class Span(NamedTuple):
    """Where to go along the order: from behind `begin` up to `end`, None for either end of it all."""

    begin: Key | None = None
    end: Key | None = None
    newest: bool = False

    def of(self, *order: ColumnElement[Any]) -> list[ColumnElement[bool]]:
        """The conditions that a row lies in it: one bound at each end, as an index takes."""
        at, found = tuple_(*order), list[ColumnElement[bool]]()
        if self.begin is not None:
            begin = tuple_(*self.begin)
            found.append(at < begin if self.newest else at > begin)
        if self.end is not None:
            end = tuple_(*self.end)
            found.append(at >= end if self.newest else at <= end)
        return found

    def has(self, key: Key) -> bool:
        """Whether it takes in what stands there."""
        if self.newest:
            return (self.begin is None or key < self.begin) and (self.end is None or key >= self.end)
        return (self.begin is None or key > self.begin) and (self.end is None or key <= self.end)


def report_of(id_: str) -> str:
    """The id of the report that a claim stands in."""
    return id_.partition(_OWN)[0]


def whole(key: Key, newest: bool) -> Key:
    """Where the last claim is passed of the report that a claim stands in."""
    return key[0], report_of(key[1]) + (_OWN if newest else _LAST)


def merged(parts: Iterable[Part], limit: int, newest: bool) -> Part:
    """The first of what several parts hold together: as far as all of them go, each once."""
    given = list(parts)
    ends = [part.end for part in given if part.end is not None]
    end = (max(ends) if newest else min(ends)) if ends else None
    span = Span(None, end, newest)
    keys = sorted({key for part in given for key in part.keys if span.has(key)}, reverse=newest)
    return cut(keys, limit, end)


def cut(keys: list[Key], limit: int, end: Key | None) -> Part:
    """A part of no more than `limit`; it ends with the last of these if there are so many."""
    return Part(keys[:limit], keys[limit - 1] if len(keys) >= limit else end)


def in_order(*columns: ColumnElement[Any], newest: bool) -> list[ColumnElement[Any]]:
    """An order by these columns, or the other way round."""
    return [each.desc() for each in columns] if newest else list(columns)


def moment(day: date | None, more: int) -> datetime | None:
    """The beginning of a day by UTC, so many days on; None where there is none in the calendar."""
    try:
        return None if day is None else datetime.combine(day, time(), UTC) + timedelta(days=more)
    except OverflowError:
        return None
