from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.periods import mornings, named, night, period, periods
from counterclaim.accounts.questions import Question, parse

ZONES = ["UTC", "Europe/Kyiv", "Europe/Moscow", "Asia/Tehran", "America/New_York"]
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_a_night_reaches_from_noon_to_noon_and_is_named_by_its_morning():
    found = night(date(2031, 7, 10), "Europe/Kyiv")
    assert (found.unit, found.label) == ("night", "2031-07-10")
    assert found.start == datetime(2031, 7, 9, 9, tzinfo=UTC)
    assert found.end == datetime(2031, 7, 10, 9, tzinfo=UTC)


def test_a_night_is_as_long_as_the_clocks_make_it():
    found = night(date(2031, 3, 30), "Europe/Kyiv")  # clocks go forward at 03:00
    assert (found.end - found.start).total_seconds() == 23 * 3600


@given(days, st.sampled_from(["night", "week", "month", "year"]), st.sampled_from(ZONES))
def test_longer_periods_are_made_of_whole_nights(day, unit, zone):
    found = period(unit, day, zone)
    nights = [night(morning, zone) for morning in mornings(found, zone)]
    assert day in mornings(found, zone)
    assert (nights[0].start, nights[-1].end) == (found.start, found.end)
    assert all(one.end == other.start for one, other in pairwise(nights))
    assert named(unit, found.label, zone) == found


@given(days, st.integers(0, 80), st.sampled_from(["night", "day", "week", "month", "year"]))
def test_periods_follow_one_another(since, length, unit):
    until = date.fromordinal(since.toordinal() + length)
    found = list(periods(unit, since, until, "Europe/Kyiv"))
    assert len({each.label for each in found}) == len(found)
    assert all(one.end == other.start for one, other in pairwise(found))
    assert period(unit, until, "Europe/Kyiv") == found[-1]


def test_a_week_is_that_of_iso():
    assert period("week", date(2027, 1, 1)).label == "2026-W53"
    assert mornings(period("week", date(2031, 7, 10)), "UTC")[0] == date(2031, 7, 7)
    assert [each.label for each in periods("all", date(2031, 7, 1), date(2031, 7, 3))] == ["2031-07-01..2031-07-03"]


@pytest.mark.parametrize(
    "wrong", [("night", "2031-13-01"), ("week", "2031-07"), ("month", "2031-07-10"), ("moon", "2031")]
)
def test_wrong_labels_are_refused(wrong):
    with pytest.raises(ValueError):
        named(*wrong)
    with pytest.raises(ValueError, match="no time zone"):
        night(date(2031, 7, 10), "Mars/Olympus")


@given(
    st.sampled_from(["intercepted", "killed"]),
    st.sampled_from(["drone", "person"]),
    st.sampled_from([None, "AA", "sea:x", "AA+BB"]),
    days,
    st.sampled_from(["night", "day", "week", "month", "year"]),
    st.sampled_from([None, "t.me/channel", "https://a.example/@b/c?d=e"]),
    st.sampled_from(ZONES),
)
def test_a_figures_id_spells_out_its_question(measure, thing, place, day, unit, source, zone):
    asked = Question(measure, thing, place, period(unit, day, zone), source, zone)
    assert parse(asked.id) == asked


def test_the_id_of_a_night_is_plain():
    asked = Question("intercepted", "drone", "RU", night(date(2025, 7, 10)))
    assert asked.id == "intercepted/drone/RU/2025-07-10/night"
    assert asked._replace(source="t.me/x").id == "intercepted/drone/RU/2025-07-10/night@t.me/x"


@pytest.mark.parametrize(
    "wrong", ["", "a/b", "eaten/drone/RU/2025-07-10/night", "hit/drone/RU/2025-07-10/hour", "hit/drone/RU/soon/night"]
)
def test_what_is_no_figure_is_refused_with_a_reason(wrong):
    with pytest.raises(ValueError):
        parse(wrong)
