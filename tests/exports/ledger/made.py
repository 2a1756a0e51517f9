"""Exports made in memory."""

from __future__ import annotations

import csv
import io
from importlib import import_module

from counterclaim.exports.ledger import Rows


def text(name: str, rows: Rows) -> str:
    out = io.StringIO(newline="")
    import_module(f"counterclaim.exports.ledger.{name}").write(rows, out)
    return out.getvalue()


def binary(name: str, rows: Rows) -> bytes:
    out = io.BytesIO()
    import_module(f"counterclaim.exports.ledger.{name}").write(rows, out)
    return out.getvalue()


def records(name: str, rows: Rows) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(name, rows), newline="")))
