"""`counterclaim evaluate GOLD`: how well the reader reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.evaluation import Score, add, load, misses, table

EXAMPLES = """
Examples:

    counterclaim evaluate tests/golden/en.yml --no-misses
"""


def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Labelled reports: YAML lists, or JSON lines.", show_default=False)
    ],
    list_misses: Annotated[
        bool, typer.Option("--misses/--no-misses", help="List what was missed and what was extra.")
    ] = True,
) -> None:
    """Read labelled reports, and print precision, recall and F1, by language and field, and the misses.

    A claim is right when measure, thing (or an ancestor), low, high and the codes of its places are the labelled ones.
    """
    from counterclaim.pipeline import read_only  # here, since it loads the reader

    score: Score = {}
    missed: list[str] = []
    faults = 0
    for path in gold:
        try:
            reports, issues = load(path)
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"{path}: cannot be read ({error}).", param_hint="GOLD") from error
        for issue in issues:
            typer.echo(f"counterclaim: {issue.message}", err=True)
        faults += len(issues)
        for report in reports:
            claims = read_only(report.document).claims
            missed.extend(misses(report, claims, add(score, report, claims)))
    for line in [*table(score), "", *(missed if list_misses else ())]:
        typer.echo(line)
    raise typer.Exit(2 if faults else 0)
