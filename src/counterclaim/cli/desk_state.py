"""Where a desk keeps what it needs for itself: beside its ledger, unless a file is named."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.ledger_options import DEFAULT

State = Annotated[
    Path | None,
    typer.Option(help="The file of accounts, sessions and saved searches.", show_default="beside the ledger"),
]


def state_of(ledger: str, state: Path | None) -> Path:
    """The file that is named, or LEDGER.desk.db; for a ledger in a database, that of the usual name, here."""
    return state or Path(DEFAULT if "://" in ledger else ledger).with_suffix(".desk.db")
