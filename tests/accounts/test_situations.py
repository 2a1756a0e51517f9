"""Situations of a night, each with the account that a careful desk would write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from counterclaim.model.kept import Link
from counterclaim.model.records import Window

from .made import DAY, MORNING, NIGHT, Press, ask, context, hours, reasons, said


@pytest.fixture
def press() -> Press:
    return Press()


def test_an_evening_tranche_lies_inside_the_nights_total(press):
    evening = press.report(said(5, "AA-1", window=hours(21, 23)), told=23.5)
    total = press.report(said(14, "AA-1", "AA-2", window=hours(20, 31)), told=31.5)
    found = ask(press.told)
    assert found.reported == (14, 14)
    assert found.counted == (f"{total}.c1",)
    assert [(each.claim, each.because, each.of) for each in found.excluded] == [
        (f"{evening}.c1", "contained", f"{total}.c1")
    ]
    assert [(reading.name, reading.low) for reading in found.readings] == [("nested", 14), ("additive", 19)]
    assert found.low == 14


def test_a_night_without_hours_holds_the_tranche_on_a_reading(press):
    press.report(said(5, "AA-1", window=hours(21, 23)), told=23.5)
    press.report(said(14, "AA", window=NIGHT), told=31)
    found = ask(press.told)
    assert found.reported == (14, 14)
    assert "nested" in found.assumptions
    assert (found.low, found.high) == (14, None)  # the evening may have been told apart


def test_a_total_with_no_room_for_the_tranche_does_not_hold_it(press):
    press.report(said(20, "AA-1", window=hours(21, 23)), told=23.5)
    press.report(said(3, "AA-1", window=NIGHT), told=31)
    found = ask(press.told)
    assert found.reported == (23, 23)
    assert found.readings == ()
    assert found.low == 20


def test_a_split_total_has_room_region_by_region(press):
    press.report(said(5, "AA-1", window=hours(21, 23)), told=23.5)
    press.report(said(14, "AA-1", "AA-2", closed=True), said(2, "AA-1", part=1), said(12, "AA-2", part=1), told=31)
    assert ask(press.told).reported == (19, 19)


def test_a_tranche_lies_in_a_total_as_a_whole_or_not_at_all(press):
    press.report(said(5, "AA-1", window=hours(21, 23)), said(1, "AA-3", window=hours(21, 23)), told=23.5)
    press.report(said(14, "AA-1", "AA-2"), told=31)
    assert ask(press.told).reported == (20, 20)


def test_a_tranche_told_after_the_total_adds_to_it(press):
    press.report(said(14, "AA"), told=30)
    press.report(said(3, "AA", window=hours(30.5, 32)), told=32.5)
    assert ask(press.told).reported == (17, 17)


def test_a_merged_window_takes_the_place_of_two(press):
    press.report(said(4, "AA", window=hours(20, 24)), told=24.5)
    press.report(said(7, "AA", window=hours(24, 31)), told=31.2)
    merged = press.report(said(11, "AA", window=hours(20, 31)), told=33)
    found = ask(press.told)
    assert (found.reported, found.counted) == ((11, 11), (f"{merged}.c1",))
    assert set(reasons(found).values()) == {"contained"}


def test_windows_that_overlap_give_a_range(press):
    press.report(said(4, "AA", window=hours(20, 25)), told=25)
    press.report(said(7, "AA", window=hours(24, 31)), told=31)
    found = ask(press.told)
    assert found.reported == (7, 11)
    assert (found.low, found.high) == (7, None)


def test_a_further_number_adds(press):
    press.report(said(10, "AA"), told=30)
    press.report(said(4, "AA", cue="further"), told=31)
    assert ask(press.told).reported == (14, 14)


def test_parts_are_not_added_to_their_whole(press):
    report = press.report(said(14, "AA-1", "AA-2", closed=True), said(8, "AA-1", part=1), said(6, "AA-2", part=1))
    found = ask(press.told)
    assert found.reported == (14, 14)
    assert reasons(found) == {f"{report}.c2": "part", f"{report}.c3": "part"}
    assert ask(press.told, "AA-1").reported == (8, 8)
    assert reasons(ask(press.told, "AA-1")) == {f"{report}.c1": "wider"}


def test_a_whole_takes_in_its_parts_places(press):
    report = press.report(said(15, "AA", closed=True), said(13, "AA-1", part=1), said(2, "BB-1", part=1))
    assert ask(press.told).reported == (15, 15)
    found = ask(press.told, "AA")
    assert (found.reported, found.low, found.high) == ((13, 13), 13, 13)
    assert reasons(found) == {f"{report}.c1": "wider"}
    press.report(said(15, "AA"), source="agency")
    assert ask(press.told, "AA-1").low == 13


def test_the_same_again_and_a_later_number_of_the_same(press):
    first = press.report(said(14, "AA"), told=30)
    again = press.report(said(14, "AA"), told=31)
    assert reasons(ask(press.told)) == {f"{again}.c1": "same"}
    last = press.report(said(15, "AA"), told=33)
    found = ask(press.told)
    assert (found.reported, found.counted) == ((15, 15), (f"{last}.c1",))
    assert reasons(found) == {f"{first}.c1": "retired", f"{again}.c1": "same"}


def test_a_night_told_again_as_of_an_hour(press):
    first = press.report(said(33, "AA"), told=32)
    press.report(said(33, "AA", window=hours(None, 34)), told=34.3)
    assert ask(press.told).reported == (33, 33)
    last = press.report(said(35, "AA", window=hours(None, 35)), told=35.3)
    found = ask(press.told)
    assert (found.reported, found.counted) == ((35, 35), (f"{last}.c1",))
    assert reasons(found)[f"{first}.c1"] == "retired"


def test_a_correction_in_the_report_retires_the_number_and_its_parts(press):
    press.report(said(10, "AA"), said(4, "AA-1", part=1), said(12, "AA", corrects="000000000001.c1"), told=31)
    assert ask(press.told).reported == (12, 12)
    assert set(reasons(ask(press.told)).values()) == {"retired"}


def test_what_never_counts_is_named(press):
    gone = press.report(said(9, "AA"), told=30)
    press.report(said(400, "AA", background=True), said(3, "AA", stance="denied"), said(6, "AA"), told=31)
    press.told[-1] = press.told[-1]._replace(state="rejected")
    press.report(said(5, "AA"), told=32)
    found = ask(press.told, around=context(deleted=frozenset({gone})))
    assert sorted(reasons(found).values()) == ["background", "deleted", "denied", "rejected"]
    assert found.reported == (5, 5)


def test_a_governor_lies_inside_the_ministry(press):
    local = press.report(said(3, "AA-1"), source="governor", told=29)
    total = press.report(said(14, "AA"), told=31)
    found = ask(press.told)
    assert (found.reported, found.counted) == ((14, 14), (f"{total}.c1",))
    assert reasons(found) == {f"{local}.c1": "contained"}
    assert {"same_measure", "same_night"} <= set(found.assumptions)
    assert ask(press.told, "AA-1").reported == (3, 3)
    assert (found.low, found.high) == (14, None)
    assert ask(press.told, "AA")[6:8] == (14, 14)


def test_governors_with_no_total_add_up(press):
    press.report(said(3, "AA-1"), source="governor")
    press.report(said(4, "AA-2"), source="agency")
    found = ask(press.told, "AA")
    assert found.reported == (7, 7)
    assert (found.low, found.high) == (7, None)


def test_a_relay_is_counted_once_and_adds_what_is_its_own(press):
    original = press.report(said(14, "AA"), told=30)
    copy = press.report(said(14, "AA"), said(2, "BB-1"), source="agency", told=31)
    around = context(links=(Link(copy, original, "text", 0.9),))
    found = ask(press.told, around=around)
    assert found.reported == (16, 16)
    assert [(each.claim, each.because, each.of) for each in found.excluded] == [
        (f"{copy}.c1", "copy", f"{original}.c1")
    ]
    own = ask(press.told, source="agency", around=around)
    assert own.reported == (16, 16)


def test_copies_of_a_report_that_nobody_has_count_once(press):
    press.report(said(14, "AA"), source="agency", told=31, origin="ffffffffffff")
    press.report(said(14, "AA"), source="southland", told=32, origin="ffffffffffff")
    found = ask(press.told)
    assert found.reported == (14, 14)
    assert list(reasons(found).values()) == ["copy"]


def test_accounts_of_one_scope_are_compared_and_never_added(press):
    press.report(said(14, "AA"), told=30)
    press.report(said((10, None), "AA"), source="agency", told=31)
    found = ask(press.told, "AA")
    assert found.reported == (14, 14)
    assert list(reasons(found).values()) == ["other_account"]
    assert (found.low, found.high) == (14, 14)


def test_an_exact_list_stands_before_an_approximate_total(press):
    press.report(
        said(24, "AA-1", "AA-2", closed=True),
        said(20, "AA-1", part=1),
        said(4, "AA-2", part=1),
        source="agency",
        told=30,
    )
    rounded = press.report(said(25, "AA", form="about"), told=31)
    found = ask(press.told, "AA")
    assert found.reported == (24, 24)
    assert reasons(found)[f"{rounded}.c1"] == "other_account"


def test_a_first_number_of_the_night_lies_in_its_total(press):
    press.report(said((5, None), "AA-1", window=hours(None, 26)), told=26.2)
    press.report(said(8, "AA-1"), told=31)
    assert ask(press.told).reported == (8, 8)


def test_accounts_that_cannot_both_hold_span(press):
    press.report(said(14, "AA"), told=30)
    press.report(said(20, "AA"), source="agency", told=31)
    found = ask(press.told, "AA")
    assert found.reported == (14, 20)
    assert (found.low, found.high) == (14, 20)


def test_reviewers_join_and_hold_apart(press):
    one = press.report(said(5, "AA-1", window=hours(21, 23)), told=23.5)
    two = press.report(said(14, "AA-1", window=hours(20, 31)), told=31.5)
    pair = (f"{one}.c1", f"{two}.c1")
    assert ask(press.told, around=context(apart=[pair])).reported == (19, 19)
    assert reasons(ask(press.told, around=context(same=[pair]))) == {pair[1]: "same"}


def test_territory_is_seen_as_the_source_sees_it(press):
    press.report(said(10, "BB"), source="southland", told=30)
    press.report(said((8, None), "BB"), source="agency", told=31)
    found = ask(press.told, "BB")
    assert "same_territory" in found.assumptions
    assert (found.low, found.high) == (8, 10)  # of the ten some may lie in AA-9, so they bound BB from above alone


def test_different_sides_tell_of_different_skies(press):
    press.report(said(10), source="southland", told=30)
    press.report(said(12, "AA"), told=31)
    found = ask(press.told)
    assert found.reported == (22, 22)
    assert ask(press.told, source="southland").reported == (10, 10)


def test_things_inside_things(press):
    one = press.report(
        said(50, "AA", thing="munition", window=hours(20, 31)), said(40, "AA", window=hours(20, 31)), told=31
    )
    found = ask(press.told, thing="munition")
    assert found.reported == (50, 50)
    assert reasons(found) == {f"{one}.c2": "contained"}
    assert ask(press.told).reported == (40, 40)
    assert reasons(ask(press.told)) == {f"{one}.c1": "wider"}


def test_models_told_beside_one_another_add(press):
    press.report(
        said(45, "AA", model="X-1"), said(2, "AA", model="Y-2"), said(3, "AA", thing="cruise_missile", model="Z")
    )
    assert ask(press.told).reported == (47, 47)
    assert ask(press.told, thing="munition").reported == (50, 50)
    assert ask(press.told).high is None


def test_a_model_of_a_total_told_elsewhere_lies_inside_it(press):
    press.report(said(5, "AA", model="X-1", window=hours(20, 24)), told=24)
    press.report(said(9, "AA", window=hours(20, 31)), told=31)
    assert ask(press.told).reported == (9, 9)


def test_bare_nouns_give_no_total_beside_one(press):
    bare = press.report(said((2, None), "AA", form="plural"), told=29)
    press.report(said(14, "AA"), told=31)
    assert reasons(ask(press.told)) == {f"{bare}.c1": "bare"}
    assert ask(press.told[:1]).reported == (2, None)


def test_people_told_apart_are_not_held_against_one_another(press):
    press.report(said(2, "AA-1", thing="person", measure="injured"), said(3, "AA-1", thing="person", measure="injured"))
    found = ask(press.told, measure="injured", thing="person")
    assert found.reported == (5, 5)
    assert found.high is None
    assert ask(press.told, measure="casualty", thing="person").reported == (5, 5)


def test_zero_is_told_and_silence_is_not(press):
    press.report(said(0, "AA"))
    found = ask(press.told, "AA")
    assert (found.low, found.high, found.reported) == (0, 0, (0, 0))
    assert ask(press.told, "BB") is None


def test_a_day_is_of_no_night_unless_it_was_told_in_the_morning(press):
    morning = press.report(said(4, "AA", window=DAY), told=31)
    assert ask(press.told).counted == (f"{morning}.c1",)
    late = Press()
    evening = late.report(said(4, "AA", window=DAY), told=46)
    assert reasons(ask(late.told)) == {f"{evening}.c1": "wider"}


def test_a_claim_without_time_is_of_the_night_of_its_publication(press):
    press.report(said(4, "AA", window=Window()), told=28)
    found = ask(press.told)
    assert found.reported == (4, 4)
    assert found.assumptions == ("published",)
    assert (found.low, found.high) == (0, None)


def test_a_window_across_noon_goes_by_its_middle(press):
    press.report(said(4, "AA", window=hours(35, 38)), told=38)
    press.report(said(6, "AA", window=hours(33, 37)), told=38)
    found = ask(press.told)
    assert found.reported == (6, 6)
    assert sorted(reasons(found).values()) == ["wider"]
    assert found.assumptions == ("straddling",)


def test_a_weekly_sum_is_never_added(press):
    week = Window(datetime(2031, 7, 3, tzinfo=UTC), datetime(2031, 7, 10, 9, tzinfo=UTC), None, "day", "UTC")
    total = press.report(said(90, "AA", window=week), told=33)
    press.report(said(14, "AA"), told=31)
    found = ask(press.told)
    assert found.reported == (14, 14)
    assert reasons(found) == {f"{total}.c1": "background"}


def test_about_reaches_no_further_than_rounding(press):
    press.report(said(20, "AA", form="about"))
    found = ask(press.told, "AA")
    assert found.reported == (20, 20)
    assert (found.low, found.high) == (15, 25)
    assert found.assumptions == ("same_night", "soft_number")


def test_the_order_of_claims_makes_no_difference(press):
    press.report(said(5, "AA-1", window=hours(21, 23)), told=23.5)
    press.report(said(14, "AA-1", "AA-2", closed=True), said(9, "AA-1", part=1), said(5, "AA-2", part=1), told=31)
    press.report(said(3, "AA-1"), source="governor", told=29)
    press.report(said(20, "AA"), source="agency", told=32)
    assert ask(press.told) == ask(press.told[::-1])


def test_morning():
    assert MORNING - timedelta(days=1) == hours(20, None).start.date()
