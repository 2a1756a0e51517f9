"""Which ledger a command works on, and what it says where it cannot."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Final

import typer

from counterclaim.exports.visible import visible
from counterclaim.model.kept import Filter

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

    logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())  # which tells of every interrupt with a traceback
    try:
        ledger = opened(where, create=create)
        try:
            yield ledger
        finally:
            ledger.close()
    except LedgerError as error:
        say(str(error))
        raise typer.Exit(2) from error


def known(ledger: Ledger, asked: Filter) -> None:
    """Nothing, where the ledger knows the sources and sides that are asked for; else it ends in one line, status 2."""
    from counterclaim import ledger as kept

    described = kept.sources(ledger)
    sides = (each.side for each in described.values() if each.side)
    for noun, wanted, there in (
        ("source", asked.sources, {*described, *kept.heard(ledger)}),
        ("side", asked.sides, set(sides)),
    ):
        for each in wanted:
            if each not in there:
                near = get_close_matches(each, sorted(there), n=1, cutoff=0.5)
                meant = f"Is it “{near[0]}”? " if near else ""
                say(
                    f"{ledger.where} knows no {noun} “{each}”. {meant}`counterclaim sources` lists those that it knows."
                )
                raise typer.Exit(2)


def say(message: str) -> None:
    """One line on standard error."""
    print(f"counterclaim: {visible(message)}", file=sys.stderr, flush=True)


def number(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 report`, `1,200 reports`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
