"""Which figures of a page say something that another one does not say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.kept import Figure


def telling(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Without the figures for everywhere that say what the one of a country says."""

    def said(one: Figure) -> tuple[object, ...]:
        return one.measure, one.thing, one.period, one.source, one.counted

    placed = {said(one) for one in figures if one.place is not None}
    yield from (one for one in figures if one.place is not None or said(one) not in placed)
