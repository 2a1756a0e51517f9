"""The filter that commands over the ledger share, as options: what, where, when, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from counterclaim.cli.options import one_of
from counterclaim.model.kept import Filter
from counterclaim.model.vocabulary import section

Measures = Annotated[list[str] | None, typer.Option("--measure", help="Such as intercepted; those inside it too.")]
Things = Annotated[list[str] | None, typer.Option("--thing", help="Such as drone; those inside it too.")]
Places = Annotated[list[str] | None, typer.Option("--place", help="A code, such as RU-BEL or sea:black.")]
Sources = Annotated[list[str] | None, typer.Option("--source", help="A source's key, such as t.me/channel.")]
Sides = Annotated[list[str] | None, typer.Option("--side", help="A side, as the sources' descriptions name it.")]
States = Annotated[list[str] | None, typer.Option("--state", help="What reviewers made of a claim: accepted …")]
Since = Annotated[str | None, typer.Option("--from", help="The first morning, as 2025-07-01.")]
Until = Annotated[str | None, typer.Option("--to", help="The last morning.")]
Words = Annotated[str, typer.Option("--text", help="Words that the report has.")]


def filtered(
    measures: Iterable[str] | None,
    things: Iterable[str] | None,
    places: Iterable[str] | None,
    sources: Iterable[str] | None,
    sides: Iterable[str] | None,
    states: Iterable[str] | None,
    days: tuple[str | None, str | None],
    text: str,
) -> Filter:
    """The options as a filter. Raises typer.BadParameter, naming the option, for what it cannot take."""
    since, until = _day(days[0], "--from"), _day(days[1], "--to")
    if since and until and since > until:
        raise typer.BadParameter(f"{since} lies after {until}, so that nothing is asked for.", param_hint="--from")
    return Filter(
        measures=_terms(measures, "measures", "--measure"),
        things=_terms(things, "things", "--thing"),
        places=tuple(places or ()),
        sources=tuple(sources or ()),
        sides=tuple(sides or ()),
        since=since,
        until=until,
        states=_terms(states, "states", "--state"),
        text=text,
    )


def _terms(keys: Iterable[str] | None, name: str, option: str) -> tuple[str, ...]:
    return tuple(one_of(key, section(name), option) or "" for key in keys or ())


def _day(written: str | None, option: str) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"“{written}” is no date; 2025-07-10 is.", param_hint=option) from error
