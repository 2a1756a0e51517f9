"""`counterclaim languages`: which are loaded, and whether their data holds together."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from counterclaim.languages.load import available, header

app = typer.Typer(help="List the languages that are read; `check` lints their data.", no_args_is_help=False)


@app.callback(invoke_without_command=True, epilog="Example:\n\n    counterclaim languages\n")
def listed(context: typer.Context) -> None:
    """List the languages that are read; `check` lints their data."""
    if context.invoked_subcommand is None:
        for code in available():
            head = header(code)
            typer.echo(f"{code}  {head['name']:12} zone of times that name none: {head['zone']}")


@app.command(epilog="Example:\n\n    counterclaim languages check en\n")
def check(
    codes: Annotated[
        list[str] | None, typer.Argument(help="Languages to check; none: all.", show_default=False)
    ] = None,
) -> None:
    """Lint the data of languages: slots, forms, NFC, and every example read as it says."""
    from counterclaim.languages.check import check as lint
    from counterclaim.reading.examples import run

    unknown = set(codes or ()) - set(available())
    if unknown:
        raise typer.BadParameter(f"no such language: {', '.join(sorted(unknown))}; there are {', '.join(available())}.")
    found = 0
    for code in codes or available():
        issues = lint(code) or run(code)  # examples of data that does not hold together prove nothing
        found += len(issues)
        for issue in issues:
            print(f"{code}: {issue.code}: {issue.message}", file=sys.stderr)
        typer.echo(f"{code}: {len(issues)} issues")
    raise typer.Exit(1 if found else 0)
