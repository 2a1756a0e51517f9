"""Values of columns as JSON has them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from counterclaim.exports.ledger.columns import Item, Table, Value
from counterclaim.exports.ledger.stamps import stamp


def record(table: Table[Item], item: Item) -> dict[str, Any]:
    """The row of an item as an object."""
    return {column.name: plain(column.of(item)) for column in table.columns}


def plain(value: Value) -> Any:
    """A value as JSON has it: times in UTC, as text."""
    match value:
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value
