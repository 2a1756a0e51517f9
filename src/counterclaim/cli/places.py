"""`counterclaim places QUERY`: what a name means to the gazetteer."""

from __future__ import annotations

from typing import Annotated

import typer

EXAMPLES = """
Examples:

    counterclaim places "Penza region"

    counterclaim places Sumy --limit 3
"""


def places(
    query: Annotated[str, typer.Argument(help="A name as somebody may write it, in any case form.")],
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many.")] = 20,
) -> None:
    """Show which places a name may mean, with their codes."""
    from counterclaim.languages.load import available
    from counterclaim.places import lookup

    found = lookup(query, available())
    for entry in found[:limit]:
        inside = entry.region if entry.region and entry.region != entry.id else entry.country or ""
        people = f"{entry.population:,}" if entry.population else ""
        typer.echo(f"{entry.id:18} {entry.kind:9} {entry.name:32} {inside:8} {people:>12}".rstrip())
    if len(found) > limit:
        typer.echo(f"… and {len(found) - limit} more (--limit)")
    if not found:
        typer.echo(f"“{query}” is in no gazetteer that is loaded.", err=True)
        raise typer.Exit(1)
