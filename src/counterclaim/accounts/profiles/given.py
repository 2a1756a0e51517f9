"""What each source gives of a night: its own figure of every measure, thing and place that its claims count in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from counterclaim.accounts.context import Context, Parent, above
from counterclaim.accounts.figures import figure_of, heard
from counterclaim.accounts.periods import night
from counterclaim.accounts.questions import Question
from counterclaim.accounts.scoped import Scoped, lineage, scoped
from counterclaim.model.kept import Told
from counterclaim.model.vocabulary import ancestors

Key = tuple[str, str, str]
"""A measure, a thing and a place."""

Bounds = tuple[int, int | None]

Given = Mapping[Key, Mapping[str, Bounds]]
"""Of one night: what the counted claims of each source add up to (`Figure.reported`), by source."""


def given(told: Iterable[Told], morning: date, context: Context) -> Given:
    """What each source gives of the night that ends on a morning, in all that its claims count in.

    Drones count as munitions too, and what fell in a region in its country. Who counts nothing gives nothing, since no
    report is no zero.
    """
    return _given(_heard(told, morning, context), None, morning, context)


def beside(told: Iterable[Told], morning: date, context: Context, source: str, keys: Collection[Key]) -> Given:
    """As `given`, but of these keys alone, and of those alone that `source` itself gives."""
    near = _heard(told, morning, context)
    own = _given(near, keys, morning, context, source)
    return _given(near, own, morning, context) if own else {}


def keys_of(told: Iterable[Told], parent: Parent, places: Sequence[str] = ()) -> set[Key]:
    """What the claims of a source are compared in: each measure and thing, in each country or sea that they name.

    Where `places` are asked for, in each of these instead.
    """
    found = set[tuple[str, str, str]]()
    for one in told:
        codes = {code for place in one.claim.places for code in place.code.split("+")}
        where = places if codes and places else {above(code, parent)[-1] for code in codes}
        found.update((one.claim.measure, one.claim.thing, place) for place in where)
    return found


def _heard(told: Iterable[Told], morning: date, context: Context) -> list[Scoped]:
    return heard((scoped(one, context) for one in told), night(morning, context.zone), context.zone, context)


def _given(
    near: Sequence[Scoped], keys: Collection[Key] | None, morning: date, context: Context, source: str | None = None
) -> dict[Key, dict[str, Bounds]]:
    """Of `keys` (None: all), what each source gives, or `source` alone."""
    by_source: defaultdict[str, list[Scoped]] = defaultdict(list)
    for each in near:
        if source is None or each.told.source == source:
            by_source[each.told.source].append(each)
    found: dict[Key, dict[str, Bounds]] = {}
    period = night(morning, context.zone)
    for one, own in sorted(by_source.items()):
        asked = {key for each in own for key in _counting(each, context)}
        for key in sorted(asked if keys is None else asked.intersection(keys)):
            made = figure_of(own, Question(*key, period, one, context.zone), context)
            if made is not None and made.counted:
                found.setdefault(key, {})[one] = made.reported
    return found


def _counting(claim: Scoped, context: Context) -> Iterator[Key]:
    """All that a claim may count in: what its measure, its thing and all of its places lie in."""
    measures = (claim.claim.measure, *ancestors(claim.claim.measure, "measures"))
    holding = [_above(site, context) for site in claim.sites or ()]
    places = set(holding[0]).intersection(*holding[1:]) if holding else ()
    return ((measure, thing, place) for measure in measures for thing in lineage(claim.claim.thing) for place in places)


def _above(site: str, context: Context) -> tuple[str, ...]:
    return above(site.partition("/")[0], context.parent)
