"""Tables in the columns of other data sets, in their order, then four of ours that lead back to the words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import IO

from counterclaim.exports.ledger.columns import Value
from counterclaim.exports.ledger.csv import lines
from counterclaim.exports.ledger.rows import Row

TRACE = ("claim_ids", "quotes", "addresses", "captures")


def foreign(columns: Sequence[str], out: IO[str]) -> Callable[[Mapping[str, Value], Sequence[Row]], None]:
    """Write the header, and give the function that writes a row from its cells and the claims behind it.

    A column that has no cell is empty: it means that we do not know, and never zero.
    """
    put = lines((*columns, *TRACE), out)
    return lambda cells, rows: put([*(cells.get(name) for name in columns), *trace(rows)])


def trace(rows: Sequence[Row]) -> tuple[Value, ...]:
    """The claims' ids and words, the reports' addresses and the archive's hashes."""
    documents = dict.fromkeys((row.entry.document.uri or "", row.entry.capture) for row in rows)
    return (
        tuple(row.told.claim.id for row in rows),
        tuple(row.told.claim.quote.text for row in rows),
        tuple(address for address, _ in documents),
        tuple(capture for _, capture in documents),
    )
