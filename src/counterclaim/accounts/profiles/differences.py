"""How a source's figures differ from others' for the same measure, thing, place and night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from math import inf, isfinite
from statistics import median

from counterclaim.accounts.profiles.given import Bounds, Given, Key
from counterclaim.model.profile import Difference

Ends = tuple[float, float]
"""The least and the most that this source's number exceeds the other's by; an infinity where there is no limit."""


def differences(source: str, nights: Iterable[Given], keys: Collection[Key]) -> tuple[Difference, ...]:
    """One for each other source, measure and thing that both gave figures of, for at least one place and night."""
    found: defaultdict[tuple[str, str, str], list[Ends]] = defaultdict(list)
    for night in nights:
        for key in night.keys() & keys:
            own = night[key].get(source)
            if own is not None:
                for other, bounds in night[key].items():
                    if other != source:
                        found[other, key[0], key[1]].append(_less(own, bounds))
    return tuple(_difference(*key, ends) for key, ends in sorted(found.items()))


def _less(own: Bounds, other: Bounds) -> Ends:
    (low, high), (least, most) = own, other
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
