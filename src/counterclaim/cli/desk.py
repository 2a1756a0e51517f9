"""`counterclaim desk`: the ledger in a browser, served until Ctrl-C."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import desk_people
from counterclaim.cli.desk_state import State, state_of
from counterclaim.cli.ledger_options import DEFAULT, Where, say, using
from counterclaim.cli.run import INTERRUPTED

if TYPE_CHECKING:
    import socket

    from counterclaim.desk import Settings

DESK_EXAMPLES = """
Examples:

    counterclaim desk

    counterclaim desk --ledger 2031.db --port 8500 --no-open

    counterclaim desk people add ana --role admin

    counterclaim desk --name desk.example.org --https --proxy 127.0.0.1

On this machine alone nobody has to log in. Where others can reach it, or with --accounts, everybody does; passwords are
safe on the way only over HTTPS, which a web server before it (and --https) gives. How often each may ask is counted by
address: name that server with --proxy, or all who come through it are counted as one.

Exit status: 2 it cannot begin, 130 ended by Ctrl-C.
"""

app = typer.Typer(help="Serve the ledger to a browser; `people` makes accounts for those who may use it.")
app.add_typer(desk_people.app, name="people")


@app.callback(invoke_without_command=True, epilog=DESK_EXAMPLES)
def desk(
    context: typer.Context,
    ledger: Where = DEFAULT,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")] = 8470,
    state: State = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name by which it is reached, if not --host; may be repeated.")
    ] = None,
    https: Annotated[bool, typer.Option("--https", help="It is reached over HTTPS, through a web server.")] = False,
    proxy: Annotated[
        str | None,
        typer.Option(help="The IP address of that web server: who asks is then told by its X-Forwarded-For."),
    ] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="Everybody logs in, on this machine too.")] = False,
    processes: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=64,
            help="Processes that answer questions beside the one that serves; 0 for none.",
            show_default="one per core, two at most",
        ),
    ] = None,
    show: Annotated[
        bool | None, typer.Option("--open/--no-open", help="Open the browser.", show_default="in a terminal")
    ] = None,
) -> None:
    """Serve the ledger to a browser; `people` makes accounts for those who may use it."""
    if context.invoked_subcommand is not None:
        return
    from counterclaim.desk import Settings

    settings = Settings(
        ledger, state_of(ledger, state), host, port, tuple(each.casefold() for each in name or ()), https, accounts,
        min(2, os.cpu_count() or 1) if processes is None else processes,
    )  # fmt: skip
    _fit(settings)
    listening = _listen(host, port)
    settings = settings._replace(port=listening.getsockname()[1])
    address = f"{'https' if https else 'http'}://{_reached(settings)}/"
    typer.echo(f"{ledger} at {address} (Ctrl-C ends it)")
    if not settings.open and not https:
        say("passwords can be read on their way here: put a web server with HTTPS before it, and say --https.")
    if settings.open and (sys.stdout.isatty() if show is None else show):
        typer.launch(address)
    _serve(settings, listening, proxy)


def _fit(settings: Settings) -> None:
    """Nothing, where the desk can begin; else why it cannot, in one line, and status 2."""
    from counterclaim.desk import pages, people
    from counterclaim.desk.state import StateError, engine

    if not pages.built():
        say(f"the pages of the desk are not in {pages.folder()}. `make desk` builds them.")
        raise typer.Exit(2)
    with using(settings.where, create=True):
        pass
    try:
        kept = engine(settings)
    except StateError as error:
        say(str(error))
        raise typer.Exit(2) from error
    try:
        if not settings.open and not people.has_admin(kept):
            say(
                "this desk demands accounts, and no admin has one. "
                f"`counterclaim desk people add NAME --role admin --state {settings.state}` makes one."
            )
            raise typer.Exit(2)
    finally:
        kept.dispose()


def _listen(host: str, port: int) -> socket.socket:
    import socket

    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        say(f"{host} port {port}: {reason.lower()}. Name another --port, or an address of this machine.")
        raise typer.Exit(2) from error


def _reached(settings: Settings) -> str:
    """The host by which people reach it, with the port unless a web server stands before it."""
    from counterclaim.desk.guard.hosts import ANY

    named = next(iter(settings.names), "127.0.0.1" if settings.host in ANY else settings.host)
    if settings.secure:
        return named
    return f"[{named}]:{settings.port}" if ":" in named else f"{named}:{settings.port}"


def _serve(settings: Settings, listening: socket.socket, proxy: str | None) -> None:
    from counterclaim.desk import create
    from counterclaim.desk.serving import Server

    try:
        Server(create(settings), proxy).run(sockets=[listening])
    except KeyboardInterrupt:
        say("the desk is closed.")
        raise typer.Exit(INTERRUPTED) from None
