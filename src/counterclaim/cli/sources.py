"""`counterclaim sources`: whom the ledger has reports of, how people describe them, and what their numbers show."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.ledger_options import DEFAULT, Where, known, number, say, using
from counterclaim.cli.show import Format, show
from counterclaim.model.kept import Filter

app = typer.Typer(help="List sources; `describe` says who they are, `profile` what their reports show.")


SOURCES_EXAMPLES = """
Examples:

    counterclaim sources list

    counterclaim sources describe examples/fortnight/sources.toml

    counterclaim sources profile t.me/c/2031060101
"""


@app.callback(invoke_without_command=True, epilog=SOURCES_EXAMPLES)
def chosen(context: typer.Context, ledger: Where = DEFAULT, format: Format = "text") -> None:
    """List sources; `describe` says who they are, `profile` what their reports show."""
    if context.invoked_subcommand is None:
        listed(ledger, format)


@app.command("list", epilog="Example:\n\n    counterclaim sources list --format json\n")
def listed(ledger: Where = DEFAULT, format: Format = "text") -> None:
    """List the sources that reports came from or that were described, with the number of their reports."""
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.exports.text.sources import source_table

        described, heard = kept.sources(opened), kept.heard(opened)
        show(format, {"described": described, "reports": heard}, lambda width: source_table(described, heard, width))
    if not described and not heard:
        say("no source yet. `counterclaim add` brings reports, `counterclaim sources describe` says whose they are.")


@app.command(epilog="Example:\n\n    counterclaim sources describe examples/fortnight/sources.toml\n")
def describe(
    file: Annotated[Path, typer.Argument(help="A file of sources, as `watch` reads it.", show_default=False)],
    ledger: Where = DEFAULT,
) -> None:
    """Write down who sources are: speaker, side, place, zone, language, grade, and how they draw the map."""
    from counterclaim.sources.web import read

    config, issues = read(file)
    for issue in issues:
        say(issue.message)
    with using(ledger, create=True) as opened:
        from counterclaim import ledger as kept
        from counterclaim.pipeline.adding import house_run
        from counterclaim.pipeline.rereading import read_described
        from counterclaim.pipeline.settling import settle_news

        news = sum(kept.describe(opened, one.source, datetime.now(UTC)) for one in config.sources)
        again = read_described(house_run(opened)) if news else 0
        if news:
            settle_news(opened)
        typer.echo(f"{number(news, 'source')} described anew, {len(config.sources) - news} as before → {opened.where}")
        if again:
            typer.echo(f"{number(again, 'text')} read again, in the zone or language that is known now")
    raise typer.Exit(2 if issues else 0)


@app.command(epilog="Example:\n\n    counterclaim sources profile t.me/c/2031060101\n")
def profile(
    key: Annotated[str, typer.Argument(help="A source's key, such as t.me/channel.", show_default=False)],
    ledger: Where = DEFAULT,
    format: Format = "text",
) -> None:
    """What the reports of a source show: sums that fail, delay, rounding, differences from others, copies, gaps."""
    with using(ledger) as opened:
        from counterclaim import ledger as kept
        from counterclaim.exports.text.sources import profile_lines
        from counterclaim.pipeline.profiling import profiled

        known(opened, Filter(sources=(key,)))
        if key not in kept.heard(opened):
            say(f"{opened.where} has no report of “{key}” yet: nothing shows what its numbers are like.")
            raise typer.Exit(2)
        found = profiled(opened, key, Filter())
        show(format, found, lambda width: profile_lines(found, width))
