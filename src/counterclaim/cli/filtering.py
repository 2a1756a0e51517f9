"""The filter that commands over the ledger share, as options: what, where, when, by whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Annotated

import typer

from counterclaim.cli.options import one_of
from counterclaim.exports.visible import visible
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
Without = Annotated[list[str] | None, typer.Option("--without", help="An assumption not to grant, such as nested.")]


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
        places=places_of(places),
        sources=tuple(sources or ()),
        sides=tuple(sides or ()),
        since=since,
        until=until,
        states=_terms(states, "states", "--state"),
        text=text,
    )


def whole(asked: Filter, by: str) -> Filter:
    """`asked` from the first to the last morning of the weeks, months or years that it touches.

    A figure of a week is that of all its nights, whatever night was asked for: its id says no less.
    """
    if by not in ("week", "month", "year"):
        return asked
    from counterclaim.accounts.periods import mornings, period  # here, since other commands need no accounts

    since = asked.since and mornings(period(by, asked.since, "UTC"), "UTC")[0]
    until = asked.until and mornings(period(by, asked.until, "UTC"), "UTC")[-1]
    return asked._replace(since=since, until=until)


def assumptions_of(keys: Iterable[str] | None) -> tuple[str, ...]:
    """The assumptions, each once; raises typer.BadParameter for what is none."""
    return tuple(dict.fromkeys(_terms(keys, "assumptions", "--without")))


def places_of(codes: Iterable[str] | None) -> tuple[str, ...]:
    """The codes, if the gazetteer knows them; raises typer.BadParameter, with the nearest that it knows, otherwise."""
    return tuple(map(_place, codes or ()))


def _place(written: str) -> str:
    from counterclaim.languages.load import available  # here, since most commands are asked for no place
    from counterclaim.places import gazetteer, lookup

    known = gazetteer(available())
    for code in (written, written.upper(), written.lower()):
        try:
            return known.entry(code).id
        except (KeyError, ValueError):
            continue
    codes = get_close_matches(written.upper(), known.regions(), n=3, cutoff=0.8)
    named = [known.entry(code) for code in codes] or lookup(written, available())
    near = dict.fromkeys(f"{each.region or each.id} ({each.name})" for each in named[:3])
    meant = f"is it {' or '.join(near)}?" if near else "`counterclaim places NAME` finds codes."
    raise typer.BadParameter(f"“{visible(written)}” is no code of a place; {meant}", param_hint="--place")


def _terms(keys: Iterable[str] | None, name: str, option: str) -> tuple[str, ...]:
    return tuple(one_of(key, section(name), option) or "" for key in keys or ())


def _day(written: str | None, option: str) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"“{written}” is no date; 2025-07-10 is.", param_hint=option) from error
