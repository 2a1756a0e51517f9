"""Parquet: a report a row, read a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Final

from counterclaim.sources import bounded, rows
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received

BATCH: Final = 512
_GROUP: Final = 1 << 30
"""Bytes that a row group may unpack to."""


def table(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report a row; only the columns that are read are unpacked, a row group after another."""
    from pyarrow import ArrowException, ArrowInvalid  # here, since it is slow to load
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with bounded.seekable(stream) as source:
            file = ParquetFile(source, buffer_size=1 << 20, page_checksum_verification=True)
            known = {options.fields.get(field, field) for field in rows.FIELDS}
            wanted = [column for column in file.schema_arrow.names if column in known]
            if options.fields.get("text", "text") not in wanted:
                yield rows.document(dict.fromkeys(file.schema_arrow.names), name, options)
                return
            for group in range(file.num_row_groups):
                size = file.metadata.row_group(group).total_byte_size
                if size > _GROUP:
                    yield Received(None, (issue("large-group", name, group=group + 1, size=size, limit=_GROUP),))
                    number += file.metadata.row_group(group).num_rows
                    continue
                for batch in file.iter_batches(BATCH, row_groups=[group], columns=wanted, use_threads=False):
                    for row in batch.to_pylist():
                        number += 1
                        yield _within(rows.document(row, f"{name}:{number}", options), f"{name}:{number}", options)
    except (ArrowException, ArrowInvalid, OSError, ValueError, OverflowError) as error:
        reason = " ".join(str(error).split())[:200]
        yield Received(None, (issue("broken-parquet", name, reason=reason, last=number),))
        return
    if not number:
        yield Received(None, (issue("empty", name),))


def _within(found: Received, name: str, options: Options) -> Received:
    if found.document is None or len(found.document.text) <= options.limit:
        return found
    return Received(None, (issue("long-text", name, limit=options.limit),))
