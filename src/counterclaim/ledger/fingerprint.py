"""A ledger in one number: the SHA-256 of all that is derived, in canonical order, the same in every database."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, select

from counterclaim.ledger import search
from counterclaim.ledger.schema import DERIVED
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.values import canonical, written

PAGE: Final = 1_000


def fingerprint(ledger: Ledger) -> str:
    """The SHA-256 over every row of every derived table, and over the words that reports are found by."""
    whole = hashlib.sha256()
    with ledger.looking() as connection:
        for table in DERIVED:
            whole.update(f"{table.name}\n".encode())
            for row in rows(connection, table):
                whole.update(f"{canonical(row)}\n".encode())
        whole.update(f"words {words(connection):x}\n".encode())
    return whole.hexdigest()


def rows(connection: Connection, table: Table, condition: Any = None) -> Iterator[list[Any]]:
    """The rows of a table as plain values, in the order of its key."""
    query = select(table).order_by(*table.primary_key.columns)
    if condition is not None:
        query = query.where(condition)
    for row in connection.execute(query.execution_options(yield_per=PAGE)):
        yield [_plain(value) for value in row]


def words(connection: Connection) -> int:
    """The words that reports are found by, as one number in which their order does not matter."""
    total = 0
    for key, word in search.held(connection):
        total += int.from_bytes(hashlib.sha256(f"{key} {word}".encode()).digest()[:16])
    return total % (1 << 128)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return _unpacked(bytes(value))
    if isinstance(value, datetime):
        return written(value)
    return value.isoformat() if isinstance(value, date) else value


def _unpacked(packed: bytes) -> str:
    try:
        content = zlib.decompress(packed)
    except zlib.error:
        return f"damaged {hashlib.sha256(packed).hexdigest()}"
    return hashlib.sha256(content).hexdigest()
