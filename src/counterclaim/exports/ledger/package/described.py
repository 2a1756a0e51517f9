"""`datapackage.json`: what is in the package, column by column, with sizes and hashes of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from counterclaim.exports.ledger.asked import asked
from counterclaim.exports.ledger.columns import Column, Table
from counterclaim.exports.ledger.csv import DELIMITER
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.ledger.stamps import stamp

_PROFILES = "https://datapackage.org/profiles/2.0"
_FOREIGN = {
    "claims": [
        {"fields": ["report_id", "version"], "reference": {"resource": "reports", "fields": ["report_id", "version"]}}
    ]
}
_CHUNK = 1 << 20


def descriptor(rows: Rows, tables: Sequence[Table[Any]], folder: Path) -> dict[str, Any]:
    """The descriptor of the package in `folder`, whose tables have been written."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "counterclaim-ledger",
        "title": "Claims about air attacks, with their words",
        "description": f"What was asked of the ledger: {asked(rows.asked)}. See README.md.",
        "created": stamp(rows.made),
        "version": rows.reader or "0",
        "counterclaim": {"reader": rows.reader, "rules": rows.rules, "asked": asked(rows.asked)},
        "sources": [
            {"title": "GeoNames (CC BY 4.0), for the points and ids of towns", "path": "https://www.geonames.org"}
        ],
        "resources": list(_resources(tables, folder)),
    }


def _resources(tables: Sequence[Table[Any]], folder: Path) -> Iterable[dict[str, Any]]:
    for table in tables:
        common = {"$schema": f"{_PROFILES}/dataresource.json", "type": "table", "description": table.means}
        schema = _schema(table)
        yield {**common, "name": table.name, "path": f"{table.name}.csv", "format": "csv", "mediatype": "text/csv",
               "encoding": "utf-8", **_file(folder / f"{table.name}.csv"), "schema": schema}  # fmt: skip
        yield {**common, "name": f"{table.name}-parquet", "path": f"{table.name}.parquet", "format": "parquet",
               "mediatype": "application/vnd.apache.parquet", **_file(folder / f"{table.name}.parquet"),
               "schema": schema}  # fmt: skip


def _file(path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest.hexdigest()}"}


def _schema(table: Table[Any]) -> dict[str, Any]:
    keys = {"primaryKey": list(table.key)} if table.key else {}
    foreign = {"foreignKeys": _FOREIGN[table.name]} if table.name in _FOREIGN else {}
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        **keys,
        **foreign,
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    shape = {"delimiter": DELIMITER, "itemType": "string"} if column.kind == "list" else {}
    rules = {"constraints": {"required": True}} if column.required else {}
    return {"name": column.name, "type": column.kind, "description": column.means, **shape, **rules}
