"""`counterclaim explain CODE`: the page of a finding."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.exports.explained import page
from counterclaim.model.vocabulary import codes, section

EXAMPLES = """
Examples:

    counterclaim explain

    counterclaim explain CC101
"""


def explain(
    code: Annotated[str | None, typer.Argument(help="Such as CC101; none lists all.", show_default=False)] = None,
) -> None:
    """Explain a finding: what it means, an example, how to settle it, when it is a false alarm."""
    from rich.console import Console
    from rich.markdown import Markdown

    if code is None:
        for key, term in section("findings").items():
            typer.echo(f"{key}  {term.family:11} {term.title}")
        return
    if code.upper() not in codes():
        raise typer.BadParameter(
            f"no finding has the code “{code}”; `counterclaim explain` lists them.", param_hint="CODE"
        )
    Console().print(Markdown(page(code.upper())))
