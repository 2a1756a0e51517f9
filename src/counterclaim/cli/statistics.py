"""`counterclaim statistics`: a series over time with its gaps and changes of level, shares intercepted, waves."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli import filtering, options
from counterclaim.cli.ledger_options import DEFAULT, Where, known, say, using
from counterclaim.cli.show import Format, show

UNITS = ("night", "day", "week", "month")

STATISTICS_EXAMPLES = """
Examples:

    counterclaim statistics intercepted drone --from 2031-06-01 --to 2031-06-15

    counterclaim statistics launched drone --place UA --by week
"""


def statistics(
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="Such as intercepted.")],
    thing: Annotated[str, typer.Argument(metavar="THING", help="Such as drone.")],
    ledger: Where = DEFAULT,
    place: filtering.Places = None,
    source: filtering.Sources = None,
    since: filtering.Since = None,
    until: filtering.Until = None,
    by: Annotated[str, typer.Option(help=f"One of {', '.join(UNITS)}.")] = "night",
    zone: options.NightZone = None,
    format: Format = "text",
) -> None:
    """Show a series with its bounds, where nobody reported, where its level changes, and the shares intercepted."""
    options.one_of(by, UNITS, "--by")
    asked = filtering.filtered([measure], [thing], place, source, None, None, (since, until), "")
    asked = filtering.whole(asked, by)
    zone = options.zone_of(zone)
    with using(ledger) as opened:
        from counterclaim.exports.text.statistics import statistics_lines
        from counterclaim.pipeline.statistics import figured

        known(opened, asked)
        found = figured(opened, asked, by, zone)
        show(format, found, lambda width: statistics_lines(found, width))
    if not found.series.points:
        say("no claim in the ledger fits; that is not zero.")
