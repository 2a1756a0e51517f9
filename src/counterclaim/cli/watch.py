"""`counterclaim watch`: sources that are looked after."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.add import Tally, settled
from counterclaim.cli.ledger_options import DEFAULT, Where, say, using
from counterclaim.cli.run import INTERRUPTED
from counterclaim.cli.stop import Stop

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.pipeline.adding import Outcome
    from counterclaim.sources.received import Delivery

SETTLE_EVERY = 600.0
"""Seconds between two times that links and findings across reports are worked out, while watching."""

WATCH_EXAMPLES = """
Examples:

    counterclaim watch examples/fortnight/sources.toml --once

Without `--once` it goes on until Ctrl-C; with `--live` it listens to Telegram. docs/sources.md tells of the file.

Exit status: 0 all that was due was fetched, 2 something in the file of sources is wrong, or a source could not be read,
130 interrupted.
"""


class _Cursors(MutableMapping[str, str]):
    """The cursors of a ledger, written as they move."""

    def __init__(self, ledger: Ledger) -> None:
        from counterclaim.ledger import cursors

        self._ledger, self._held = ledger, cursors(ledger)

    def __getitem__(self, key: str) -> str:
        return self._held[key]

    def __setitem__(self, key: str, value: str) -> None:
        from counterclaim.ledger import keep_cursor

        keep_cursor(self._ledger, key, value)
        self._held[key] = value

    def __delitem__(self, key: str) -> None:
        raise TypeError("a cursor is moved, never taken away")

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def _settling(ledger: Ledger, outcomes: Iterator[Outcome | Delivery]) -> Iterator[Outcome | Delivery]:
    """The outcomes as they come; what reports have to do with one another is worked out again every few minutes."""
    from counterclaim.pipeline.settling import settle_news

    last = monotonic()
    for outcome in outcomes:
        yield outcome
        if monotonic() - last > SETTLE_EVERY:
            settle_news(ledger)
            last = monotonic()


def watch(
    config: Annotated[str, typer.Argument(metavar="SOURCES.TOML", help="The file of sources (docs/sources.md).")],
    ledger: Where = DEFAULT,
    once: Annotated[bool, typer.Option("--once", help="Fetch what is due, and end.")] = False,
    live: Annotated[bool, typer.Option("--live", help="Listen to the channels with a login to Telegram.")] = False,
) -> None:
    """Look after sources: fetch what is new, changed or gone, politely, for ever or for one round."""
    from counterclaim import ledger as kept  # here, since these load the database, the reader and httpx
    from counterclaim.pipeline.adding import house_run, now
    from counterclaim.pipeline.rereading import read_unread
    from counterclaim.pipeline.taking import take
    from counterclaim.sources import web
    from counterclaim.sources.web.live import listen

    told, issues = web.read(config)
    for issue in issues:
        say(issue.message)
    if issues:
        raise typer.Exit(2)
    with using(ledger, create=True) as opened, Stop() as stop:
        for watched in told.sources:
            kept.describe(opened, watched.source, now())
        run = house_run(opened)
        read_unread(run)
        known, cursors, tally = partial(kept.known_addresses, opened), _Cursors(opened), Tally()
        brought = listen(told, known, cursors) if live else web.watch(told, known, cursors, once=once)
        tally.take(_settling(opened, stop.until(take(run, brought))))
        typer.echo(f"{tally.line()} → {opened.where}")
        settled(opened)
    raise typer.Exit(INTERRUPTED if stop.asked else tally.status)
