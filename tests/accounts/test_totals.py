"""Totals over longer times, and longer totals held against their nights."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.accounts import longer, total
from counterclaim.accounts.stream import LAG
from counterclaim.model.kept import Filter
from counterclaim.model.records import Window

from .made import Press, context, said

FIRST = date(2031, 7, 7)  # a Monday
DRONES = Filter(measures=("intercepted",), things=("drone",))


def night(day) -> Window:
    return Window(None, None, day, "night", "UTC")


def days(start, count) -> Window:
    begin = datetime.combine(start, datetime.min.time(), UTC)
    return Window(begin, begin + timedelta(days=count), None, "day", "UTC")


def told(numbers, press=None, start=FIRST):
    """One report a night of `numbers` over AA; None is a night without a report."""
    press = press or Press()
    for step, number in enumerate(numbers):
        if number is not None:
            day = start + timedelta(days=step)
            press.report(said(number, "AA", window=night(day)), told=31 + 24 * (day - date(2031, 7, 10)).days)
    return press


def test_a_week_is_the_sum_of_its_nights():
    press = told([3, 0, 4, 2, 1, 5, 6, 100])
    weeks = list(total(press.told, DRONES._replace(places=("AA",)), "week", context()))
    assert [(each.period.label, each.low, each.high, each.reported) for each in weeks] == [
        ("2031-W28", 21, 21, (21, 21)),
        ("2031-W29", 100, None, (100, 100)),
    ]
    assert len(weeks[0].counted) == 7


def test_a_night_without_a_report_is_no_zero():
    press = told([3, None, 4, 2, 1, 5, 6])
    week = next(total(press.told, DRONES._replace(places=("AA",)), "week", context()))
    assert (week.low, week.high, week.reported) == (21, None, (21, 21))
    nights = [each.period.label for each in total(press.told, DRONES, "night", context())]
    assert "2031-07-08" not in nights


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=1, max_size=40), st.sampled_from(["month", "year"]))
def test_sums_are_those_of_nights_however_they_come(numbers, unit):
    press = told(numbers)
    figures = list(total(press.told, DRONES, unit, context()))
    assert sum(each.reported[0] for each in figures) == sum(number or 0 for number in numbers)
    assert sum(each.low for each in figures) == sum(each.low for each in total(press.told, DRONES, "night", context()))
    assert list(total(press.told[::-1], DRONES, unit, context())) == figures
    assert list(total(iter(press.told), DRONES, unit, context())) == figures


def test_a_stream_is_not_read_to_its_end_before_the_first_figure():
    read = []

    def stream():
        for each in told([1] * 120).told:
            read.append(each)
            yield each

    next(total(stream(), DRONES, "night", context()))
    assert len(read) <= LAG.days + 3


def test_filters_and_ways():
    press = told([3, 4])
    press.report(said(2, "AA-1", window=night(FIRST)), source="governor", told=-41)
    press.report(said(5, "BB", window=night(FIRST)), source="southland", told=-41)
    around = context()
    by_source = {each.source: each.reported for each in total(press.told, DRONES, "source", around)}
    assert by_source == {"ministry": (7, 7), "governor": (2, 2), "southland": (5, 5)}
    by_place = {each.place: each.reported[0] for each in total(press.told, DRONES, "place", around)}
    assert by_place == {"AA": 7, "AA-1": 2, "BB": 5}
    asked = DRONES._replace(places=("AA",))
    assert {each.place for each in total(press.told, asked, "place", around)} == {"AA", "AA-1"}
    assert [each.reported[0] for each in total(press.told, DRONES._replace(sides=("south",)), "all", around)] == [5]
    last = DRONES._replace(since=FIRST + timedelta(days=1))
    assert [each.reported[0] for each in total(press.told, last, "all", around)] == [4]
    assert [each.reported[0] for each in total(press.told, DRONES._replace(sources=("governor",)), "all", around)] == [
        2
    ]
    assert {each.measure for each in total(press.told, Filter(), "all", around)} == {"intercepted"}
    with pytest.raises(ValueError, match="no way"):
        list(total(press.told, DRONES, "moon", around))


def test_days_are_calendar_days_and_months_take_them_in():
    press = told([3])
    press.report(said(4, "AA", window=days(FIRST, 1)), told=-50)  # told that evening
    figures = list(total(press.told, DRONES, "day", context()))
    assert [(each.period.label, each.reported) for each in figures] == [("2031-07-07", (7, 7))]
    month = next(total(press.told, DRONES, "month", context()))
    assert month.reported == (7, 7)
    assert next(each.reported[0] for each in total(press.told, DRONES, "night", context())) == 3


def test_every_claim_of_a_month_is_counted_or_excluded_once():
    press = told([3, 0, 4, 2, 1, 5, 6])
    press.report(said(25, "AA", window=days(FIRST, 7)), told=120)
    month = next(total(press.told, DRONES, "month", context()))
    names = [*month.counted, *(each.claim for each in month.excluded)]
    assert sorted(names) == sorted(each.claim.id for each in press.told)


def test_a_weekly_total_below_its_nights_is_a_contradiction():
    press = told([3, 0, 4, 2, 1, 5, 6])
    weekly = press.report(said(15, "AA", window=days(FIRST, 7)), told=120)
    contradictions, agreements = longer(press.told, context())
    (found,) = contradictions
    assert (found.kind, found.severity, found.claims[0]) == ("longer", 2, f"{weekly}.c1")
    assert found.proof[0] == "3 + 0 + 4 + 2 + 1 + 5 + 6 = 21 > 15"
    assert agreements == ()


def test_a_weekly_total_that_its_nights_add_up_to_agrees():
    press = told([3, 0, 4, 2, 1, 5, 6])
    press.report(said(21, "AA", window=days(FIRST, 7)), told=120)
    contradictions, agreements = longer(press.told, context())
    assert contradictions == ()
    assert [each.message for each in agreements] == ["3 + 0 + 4 + 2 + 1 + 5 + 6 = 21"]


def test_a_weekly_total_above_its_nights_contradicts_only_if_all_are_told():
    whole = told([3, 0, 4, 2, 1, 5, 6])
    whole.report(said(30, "AA", window=days(FIRST, 7)), told=120)
    assert [each.severity for each in longer(whole.told, context())[0]] == [2]
    gap = told([3, None, 4, 2, 1, 5, 6])
    gap.report(said(30, "AA", window=days(FIRST, 7)), told=120)
    assert longer(gap.told, context())[0] == ()


def test_a_night_of_which_only_history_is_told_has_no_line():
    press = Press()
    press.report(said(4, "AA"), told=30)
    press.report(said(90, "AA", window=Window(), background=True), told=54)
    nights = total(press.told, DRONES, "night", context())
    assert [each.reported for each in nights] == [(4, 4)]
