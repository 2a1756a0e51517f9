from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.statistics import by, gaps, series
from counterclaim.model.measured import Subject

from .numbers import SUBJECT, figure, night, nights, told


def test_no_report_is_not_zero() -> None:
    asked = figure(night(2), 0, None, counted=(), reported=(0, 0))
    one = series([figure(night(0), 4, 6), figure(night(1), 0), asked], nights(4), SUBJECT)
    assert [point.state for point in one.points] == ["reported", "zero", "none", "none"]
    assert [point.reported for point in one.points] == [(4, 6), (0, 0), None, None]
    assert [(point.low, point.high) for point in one.points] == [(4, 6), (0, 0), (0, None), (0, None)]
    assert one.points[2].figure == asked.id


def test_strict_bounds_stand_beside_what_was_reported() -> None:
    [point] = series([figure(night(0), 4, None, reported=(4, 4))], nights(1), SUBJECT).points
    assert (point.low, point.high, point.reported) == (4, None, (4, 4))


def test_one_series_a_region_and_a_source() -> None:
    figures = [
        figure(night(0), 3),
        figure(night(0), 2, place="AA-1"),
        figure(night(1), 5, source=None),
        figure(night(9), 7),  # outside the periods asked for
    ]
    found = by(figures, nights(2))
    assert [one.subject for one in found] == [
        Subject("intercepted", "drone", "AA", None),
        SUBJECT,
        SUBJECT._replace(place="AA-1"),
    ]
    assert [[point.low for point in one.points] for one in found] == [[0, 5], [3, 0], [2, 0]]


def test_two_figures_of_one_night_are_an_error() -> None:
    twice = [figure(night(0), 3), figure(night(0), 4)]
    with pytest.raises(ValueError, match="two figures of 2025-07-01"):
        series(twice, nights(1), SUBJECT)


def test_gaps_are_runs_without_a_report() -> None:
    found = gaps(told(None, 3, None, None, 0, None))
    assert [(gap.first.label[-2:], gap.last.label[-2:], gap.periods) for gap in found] == [
        ("01", "01", 1),
        ("03", "04", 2),
        ("06", "06", 1),
    ]


@given(st.lists(st.none() | st.integers(0, 3), max_size=30))
def test_gaps_and_reports_share_out_the_periods(numbers: list[int | None]) -> None:
    one = told(*numbers)
    silent = sum(gap.periods for gap in gaps(one))
    assert silent == numbers.count(None)
    assert all(
        later.first.start > gap.last.end for gap, later in zip(gaps(one), gaps(one)[1:], strict=False)
    )  # a report lies between


@given(st.permutations([figure(night(index), index) for index in range(5)]))
def test_the_order_of_figures_does_not_matter(figures: list) -> None:
    assert [point.low for point in series(figures, nights(5)[::-1], SUBJECT).points] == [0, 1, 2, 3, 4]
