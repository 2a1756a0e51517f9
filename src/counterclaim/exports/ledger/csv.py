"""CSV: one row an item of a table, the columns always the same and in the same order."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import IO, Any

from counterclaim.exports.cells import Cell, flag, guarded
from counterclaim.exports.ledger.claims import CLAIMS
from counterclaim.exports.ledger.columns import Item, Table, Value
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.ledger.stamps import stamp

DELIMITER = ";"
"""Stands between the items of a list; one inside an item is written as a comma."""


def write(rows: Rows, out: IO[str]) -> None:
    """Write the claims as they come: a header, then one row a claim."""
    put = writer(CLAIMS, out)
    for row in rows.told:
        put(row)


def writer(table: Table[Item], out: IO[str]) -> Callable[[Item], None]:
    """Write the header of a table, and give the function that writes a row of it."""
    put = lines([column.name for column in table.columns], out)
    return lambda item: put(table.values(item))


def lines(names: Sequence[str], out: IO[str]) -> Callable[[Sequence[Value]], None]:
    """Write a header, and give the function that writes a row: RFC 4180, no cell a formula, times in UTC."""
    rows: Any = csv.writer(out)  # with RFC 4180's line ends: given others, it leaves a bare CR unquoted
    rows.writerow(names)
    return lambda values: rows.writerow([guarded(cell(value)) for value in values])


def cell(value: Value) -> Cell:
    """A value as it stands in a cell."""
    match value:
        case bool():
            return flag(value)
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case tuple():
            return DELIMITER.join(part.replace(DELIMITER, ",") for part in value)
    return value
