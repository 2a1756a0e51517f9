"""`counterclaim night` and `counterclaim total`: how many, where and when, says who, and what was not added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

import typer

from counterclaim.cli import filtering, options
from counterclaim.cli.export import WAYS
from counterclaim.cli.ledger_options import DEFAULT, Where, known, say, using
from counterclaim.cli.show import Format, show
from counterclaim.cli.why import claims_of
from counterclaim.exports.terminal import Piece, Row
from counterclaim.model.kept import Filter

NIGHT_EXAMPLES = """
Examples:

    counterclaim night 2031-06-04

    counterclaim night 2031-06-04 --place RU-BEL --format json

    counterclaim night 2031-06-04 --without nested
"""
TOTAL_EXAMPLES = """
Examples:

    counterclaim total --measure intercepted --thing drone --place RU --from 2031-06-01 --to 2031-06-30 --by night

    counterclaim total --measure launched --by source

Each line ends in the figure's id: `counterclaim why ID` walks from it to the quotes.
"""
NIGHT_AROUND = timedelta(days=1)
NOTE = 5  # the severity of what is no more than worth knowing


def night(
    morning: Annotated[
        str, typer.Argument(metavar="MORNING", help="The morning that the night ends on, as 2025-07-10.")
    ],
    ledger: Where = DEFAULT,
    place: filtering.Places = None,
    zone: options.NightZone = None,
    without: filtering.Without = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show findings of severity 5 too.")] = False,
    format: Format = "text",
) -> None:
    """The account of one night: every claim counted once, or left out with the reason.

    Without an assumption, the bounds of a figure take in what it comes to with it and without.
    """
    wanted = _morning(morning)
    zone = options.zone_of(zone)
    places = filtering.places_of(place)
    withheld = filtering.assumptions_of(without)
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.exports.text.accounts import night_page
        from counterclaim.exports.text.findings import finding_lines
        from counterclaim.pipeline.accounting import night as account
        from counterclaim.pipeline.settling import surroundings

        near = Filter(since=wanted - NIGHT_AROUND, until=wanted + NIGHT_AROUND)
        told = list(kept.told(opened, near))
        met = [one for one in kept.findings(opened, near) if notes or one.finding.severity < NOTE]
        around = surroundings(opened, zone)._replace(withheld=frozenset(withheld))
        found = account(told, wanted, around, places, [one.finding for one in met])
        clashes = [one for one in met if one.finding in found.findings]
        words = {one.claim.id: one for one in kept.claims(opened, claims_of(clashes))}
        sources = kept.sources(opened)

        def page(width: int) -> Iterator[Row]:
            if withheld:
                yield [Piece(f"without {', '.join(withheld)}", "faint")]
            yield from night_page(found, sources, width)
            yield from finding_lines([(one.id, one.finding) for one in clashes], words, width)

        show(format, {**found._asdict(), "findings": clashes, "withheld": withheld}, page)


def total(
    ledger: Where = DEFAULT,
    measure: filtering.Measures = None,
    thing: filtering.Things = None,
    place: filtering.Places = None,
    source: filtering.Sources = None,
    side: filtering.Sides = None,
    since: filtering.Since = None,
    until: filtering.Until = None,
    by: Annotated[str, typer.Option(help=f"One of {', '.join(WAYS)}; a week, month or year is given whole.")] = "all",
    zone: options.NightZone = None,
    format: Format = "text",
) -> None:
    """Totals with their bounds, nothing added twice: by night, week, month, year, place or source."""
    options.one_of(by, WAYS, "--by")
    asked = filtering.filtered(measure, thing, place, source, side, None, (since, until), "")
    asked = filtering.whole(asked, by)
    zone = options.zone_of(zone)
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.exports.text.accounts import total_table
        from counterclaim.pipeline.accounting import total as account
        from counterclaim.pipeline.settling import surroundings

        known(opened, asked)
        figures = list(account(kept.told(opened, _of(asked)), asked, by, surroundings(opened, zone)))
        sources = kept.sources(opened)
        show(format, figures, lambda width: total_table(figures, sources, width))
    if not figures:
        say("no claim in the ledger fits; that is not zero.")


def _of(asked: Filter) -> Filter:
    """What has to be read for a total: claims of other measures, things and places may bound it too."""
    since = asked.since and asked.since - NIGHT_AROUND
    until = asked.until and asked.until + NIGHT_AROUND
    return Filter(sources=asked.sources, sides=asked.sides, since=since, until=until)


def _morning(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"“{written}” is no date; 2025-07-10 is.", param_hint="MORNING") from error
