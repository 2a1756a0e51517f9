"""All commands under one name."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim import __version__
from counterclaim.cli import desk, languages, review, sources
from counterclaim.cli.add import EXAMPLES as ADD_EXAMPLES
from counterclaim.cli.add import add
from counterclaim.cli.check import EXAMPLES as CHECK_EXAMPLES
from counterclaim.cli.check import check
from counterclaim.cli.evaluate import EXAMPLES as EVALUATE_EXAMPLES
from counterclaim.cli.evaluate import evaluate
from counterclaim.cli.explain import EXAMPLES as EXPLAIN_EXAMPLES
from counterclaim.cli.explain import explain
from counterclaim.cli.export import EXAMPLES as EXPORT_EXAMPLES
from counterclaim.cli.export import export
from counterclaim.cli.night import NIGHT_EXAMPLES, TOTAL_EXAMPLES, night, total
from counterclaim.cli.places import EXAMPLES as PLACES_EXAMPLES
from counterclaim.cli.places import places
from counterclaim.cli.read import EXAMPLES as READ_EXAMPLES
from counterclaim.cli.read import read
from counterclaim.cli.statistics import STATISTICS_EXAMPLES, statistics
from counterclaim.cli.verify import REBUILD_EXAMPLES, VERIFY_EXAMPLES, rebuild, verify
from counterclaim.cli.watch import WATCH_EXAMPLES, watch
from counterclaim.cli.why import FINDINGS_EXAMPLES, WHY_EXAMPLES, findings, why

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Read reports of air attacks and air defence, keep every number with its words, and show which numbers "
    "cannot all be true.",
)
app.command("check", epilog=CHECK_EXAMPLES)(check)
app.command("read", epilog=READ_EXAMPLES)(read)
app.command("add", epilog=ADD_EXAMPLES)(add)
app.command("watch", epilog=WATCH_EXAMPLES)(watch)
app.command("night", epilog=NIGHT_EXAMPLES)(night)
app.command("total", epilog=TOTAL_EXAMPLES)(total)
app.command("why", epilog=WHY_EXAMPLES)(why)
app.command("findings", epilog=FINDINGS_EXAMPLES)(findings)
app.command("statistics", epilog=STATISTICS_EXAMPLES)(statistics)
app.add_typer(sources.app, name="sources")
app.add_typer(review.app, name="review")
app.add_typer(desk.app, name="desk")
app.command("verify", epilog=VERIFY_EXAMPLES)(verify)
app.command("rebuild", epilog=REBUILD_EXAMPLES)(rebuild)
app.command("explain", epilog=EXPLAIN_EXAMPLES)(explain)
app.command("export", epilog=EXPORT_EXAMPLES)(export)
app.add_typer(languages.app, name="languages")
app.command("places", epilog=PLACES_EXAMPLES)(places)
app.command("evaluate", epilog=EVALUATE_EXAMPLES)(evaluate)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version, and nothing else.")
    ] = False,
) -> None:
    """Options of every command."""
