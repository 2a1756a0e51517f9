"""`counterclaim desk people`: who may use a desk that others can reach."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.desk_state import State, state_of
from counterclaim.cli.ledger_options import DEFAULT, Where, say
from counterclaim.cli.show import Format, show

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from counterclaim.desk.views import Account
    from counterclaim.exports.terminal import Row

app = typer.Typer(no_args_is_help=True, help="Add, list and remove those who may use the desk.")

REMOVE_EXAMPLES = """
Examples:

    counterclaim desk people add ana --role reviewer

    counterclaim desk people add ben --role admin

    counterclaim desk people remove ana
"""

Name = Annotated[str, typer.Argument(help="What the person is called, and signs decisions with.", show_default=False)]


@contextmanager
def _state(ledger: str, state: Path | None) -> Iterator[Engine]:
    """The desk's own file; what is wrong with it, or with what is asked of it, ends in one line and status 2."""
    from counterclaim.desk import Settings
    from counterclaim.desk.people import PeopleError
    from counterclaim.desk.state import StateError, engine

    try:
        kept = engine(Settings(ledger, state_of(ledger, state)))
        try:
            yield kept
        finally:
            kept.dispose()
    except (PeopleError, StateError) as error:
        say(str(error))
        raise typer.Exit(2) from error


@app.command(epilog="Example:\n\n    counterclaim desk people add ana --role reviewer\n")
def add(
    name: Name,
    role: Annotated[str, typer.Option(help="reader, reviewer or admin; each may do what the one before may.")],
    ledger: Where = DEFAULT,
    state: State = None,
) -> None:
    """Make an account, or give the one there is another role and password; the password is asked for, or read."""
    with _state(ledger, state) as kept:
        from counterclaim.desk import people

        people.put(kept, name, role, _password(), datetime.now(UTC))
    typer.echo(f"{name}: {role}")


@app.command("list", epilog="Example:\n\n    counterclaim desk people list\n")
def listed(ledger: Where = DEFAULT, state: State = None, format: Format = "text") -> None:
    """List accounts: name, role, since when, and when last seen."""
    with _state(ledger, state) as kept:
        from counterclaim.desk import people

        found = people.everybody(kept)
        show(format, found, lambda width: _table(found, width))
    if not found:
        say("nobody has an account yet. `counterclaim desk people add NAME --role admin` makes one.")


@app.command(epilog=REMOVE_EXAMPLES)
def remove(name: Name, ledger: Where = DEFAULT, state: State = None) -> None:
    """Take an account away, and end its sessions; what its owner decided stays."""
    with _state(ledger, state) as kept:
        from counterclaim.desk import people

        people.remove(kept, name)
    typer.echo(f"{name}: removed")


def _table(found: Iterable[Account], width: int) -> Iterator[Row]:
    from counterclaim.exports.terminal import Piece
    from counterclaim.exports.text.table import Column, table

    columns = (Column("name"), Column("role"), Column("since"), Column("last seen"))
    rows = (
        (one.name, one.role, f"{one.since:%Y-%m-%d}", f"{one.last:%Y-%m-%d %H:%M} UTC" if one.last else "never")
        for one in found
    )
    yield from table(columns, [[Piece(cell) for cell in row] for row in rows], width)


def _password() -> str:
    """From the keyboard, twice and unseen; or the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
