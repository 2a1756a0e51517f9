"""Parquet: the same columns with their types, in row groups, written as the claims come."""

from __future__ import annotations

import json
from types import TracebackType
from typing import IO, Any, Generic, Self

from counterclaim.exports.ledger.asked import facts
from counterclaim.exports.ledger.claims import CLAIMS
from counterclaim.exports.ledger.columns import Item, Table, Value
from counterclaim.exports.ledger.rows import Rows

GROUP = 20_000
"""Rows that are held at a time, and make a row group."""


def write(rows: Rows, out: IO[bytes]) -> None:
    """Write the claims; the file's metadata says what was asked, and by which versions it was answered."""
    with ParquetFile(CLAIMS, rows, out) as file:
        for row in rows.told:
            file.put(row)


class ParquetFile(Generic[Item]):
    """A Parquet file of one table, open while it is entered."""

    def __init__(self, table: Table[Item], rows: Rows, out: IO[bytes]) -> None:
        import pyarrow.parquet as pq  # here, since pyarrow takes long to load

        self._table, self._schema = table, _schema(table, rows)
        self._file: Any = pq.ParquetWriter(out, self._schema, compression="zstd", version="2.6")
        self._held: list[list[Value]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._file.close()

    def put(self, item: Item) -> None:
        """Add the row of an item."""
        self._held.append(self._table.values(item))
        if len(self._held) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        columns = zip(*self._held, strict=True) if self._held else [()] * len(self._schema)
        arrays = [
            pa.array([_encodable(value) for value in values], field.type)
            for values, field in zip(columns, self._schema, strict=True)
        ]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=GROUP)
        self._held.clear()


def _schema(table: Table[Item], rows: Rows) -> Any:
    import pyarrow as pa

    types = {
        "string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
        "date": pa.date32(), "datetime": pa.timestamp("us", tz="UTC"), "list": pa.list_(pa.string()),
    }  # fmt: skip
    fields = [
        pa.field(column.name, types[column.kind], not column.required, {"description": column.means})
        for column in table.columns
    ]
    return pa.schema(fields, {"counterclaim": json.dumps(facts(rows), ensure_ascii=False)})


def _encodable(value: Value) -> Value:
    """A text without lone surrogates, which UTF-8 cannot carry: they are written as escapes."""
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case tuple():
            return tuple(part.encode("utf-8", "backslashreplace").decode() for part in value)
    return value
