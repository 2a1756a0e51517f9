"""`counterclaim check`: what reports claim, and which of their numbers cannot all be true."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from counterclaim import pipeline, sources
from counterclaim.cli import options
from counterclaim.cli.keep import keeper
from counterclaim.cli.run import Job, format_of, run
from counterclaim.exports import FORMATS
from counterclaim.languages.load import available

EXAMPLES = """
Examples:

    counterclaim check examples/harbour-night.txt --published 2024-05-14

    counterclaim check examples --format html --output examples.html

    counterclaim check examples/fortnight/reports/wire.jsonl --format sarif --processes 2

Exit status: 0 nothing found, 1 findings (notes of severity 5 do not count), 2 an input could not be read as it is.
"""


def check(
    paths: options.Paths = None,
    published: options.Published = None,
    language: options.Language = None,
    source: options.Source = None,
    zone: options.Zone = None,
    format: Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")] = "text",
    output: options.Output = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Show these findings alone: CC101, or CC1 for a family.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave these findings out.")] = None,
    min_severity: Annotated[
        int, typer.Option(min=1, max=5, help="Show findings at least this severe: 1 the most certain, 5 notes too.")
    ] = 5,
    processes: options.Processes = 1,
    field: options.Field = None,
    kind: options.Kind = None,
    encoding: options.Encoding = None,
    max_line: options.MaxLine = sources.LIMIT,
) -> None:
    """Read reports, and show which of their numbers cannot all be true, with the words and the sums."""
    job = Job(
        paths=paths or [],
        options=options.reading(published, language, source, kind, encoding, field, max_line),
        stages=partial(pipeline.answer, languages=available(), zone=options.zone_of(zone)),
        processes=processes,
        write=format_of(format, FORMATS),
        output=output,
        keep=keeper(select or (), ignore or (), min_severity),
    )
    raise typer.Exit(run(job))
