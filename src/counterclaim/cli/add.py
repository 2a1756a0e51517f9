"""`counterclaim add`: reports into a ledger."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from counterclaim import sources
from counterclaim.cli import options
from counterclaim.cli.ledger_options import DEFAULT, Where, number, say, using
from counterclaim.cli.progress import progress
from counterclaim.cli.run import INTERRUPTED
from counterclaim.cli.stop import Stop

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.pipeline.adding import Outcome, Run
    from counterclaim.sources.received import Delivery

NOTES: Final = frozenset({*sources.NOTES, "shared-address"})

EXAMPLES = """
Examples:

    counterclaim add examples/fortnight/reports

    counterclaim add examples/steppe-bulletin.txt --published 2024-05-14 --source t.me/steppe --ledger own.db

    counterclaim add examples/fortnight/reports/wire.jsonl --processes 2 --ledger own.db

A web address, such as https://t.me/s/channel, is fetched. What was added before changes nothing; a run that was broken
off is gone on with.

Exit status: 0 all was added, 2 an input could not be read as it is (the others were added), 130 interrupted.
"""

Inputs = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, patterns, web addresses, or - for standard input.", show_default=False),
]


def add(
    paths: Inputs = None,
    ledger: Where = DEFAULT,
    published: options.Published = None,
    language: options.Language = None,
    source: options.Source = None,
    zone: options.Zone = None,
    processes: options.Processes = 1,
    field: options.Field = None,
    kind: options.Kind = None,
    encoding: options.Encoding = None,
    max_line: options.MaxLine = sources.LIMIT,
) -> None:
    """Add reports to a ledger: the bytes as received, every version of every text, and what each claims."""
    told = options.reading(published, language, source, kind, encoding, field, max_line)
    zone = options.zone_of(zone)
    inputs = paths or _piped()
    files = [path for path in inputs if "://" not in path]
    addresses = [path for path in inputs if "://" in path]
    with using(ledger, create=True) as opened, Stop() as stop, progress(files, Path(ledger)) as count:
        tally = Tally()
        tally.take(stop.until(_outcomes(opened, files, addresses, told, zone, processes, count)))
        typer.echo(f"{tally.line()} → {opened.where}")
        if not stop.asked:
            settled(opened)
    raise typer.Exit(INTERRUPTED if stop.asked else tally.status)


def settled(ledger: Ledger) -> None:
    """Work out what reports have to do with one another, if there is news, and say how much was found, if anything.

    The figures that the desk shows first are worked out too.
    """
    from counterclaim.pipeline.figuring import fill_newest
    from counterclaim.pipeline.settling import settle_news

    found = settle_news(ledger)
    if found is not None and any(found):
        links, findings = number(found.links, "link"), number(found.findings, "finding")
        typer.echo(f"{links} between reports, {findings} across them")
    if found is not None:
        fill_newest(ledger)


class Tally:
    """What became of all reports, and the exit status that comes to."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._faults = 0

    @property
    def status(self) -> int:
        """2 where an input could not be read as it is, else 0."""
        return 2 if self._faults else 0

    def take(self, outcomes: Iterable[Outcome | Delivery]) -> None:
        """Count outcomes, and tell of issues as they come."""
        from counterclaim.ledger import Added
        from counterclaim.model import Issue
        from counterclaim.pipeline.adding import Passed

        for outcome in outcomes:
            if isinstance(outcome, Issue):
                self._faults += outcome.code not in NOTES
                say(outcome.message)
            elif isinstance(outcome, Added):
                self._counts[outcome.how] += 1
                self._counts["claims"] += outcome.claims
            elif isinstance(outcome, Passed):
                self._counts["known"] += outcome.known

    def line(self) -> str:
        """The closing line."""
        count = self._counts
        return ", ".join(
            (
                number(count["new"], "new report"),
                number(count["version"], "new version"),
                f"{count['known']:,} known",
                number(count["claims"], "claim"),
            )
        )


def _outcomes(
    ledger: Ledger,
    files: list[str],
    addresses: list[str],
    told: sources.Options,
    zone: str | None,
    processes: int,
    count: Callable[[int], None] | None,
) -> Iterator[Outcome | Delivery]:
    from counterclaim.pipeline.adding import add as add_files  # here, since these load the database and the reader
    from counterclaim.pipeline.adding import house_run
    from counterclaim.pipeline.rereading import read_by_others, read_unread

    run = house_run(ledger, processes, count)
    read_unread(run)
    others = read_by_others(ledger)
    if others:
        say(f"{number(others, 'report')} read by an earlier reader; `counterclaim rebuild` reads again.")
    yield from add_files(run, sources.find(files), told, zone)
    if addresses:
        yield from _fetched(run, addresses, told)


def _fetched(run: Run, addresses: list[str], told: sources.Options) -> Iterator[Outcome | Delivery]:
    from counterclaim.pipeline.taking import take
    from counterclaim.sources.web import Fetcher, get  # here, since only addresses need it

    yield from take(run, get(addresses, Fetcher(), told))


def _piped() -> list[str]:
    if sys.stdin.isatty():
        raise typer.BadParameter("name a file, a folder or an address, or pipe reports in.", param_hint="PATHS")
    return ["-"]
