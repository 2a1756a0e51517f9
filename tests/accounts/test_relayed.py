"""What relays tell of a voice's words, numbers without a place, and what happens to a figure where accounts clash."""

from __future__ import annotations

import pytest

from counterclaim.accounts import clashes, scoped
from counterclaim.accounts.periods import night as night_period
from counterclaim.model.kept import Source
from counterclaim.model.records import Speaker, Window

from .made import MORNING, Press, ask, context, hours, reasons, said

SOURCES = {
    "ministry": Source("ministry", speaker="The Ministry", role="ministry", side="A", place="AA"),
    "governor": Source("governor", speaker="Ada Stone", role="governor", side="A", place="AA-1"),
    "force": Source("force", speaker="The Air Force", side="B", place="BB"),
    "wire": Source("wire", name="The wire", role="agency"),
    "paper": Source("paper", name="The paper", role="outlet"),
}


@pytest.fixture
def press() -> Press:
    return Press()


def figure(press, place=None):
    return ask(press.told, place=place, around=context(sources=SOURCES))


def test_a_relay_without_a_place_adds_nothing_to_the_speaker_s_own_number(press):
    own = press.report(said(23, "AA-1", "AA-2", window=hours(20, 31)), told=31.2)
    relay = press.report(said(23, by="The Ministry"), source="wire", told=32)
    found = figure(press)
    assert found.reported == (23, 23)
    assert found.counted == (f"{own}.c1",)
    assert reasons(found) == {f"{relay}.c1": "copy"}


def test_relays_alone_are_one_account_in_the_speaker_s_home(press):
    press.report(said(23, "AA", by="The Ministry"), source="wire", told=32)
    press.report(said(23, by="The Ministry"), source="paper", told=33)
    assert figure(press, "AA").reported == (23, 23)


def test_a_relay_does_not_correct_the_speaker(press):
    own = press.report(said(24, "AA-1", window=hours(20, 31)), told=31.2)
    press.report(said(31, "AA-1", by="The Ministry"), source="wire", told=34)
    found = figure(press)
    assert (found.reported, found.counted) == ((24, 24), (f"{own}.c1",))


def test_an_evening_tranche_does_not_silence_a_relay_of_the_night(press):
    press.report(said(5, "AA", window=hours(20, 23)), told=23.2)
    press.report(said(23, "AA", by="The Ministry"), source="wire", told=34)
    assert figure(press).reported == (23, 23)


def test_an_office_without_a_name_is_its_source_s_voice(press):
    press.report(said(12, "AA-1", window=hours(20, 31)), source="governor", told=31.2)
    relay = press.report(said(12, "AA-1", by="Governor of Northland"), source="wire", told=32)
    elsewhere = press.report(said(3, "AA-2", by="Governor of Southland"), source="wire", told=32)
    found = figure(press)
    assert found.reported == (15, 15)
    assert f"{elsewhere}.c1" in found.counted
    assert reasons(found) == {f"{relay}.c1": "copy"}


def test_what_nobody_places_is_compared_and_not_added(press):
    press.report(said(28, "AA", window=hours(20, 31)), told=31.2)
    loose = press.report(said(28), source="wire", told=32)
    found = figure(press)
    assert found.reported == (28, 28)
    assert reasons(found) == {f"{loose}.c1": "other_account"}


def test_each_side_tells_of_its_own_sky_though_both_count_a_region(press):
    press.report(said(22, "AA-1", "BB-9", window=hours(20, 31)), told=31.2)
    press.report(said(50, "BB", window=hours(20, 31)), source="force", told=31.3)
    assert figure(press).reported == (72, 72)


def test_an_outlier_widens_the_figure_and_does_not_lift_its_low(press):
    press.report(said(12, "AA-1", window=hours(20, 31)), told=31.2)
    press.report(said(412, "AA-1", by="analysts"), source="paper", told=180)
    for place in (None, "AA", "AA-1"):
        found = figure(press, place)
        assert found.low <= 12
        assert found.reported == (12, 412)


def test_a_tranche_over_parts_of_a_wider_total_is_not_added_to_them(press):
    press.report(said(5, "AA-1", "AA-2", window=hours(20, 23)), told=23.2)
    total = said(23, "AA-1", "AA-2", "SEA", window=hours(20, 31), closed=True)
    parts = [said(n, code, window=hours(20, 31), part=1) for n, code in ((9, "AA-1"), (11, "AA-2"), (3, "SEA"))]
    press.report(total, *parts, told=31.2)
    assert figure(press, "AA").reported == (20, 20)


def test_an_untimed_relay_of_the_afternoon_is_of_the_night_before(press):
    press.report(said(18, "AA", window=hours(20, 31)), told=31.2)
    press.report(said(18, by="The Ministry", window=Window()), source="wire", told=37)
    press.report(said(2, "AA", window=Window()), told=37)
    assert figure(press).reported == (18, 18)


def test_an_altered_number_of_a_relay_is_found_beside_the_speaker_s(press):
    own = press.report(said(24, "AA-1", window=hours(20, 31)), told=31.2)
    relay = press.report(said(31, "AA-1", by="The Ministry", window=hours(20, 31)), source="wire", told=34)
    around = context(sources=SOURCES)
    (found,) = clashes([scoped(each, around) for each in press.told], night_period(MORNING, "UTC"), around)
    assert (found.claims, found.severity) == ((f"{own}.c1", f"{relay}.c1"), 3)


def test_a_role_alone_is_the_source_s_own_voice(press):
    press.report(said(9, "AA-1"), source="wire", told=32)
    (told,) = press.told
    again = told._replace(claim=told.claim._replace(speaker=Speaker(None, "agency")))
    around = context(sources=SOURCES)
    assert scoped(told, around).voice == scoped(again, around).voice == "the wire"
