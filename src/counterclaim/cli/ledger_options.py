"""Which ledger a command works on, and what it says where it cannot."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Final

import typer

from counterclaim.exports.visible import visible

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

DEFAULT: Final = "counterclaim.db"

Where = Annotated[
    str,
    typer.Option(
        "--ledger", envvar="COUNTERCLAIM_LEDGER", help="The ledger: a file, or postgresql://USER@HOST/NAME.",
    ),
]  # fmt: skip


@contextmanager
def using(where: str, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger, open; whatever is wrong with it ends the command in one line and status 2."""
    from counterclaim.ledger import LedgerError  # here, since other commands need no database
    from counterclaim.pipeline.ledgers import opened

    try:
        ledger = opened(where, create=create)
        try:
            yield ledger
        finally:
            ledger.close()
    except LedgerError as error:
        say(str(error))
        raise typer.Exit(2) from error


def say(message: str) -> None:
    """One line on standard error."""
    print(f"counterclaim: {visible(message)}", file=sys.stderr, flush=True)


def number(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 report`, `1,200 reports`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
