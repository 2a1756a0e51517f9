"""`counterclaim why ID` and `counterclaim findings`: from any number to the words, reports and bytes behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import filtering
from counterclaim.cli.keep import fitting
from counterclaim.cli.ledger_options import DEFAULT, Where, known, say, using
from counterclaim.cli.show import Format, show
from counterclaim.model.kept import Filter

if TYPE_CHECKING:
    from counterclaim.ledger import Found, Ledger

WHY_EXAMPLES = """
Examples:

    counterclaim why intercepted/drone/RU/2031-06-04/night/Europe/Moscow

    counterclaim why 118e671f73be.c1
"""
FINDINGS_EXAMPLES = """
Examples:

    counterclaim findings --across

    counterclaim findings --code CC702 --place RU-VOR --from 2031-06-08 --to 2031-06-12

Each has an id: `counterclaim why ID` walks from it to the quotes, `counterclaim explain CC702` explains its code.
"""
_AROUND = timedelta(days=4)
"""How far from a claim or report its figures are looked for."""


def why(
    key: Annotated[str, typer.Argument(metavar="ID", help="A figure, claim, finding or report, by its id.")],
    ledger: Where = DEFAULT,
    format: Format = "text",
) -> None:
    """Walk from a figure, claim, finding or report down to the quotes, the report and the archived bytes."""
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.accounts.why import Kept
        from counterclaim.exports.text.steps import steps
        from counterclaim.pipeline.accounting import why as reason
        from counterclaim.pipeline.settling import surroundings

        finding = kept.finding_of(opened, key)
        around = surroundings(opened)
        held = Kept(
            lambda claim: next(iter(kept.claims(opened, [claim])), None),
            lambda report: kept.entry(opened, report) if "/" not in report else None,
            around.links,
        )
        told = list(kept.told(opened, _near(opened, key)))
        try:
            found = reason(key, told, held, around, {key: finding.finding} if finding is not None else {})
        except KeyError as error:
            say(str(error.args[0]))
            raise typer.Exit(2) from error
        show(format, found, lambda width: steps(found))


def findings(
    ledger: Where = DEFAULT,
    measure: filtering.Measures = None,
    thing: filtering.Things = None,
    place: filtering.Places = None,
    source: filtering.Sources = None,
    since: filtering.Since = None,
    until: filtering.Until = None,
    code: Annotated[list[str] | None, typer.Option(help="Such as CC702, or CC7 for a family.")] = None,
    across: Annotated[
        bool | None, typer.Option("--across/--within", help="Those across reports alone, or within one alone.")
    ] = None,
    format: Format = "text",
) -> None:
    """List what a careful reader should see side by side, within reports and across them."""
    asked = filtering.filtered(measure, thing, place, source, None, None, (since, until), "")
    wanted = fitting(code or (), "--code")
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.exports.text.findings import finding_lines

        known(opened, asked)
        found = list(kept.findings(opened, asked, codes=wanted, across=across))
        told = {one.claim.id: one for one in kept.claims(opened, claims_of(found))}
        show(format, found, lambda width: finding_lines([(one.id, one.finding) for one in found], told, width))
    if not found:
        say("no finding in the ledger fits.")


def claims_of(found: Iterable[Found]) -> list[str]:
    """The claims that findings are about, each once."""
    return list(dict.fromkeys(claim for one in found for claim in one.finding.claims))


def _near(ledger: Ledger, key: str) -> Filter:
    """The claims that may have to do with what is asked about."""
    from counterclaim import ledger as kept
    from counterclaim.accounts import parse

    try:
        asked = parse(key)
    except ValueError:
        entry = kept.entry(ledger, key)
        moment = entry.document.published if entry is not None else None
        return Filter(since=moment.date() - _AROUND, until=moment.date() + _AROUND) if moment else Filter()
    return Filter(since=asked.period.start.date() - _AROUND, until=asked.period.end.date() + _AROUND)
