from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.statistics import patterns
from counterclaim.model import Quote, Statement
from counterclaim.model.measured import Pattern, Said, Series

from .numbers import night, told

REMARK = Statement("assessment", None, Quote(0, 20, "raids are more frequent"))


def look(series: Series, trend: str, *, nights: int, since: date | None = None, span: int = 3) -> Pattern:
    """The pattern of a trend said on the morning of night `nights`, counted from 0."""
    said = Said(REMARK, "r1", night(nights).end - timedelta(hours=4), trend, since)  # type: ignore[arg-type]
    [found] = patterns([said], series, span=span)
    return found


@pytest.mark.parametrize(
    ("numbers", "more", "fewer"),
    [
        ((10, 12, 11, 20, 22, 21), "borne out", "at odds"),
        ((20, 22, 21, 10, 12, 11), "at odds", "borne out"),
        ((10, 10, 10, 10, 10, 10), "at odds", "at odds"),
        ((10, 12, 11, (9, 30), 22, 1), "open", "open"),
        ((10, None, None, 20, 22, 21), "open", "open"),
        ((12, 11, 20, 22, 21), "open", "open"),
    ],
)
def test_more_and_fewer(numbers: tuple[int | None, ...], more: str, fewer: str) -> None:
    series = told(*numbers)
    last = len(numbers) - 1
    assert look(series, "more", nights=last).verdict == more
    assert look(series, "fewer", nights=last).verdict == fewer


def test_the_numbers_and_silent_nights_stand_beside_the_words() -> None:
    found = look(told(10, None, 12, 20, 22, 24), "more", nights=5)
    assert (found.verdict, found.now, found.then) == ("borne out", (22, 22), (11, 11))
    assert (found.unreported, len(found.periods), found.because) == (1, 6, "22 against 11")


def test_later_nights_do_not_count() -> None:
    assert look(told(10, 10, 10, 20, 20, 20, 1, 1, 1), "more", nights=5).verdict == "borne out"


@pytest.mark.parametrize(
    ("numbers", "since", "verdict", "because"),
    [
        ((5, 9, 7, 12), None, "borne out", "12 against 9"),
        ((5, 15, 7, 12), None, "at odds", "12 against 15"),
        ((5, 15, 7, 12), date(2025, 7, 3), "borne out", "12 against 7"),
        ((5, None, 7, 12), None, "open", "a period without a report, or with a wide one, could decide"),
        ((15, None, 7, 12), None, "at odds", "12 against 15"),
        ((5, 7, 9, None), None, "open", "no report of the period itself"),
        ((5, 7, (9, None), 12), None, "open", "a period without a report, or with a wide one, could decide"),
        ((12,), None, "open", "nothing to compare"),
    ],
)
def test_the_largest_since(numbers: tuple[int | None, ...], since: date | None, verdict: str, because: str) -> None:
    found = look(told(*numbers), "largest", nights=len(numbers) - 1, since=since)
    assert (found.verdict, found.because) == (verdict, because)


def test_the_smallest_shows_the_smaller_night() -> None:
    found = look(told(5, 2, 3, 4), "smallest", nights=3)
    assert (found.verdict, [period.label for period in found.periods]) == ("at odds", ["2025-07-02", "2025-07-04"])


def test_numbers_do_not_decide_whether_attacks_go_together() -> None:
    assert look(told(5, 6), "together", nights=1).verdict == "open"
    assert look(told(5, 6), "more", nights=-4).because == "no period of the series had begun"


RANGES = st.tuples(st.integers(0, 6), st.integers(0, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(RANGES, min_size=2, max_size=4), st.data())
def test_a_verdict_holds_in_every_world(ranges: list[tuple[int, int]], data: st.DataObject) -> None:
    world = [data.draw(st.integers(low, high)) for low, high in ranges]
    *before, last = world
    found = look(told(*ranges), "largest", nights=len(ranges) - 1)
    if found.verdict != "open":
        assert (last > max(before)) == (found.verdict == "borne out")
    half = len(world) // 2
    recent, earlier = world[-half:], world[-2 * half : -half]
    level = look(told(*ranges), "more", nights=len(ranges) - 1, span=half)
    if level.verdict != "open":
        assert (Fraction(sum(recent), half) > Fraction(sum(earlier), half)) == (level.verdict == "borne out")
