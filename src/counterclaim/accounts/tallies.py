"""A night's figures in short, of the kinds and places asked for: what the timeline and the map are drawn from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.accounts.context import Context, above
from counterclaim.accounts.figures import figure_of, heard
from counterclaim.accounts.periods import night
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import Scoped, scoped
from counterclaim.model.kept import Figure, Tally, Told

Kind = tuple[str, str]
"""A measure and the thing that it counts."""


class Wanted(NamedTuple):
    """Which figures of a night: of these kinds, over `places` together (none: anywhere) or one a place told of in them.

    `source` None is across the sources of the claims.
    """

    kinds: tuple[Kind, ...]
    places: tuple[str, ...] = ()
    by_place: bool = False
    source: str | None = None


def tallies(
    told: Iterable[Told], morning: date, wanted: Wanted, context: Context, clashing: Mapping[str, Collection[str]]
) -> Iterator[Tally]:
    """The figures of the night that ends on a morning, for what is told of; `clashing` gives findings by claim."""
    period = night(morning, context.zone)
    near = heard((scoped(one, context) for one in told), period, context.zone, context)
    names = {each.id: each for each in near}
    for measure, thing in wanted.kinds:
        for place in _where(near, wanted, context):
            asked = Question(measure, thing, place, period, wanted.source, context.zone)
            found = figure_of(near, asked, context)
            if found is not None:
                yield _short(found, morning, names, clashing)


def _where(near: Sequence[Scoped], wanted: Wanted, context: Context) -> tuple[str | None, ...]:
    if not wanted.by_place:
        return ("+".join(wanted.places),) if wanted.places else (None,)
    sites = {site.partition("/")[0] for each in near for site in each.sites or ()}
    told = {up for site in sites for up in above(site, context.parent)}
    within = set(wanted.places)
    return tuple(sorted(code for code in told if not within or within.intersection(above(code, context.parent))))


def _short(found: Figure, morning: date, names: Mapping[str, Scoped], clashing: Mapping[str, Collection[str]]) -> Tally:
    touched = [*found.counted, *(each.claim for each in found.excluded)]
    undated = sum((when := names[key].when) is not None and when.kind == "undated" for key in found.counted)
    return Tally(
        morning,
        found.measure,
        found.thing,
        found.place,
        found.source,
        found.low,
        found.high,
        found.reported,
        len(found.counted),
        len(touched),
        undated,
        len({finding for key in touched for finding in clashing.get(key, ())}),
    )
