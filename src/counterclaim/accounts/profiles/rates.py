"""Shares with their limits, quartiles, and the tail of the binomial."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, lgamma, log, log1p, sqrt
from statistics import quantiles
from typing import Final

from counterclaim.model.profile import Rate, Spread

_Z: Final = 1.959963984540054


def rate(count: int, of: int) -> Rate:
    """`count` of `of` as a share, with Wilson's 95 % limits (E. B. Wilson, Probable inference, 1927)."""
    if not of:
        return Rate(count, of, None, None, None)
    share, square = count / of, _Z * _Z / of
    middle, width = share + square / 2, _Z * sqrt(share * (1 - share) / of + square / (4 * of))
    low = 0.0 if count == 0 else (middle - width) / (1 + square)
    return Rate(count, of, share, low, 1.0 if count == of else (middle + width) / (1 + square))


def spread(values: Sequence[float]) -> Spread | None:
    """Median and quartiles (with the ends included); None of nothing."""
    if not values:
        return None
    lower, median, upper = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
    return Spread(len(values), lower, median, upper)


def tail(count: int, of: int, chance: float) -> float:
    """The probability of `count` or more of `of`, each with probability `chance` (0 < chance < 1): the exact sum."""
    if count <= 0:
        return 1.0
    terms = (
        lgamma(of + 1) - lgamma(k + 1) - lgamma(of - k + 1) + k * log(chance) + (of - k) * log1p(-chance)
        for k in range(count, of + 1)
    )
    return min(1.0, fsum(map(exp, terms)))
