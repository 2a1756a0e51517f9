"""What a command over the ledger prints: rows for people, or JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from counterclaim.cli.options import one_of
from counterclaim.exports.terminal import Row, Style, painted

FORMATS = ("text", "json")

Format = Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")]


def show(format: str, found: object, rows: Callable[[int], Iterable[Row]]) -> None:
    """Print what was found: as JSON, or as the rows that `rows` makes for a width."""
    one_of(format, FORMATS, "--format")
    if format == "json":
        from counterclaim.exports.plain_records import as_json

        json.dump(as_json(found), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    style = Style.of(sys.stdout)
    for row in rows(style.width):
        sys.stdout.write(painted(row, style.colour))
