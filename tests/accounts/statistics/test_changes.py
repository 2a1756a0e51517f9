from __future__ import annotations

from itertools import combinations, pairwise
from math import sqrt
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.accounts.statistics import changes
from counterclaim.accounts.statistics.changes import SHORTEST, penalty

from .numbers import told


def squares(values: tuple[float, ...]) -> float:
    centre = mean(values)
    return sum((value - centre) ** 2 for value in values)


def cheapest(values: list[float], fine: float) -> float:
    """The least cost of any division into levels that last, by trying every set of breaks."""
    size = len(values)
    costs = []
    for number in range(size // SHORTEST):
        for breaks in combinations(range(1, size), number):
            limits = [0, *breaks, size]
            if all(end - start >= SHORTEST for start, end in pairwise(limits)):
                spans = (tuple(values[start:end]) for start, end in pairwise(limits))
                costs.append(fine * number + sum(map(squares, spans)))
    return min(costs)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=1, max_size=13))
def test_no_other_division_costs_less(numbers: list[int]) -> None:
    found = changes(told(*numbers))
    if len(numbers) < 2 * SHORTEST:
        assert found == ()
        return
    values = [2 * sqrt(number + 0.375) for number in numbers]
    fine = penalty(values)
    spans = [found[0].spans[0], *(each.spans[1] for each in found)] if found else [len(values)]
    assert sum(spans) == len(values)
    assert min(spans) >= SHORTEST
    cost, start = fine * len(found), 0
    for span in spans:
        cost, start = cost + squares(tuple(values[start : start + span])), start + span
    assert cost == pytest.approx(cheapest(values, fine))


def test_a_new_level_by_hand() -> None:
    [change] = changes(told(20, 22, 19, 21, 20, 80, 83, 78, 82))
    assert (change.last.label, change.first.label) == ("2025-07-05", "2025-07-06")
    assert (change.before, change.after) == (20.4, 80.75)
    assert (change.spans, change.unreported) == ((5, 4), 0)


def test_nights_without_a_report_are_skipped_and_shown() -> None:
    [change] = changes(told(20, None, 22, 19, None, None, 80, 83, 78))
    assert (change.last.label, change.first.label, change.unreported) == ("2025-07-04", "2025-07-07", 2)
    assert change.spans == (3, 3)


@pytest.mark.parametrize(
    "numbers",
    [(), (5,), (None,) * 12, (20, 22, 19, 80, 83), (7,) * 20, (20, 24, 17, 22, 19, 25, 18, 21, 23, 16)],
    ids=["nothing", "one", "silence", "too short", "constant", "noise"],
)
def test_no_change_is_made_up(numbers: tuple[int | None, ...]) -> None:
    assert changes(told(*numbers)) == ()


def test_a_range_counts_by_its_middle_and_an_open_one_by_its_least() -> None:
    [change] = changes(told((19, 21), 20, 20, (80, None), 80, (79, 81)))
    assert (change.before, change.after) == (20, 80)


def test_a_level_of_no_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one period"):
        changes(told(1, 2, 3), shortest=0)
