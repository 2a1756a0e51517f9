"""`counterclaim export FORMAT`: what the ledger holds, written for other tools."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from counterclaim import sources
from counterclaim.cli import filtering, options
from counterclaim.cli.ledger_options import DEFAULT, Where, using
from counterclaim.exports.ledger import FORMATS, write

EXAMPLES = """
Examples:

    counterclaim export csv --place RU-BEL --from 2025-07-01 --to 2025-07-31 --output july.csv

    counterclaim export night --from 2025-07-10 --to 2025-07-10 --output night.html

    counterclaim export svg --measure intercepted --thing drone --by week --output weeks.svg

    counterclaim export package --output claims.zip

With the same ledger, filter and `--made`, an export is the same byte for byte.
"""
WAYS = ("night", "day", "week", "month", "year", "all", "place", "source")
_FORMATS = "; ".join(f"{name}: {form.means}" for name, form in FORMATS.items())


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{_FORMATS}.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here, whole or not at all; a folder may be a .zip.")
    ] = None,
    ledger: Where = DEFAULT,
    measure: filtering.Measures = None,
    thing: filtering.Things = None,
    place: filtering.Places = None,
    source: filtering.Sources = None,
    side: filtering.Sides = None,
    state: filtering.States = None,
    since: filtering.Since = None,
    until: filtering.Until = None,
    text: filtering.Words = "",
    by: Annotated[str, typer.Option(help=f"For figures, one of {', '.join(WAYS)}.")] = "night",
    zone: options.NightZone = None,
    site: Annotated[str | None, typer.Option(help="The address that the export will have, for feeds.")] = None,
    made: Annotated[str | None, typer.Option(help="The time that the export bears, if not now.")] = None,
) -> None:
    """Write claims, findings, figures or nights of the ledger in another tool's format."""
    options.one_of(format, FORMATS, "FORMAT")
    options.one_of(by, WAYS, "--by")
    asked = filtering.filtered(measure, thing, place, source, side, state, (since, until), text)
    if format in ("svg", "png"):  # figures alone; a package has its claims beside them
        asked = filtering.whole(asked, by)
    moment, counted_in = _made(made), options.zone_of(zone)
    try:
        with using(ledger) as held:
            from counterclaim.pipeline.exporting import rows  # here, since help needs no database
            from counterclaim.pipeline.settling import usual_zone

            found = rows(held, asked, moment, by=by, zone=counted_in or usual_zone(held))
            write(format, found._replace(site=site), output)
    except BrokenPipeError:  # whoever reads has gone, which is no fault of the output
        raise
    except (ValueError, OSError) as error:
        raise typer.BadParameter(f"{error}.", param_hint="--output" if isinstance(error, OSError) else None) from error


def _made(written: str | None) -> datetime:
    try:
        return datetime.now(UTC).replace(microsecond=0) if written is None else sources.published(written)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="--made") from error
