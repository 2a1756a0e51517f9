"""Columns, each defined once: its name, its type, what it means, and where its values come from.

CSV, Parquet, JSON and the data dictionary are made from these. Names and order are a promise: new columns come last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")
Value = str | int | float | bool | date | datetime | tuple[str, ...] | None

TYPES = ("string", "integer", "number", "boolean", "date", "datetime", "list")


class Column(NamedTuple, Generic[Item]):
    """A column of a table; `kind` is one of `TYPES`, a list one of strings. `required`: never empty."""

    name: str
    kind: str
    means: str
    of: Callable[[Item], Value]
    required: bool = False


class Table(NamedTuple, Generic[Item]):
    """A table: what it is called, what a row of it is, its columns, and those that name a row."""

    name: str
    means: str
    columns: tuple[Column[Item], ...]
    key: tuple[str, ...] = ()

    def values(self, item: Item) -> list[Value]:
        """The row of an item."""
        return [column.of(item) for column in self.columns]
