"""`counterclaim read`: what reports claim, and nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import IO, Annotated

import typer

from counterclaim import pipeline, sources
from counterclaim.cli import options
from counterclaim.cli.run import Job, format_of, run
from counterclaim.languages.load import available

FORMATS = ("text", "json", "jsonl", "csv")
EXAMPLES = """
Examples:

    counterclaim read examples/river-districts.md --published 2024-09-03 --format json

    counterclaim read examples/fortnight/reports/wire.jsonl --format jsonl --processes 2 --output claims.jsonl

With `--format jsonl`, each report gives one line, in order, whether it claims anything or not.
"""


def read(
    paths: options.Paths = None,
    published: options.Published = None,
    language: options.Language = None,
    source: options.Source = None,
    zone: options.Zone = None,
    format: Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}.")] = "text",
    output: options.Output = None,
    processes: options.Processes = 1,
    field: options.Field = None,
    kind: options.Kind = None,
    encoding: options.Encoding = None,
    max_line: options.MaxLine = sources.LIMIT,
) -> None:
    """Read reports, and print every claim they make with the words it came from."""
    job = Job(
        paths=paths or [],
        options=options.reading(published, language, source, kind, encoding, field, max_line),
        stages=partial(pipeline.read_only, languages=available(), zone=options.zone_of(zone)),
        processes=processes,
        write=_claims_alone if format == "text" else format_of(format, FORMATS),
        output=output,
    )
    raise typer.Exit(run(job))


def _claims_alone(answered: Iterable[pipeline.Answered], out: IO[str]) -> None:
    from counterclaim.exports.terminal import Style  # here, since the machine formats need neither
    from counterclaim.exports.text import write

    write(answered, out, Style.of(out, check=False))
