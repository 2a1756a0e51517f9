"""`counterclaim verify` and `counterclaim rebuild`: the proof that a ledger is whole, and the cure where it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from counterclaim.cli import options
from counterclaim.cli.ledger_options import DEFAULT, Where, number, say, using

VERIFY_EXAMPLES = """
Examples:

    counterclaim verify

Write the hash down that it prints: with `--head HASH`, a later run proves that nothing before it was replaced.

Exit status: 0 nothing was altered, 1 something was, 2 the ledger could not be opened.
"""

REBUILD_EXAMPLES = """
Examples:

    counterclaim rebuild --processes 2

The same archive, decisions and reader give the same fingerprint, whenever and wherever.
"""

Head = Annotated[str | None, typer.Option(help="The hash of an event that is known to have been in the ledger.")]


def verify(ledger: Where = DEFAULT, head: Head = None) -> None:
    """Prove that nothing in a ledger was altered, or name what was, the first break first."""
    with using(ledger) as opened, _progress(opened.where) as count:
        from counterclaim.ledger import last_event
        from counterclaim.ledger import verify as check

        faults = 0
        for issue in check(opened, head, count):
            faults += 1
            say(issue.message)
        events, last = last_event(opened)
        if not faults:
            typer.echo(f"{opened.where}: {number(events, 'event')}, nothing altered. Last: {last}")
    raise typer.Exit(1 if faults else 0)


def rebuild(ledger: Where = DEFAULT, processes: options.Processes = 1) -> None:
    """Make again all that is derived from the archived bytes and the events: texts, claims, links, findings."""
    with using(ledger) as opened, _progress(opened.where) as count:
        from counterclaim.ledger import fingerprint
        from counterclaim.pipeline import rereading
        from counterclaim.pipeline.adding import house_run
        from counterclaim.pipeline.settling import settle

        issues = rereading.rebuild(house_run(opened, processes, count))
        for issue in issues:
            say(issue.message)
        settle(opened)
        typer.echo(f"{opened.where}: rebuilt. Fingerprint: {fingerprint(opened)}")
    raise typer.Exit(1 if issues else 0)


@contextmanager
def _progress(where: str) -> Iterator[Callable[[int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # here, since only a terminal shows it
    from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(f"{where}: events", total=None)
        yield lambda count: bar.advance(task, count)
