"""How a source's figures differ from others' for the same measure, thing, place and night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import inf, isfinite
from statistics import median

from counterclaim.model.kept import Figure
from counterclaim.model.profile import Difference

Ends = tuple[float, float]
"""The least and the most that this source's number exceeds the other's by; an infinity where there is no limit."""


def differences(source: str, figures: Iterable[Figure]) -> tuple[Difference, ...]:
    """One for each other source, measure and thing that both gave figures of, for at least one place and night.

    What the counted claims add up to is compared (`Figure.reported`), for nights; a night of which either counted
    nothing is left out, since no report is no zero.
    """
    asked: defaultdict[tuple[object, ...], dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.source is not None and figure.period.unit == "night" and figure.counted:
            asked[figure.measure, figure.thing, figure.place, figure.period][figure.source] = figure
    found: defaultdict[tuple[str, str, str], list[Ends]] = defaultdict(list)
    for by_source in asked.values():
        own = by_source.pop(source, None)
        if own is not None:
            for other, figure in by_source.items():
                found[other, figure.measure, figure.thing].append(_less(own, figure))
    return tuple(_difference(*key, ends) for key, ends in sorted(found.items()))


def _less(own: Figure, other: Figure) -> Ends:
    (low, high), (least, most) = own.reported, other.reported
    return low - (inf if most is None else most), (inf if high is None else high) - least


def _difference(other: str, measure: str, thing: str, ends: list[Ends]) -> Difference:
    higher = sum(least > 0 for least, _ in ends)
    lower = sum(most < 0 for _, most in ends)
    return Difference(
        other,
        measure,
        thing,
        len(ends),
        len(ends) - higher - lower,
        higher,
        lower,
        _limited(median(least for least, _ in ends)),
        _limited(median(most for _, most in ends)),
    )


def _limited(value: float) -> float | None:
    return value if isfinite(value) else None
