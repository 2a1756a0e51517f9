"""One question as several: by side, by source or by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from counterclaim import ledger as kept
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Filter

MOST: Final = 12
"""Sides, sources or places that a split timeline has rows of."""


def parts(ledger: Ledger, asked: Filter, split: str | None) -> tuple[list[tuple[str | None, Filter]], int]:
    """What to ask for each side, source or place, and how many of these were left out.

    Those that the filter names, or else all sides, or the sources with most reports. Raises AskedError for a split by
    place where no place is named, and for a split by anything else.
    """
    if split is None:
        return [(None, asked)], 0
    if split not in _SPLITS:
        raise AskedError(f"split={split}: figures are not split so.", f"Use one of {', '.join(_SPLITS)}.")
    found = _SPLITS[split](ledger, asked)
    return [*found.items()][:MOST], max(0, len(found) - MOST)


_Split = Callable[[Ledger, Filter], Mapping[str | None, Filter]]


def _sides(ledger: Ledger, asked: Filter) -> Mapping[str | None, Filter]:
    sides = asked.sides or sorted({each.side for each in kept.sources(ledger).values() if each.side})
    return {side: asked._replace(sides=(side,)) for side in sides}


def _sources(ledger: Ledger, asked: Filter) -> Mapping[str | None, Filter]:
    described, heard = kept.sources(ledger), kept.heard(ledger)
    sided = {key for key, source in described.items() if source.side in asked.sides}
    fitting = [key for key in heard if key and (not asked.sides or key in sided)]
    keys = asked.sources or sorted(fitting, key=lambda key: (-heard[key], key))
    return {key: asked._replace(sources=(key,)) for key in keys}


def _places(ledger: Ledger, asked: Filter) -> Mapping[str | None, Filter]:
    if not asked.places:
        raise AskedError("split=place: no place is named to split by.", "Filter by the places to set side by side.")
    return {code: asked._replace(places=(code,)) for code in asked.places}


_SPLITS: Final[Mapping[str, _Split]] = {"side": _sides, "source": _sources, "place": _places}
