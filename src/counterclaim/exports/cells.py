"""Cells of tables that spreadsheets open: what would be taken for a formula is not."""

from __future__ import annotations

_READ_AS_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
Cell = str | int | float | None


def guarded(cell: Cell) -> Cell:
    """A cell with an apostrophe in front where a spreadsheet could take it for a formula, or it begins with one.

    Taking one leading apostrophe away gives every text back exactly; lone surrogates, which no encoding can carry,
    are written as escapes.
    """
    if not isinstance(cell, str):
        return cell
    written = cell.encode("utf-8", "backslashreplace").decode()  # odd file names hold lone surrogates
    return f"'{written}" if written.startswith(_READ_AS_FORMULA) else written


def flag(value: bool) -> str:
    """A truth value as tables write it."""
    return "true" if value else "false"
