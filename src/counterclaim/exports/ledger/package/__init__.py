"""A data package (datapackage.org, version 2): the tables as CSV and Parquet, what each column means, and the rules.

The same input gives the same bytes: nothing in it depends on the clock or on the machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from counterclaim.exports.json import dumps
from counterclaim.exports.ledger.claims import CLAIMS, REPORTS
from counterclaim.exports.ledger.columns import Item, Table
from counterclaim.exports.ledger.csv import writer
from counterclaim.exports.ledger.judged import FIGURES, FINDINGS
from counterclaim.exports.ledger.package.described import descriptor
from counterclaim.exports.ledger.package.documents import dictionary, inclusion, readme
from counterclaim.exports.ledger.parquet import ParquetFile
from counterclaim.exports.ledger.rows import Row, Rows

_TABLES = (CLAIMS, REPORTS, FINDINGS, FIGURES)


def write(rows: Rows, folder: Path) -> None:
    """Write the package into a folder that exists; claims pass through once, and are not held."""
    with _table(folder, CLAIMS, rows) as put_claim, _table(folder, REPORTS, rows) as put_report:
        seen: set[tuple[str, int]] = set()
        for row in rows.told:
            put_claim(row)
            if _version(row) not in seen:
                seen.add(_version(row))
                put_report(row)
    _all(folder, FINDINGS, rows, rows.findings)
    _all(folder, FIGURES, rows, rows.figures)
    for name, text in (
        ("README.md", readme(rows)),
        ("dictionary.md", dictionary(_TABLES)),
        ("inclusion.md", inclusion()),
    ):
        (folder / name).write_text(text, encoding="utf-8", newline="")
    described = descriptor(rows, _TABLES, folder)
    (folder / "datapackage.json").write_text(dumps(described, indent=2) + "\n", encoding="utf-8", newline="")


def _version(row: Row) -> tuple[str, int]:
    return row.told.report, row.entry.version


def _all(folder: Path, table: Table[Item], rows: Rows, items: Iterable[Item]) -> None:
    with _table(folder, table, rows) as put:
        for item in items:
            put(item)


@contextmanager
def _table(folder: Path, table: Table[Item], rows: Rows) -> Iterator[Callable[[Item], None]]:
    """The function that adds a row to both files of a table."""
    with ExitStack() as files:
        out = files.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
        typed = files.enter_context((folder / f"{table.name}.parquet").open("wb"))
        line, parquet = writer(table, out), files.enter_context(ParquetFile(table, rows, typed))

        def put(item: Item) -> None:
            line(item)
            parquet.put(item)

        yield put
