"""Assumptions that are not granted: bounds only get wider, and each of them matters somewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.accounts import Question, figure, scoped
from counterclaim.accounts.periods import night
from counterclaim.model.records import Window
from counterclaim.model.vocabulary import section

from .made import MORNING, Press, ask, context, hours, reasons, said
from .worlds import worlds

ASSUMPTIONS = tuple(section("assumptions"))
UNTIMED = Window(None, None, None, None, None)


def without(*keys, **fields):
    return context(**fields)._replace(withheld=frozenset(keys))


def inside(inner, outer):
    return outer.low <= inner.low and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


@settings(max_examples=60, deadline=None)
@given(worlds(), st.lists(st.sampled_from(ASSUMPTIONS), min_size=1, max_size=4, unique=True))
def test_withholding_one_more_never_narrows_the_bounds(world, keys):
    for place in (None, "AA", "AA-1"):
        found = ask(world.press.told, place)
        for count in range(1, len(keys) + 1):
            wider = ask(world.press.told, place, around=without(*keys[:count]))
            assert (wider is None) == (found is None)
            if found is not None:
                assert inside(found, wider), keys[:count]
                assert not set(wider.assumptions) & set(keys[:count])
                assert wider.low <= wider.reported[0]
            found = wider


@settings(max_examples=40, deadline=None)
@given(worlds(), st.sampled_from(ASSUMPTIONS))
def test_what_a_figure_does_not_rest_on_changes_nothing(world, key):
    found = ask(world.press.told, "AA")
    if found is not None and key not in found.assumptions:
        assert ask(world.press.told, "AA", around=without(key)) == found


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_the_truth_stays_within_the_bounds(world):
    found = ask(world.press.told, "AA", around=without(*ASSUMPTIONS))
    if found is not None:
        true = world.count(["AA"])
        assert found.low <= true and (found.high is None or true <= found.high)


def test_nested_withheld_is_the_additive_reading():
    press = Press()
    press.report(said(5, "AA", window=hours(20, 23)), told=23.5)
    press.report(said(23, "AA"), told=31)
    granted, found = ask(press.told, "AA"), ask(press.told, "AA", around=without("nested"))
    assert granted.reported == (23, 23) and "nested" in granted.assumptions
    assert found.reported == (28, 28) and len(found.counted) == 2
    assert not found.readings and inside(granted, found)


def test_a_list_that_may_not_be_complete_leaves_room_for_others():
    press = Press()
    press.report(said((3, 8), "AA", closed=True), said((3, 8), "AA-1", part=1))
    press.report(said((0, None), "AA-2"), source="agency", told=33)
    asked = Question("intercepted", "drone", "AA-2", night(MORNING, "UTC"))
    closed, open_ = (
        figure([scoped(each, around) for each in press.told], asked, around)
        for around in (context(), without("complete_list"))
    )
    assert closed.high == 0 and "complete_list" in closed.assumptions
    assert open_.high == 5 and inside(closed, open_)


def test_an_approximate_number_is_then_any_number():
    press = Press()
    press.report(said(30, "AA", form="about"))
    granted, found = ask(press.told, "AA"), ask(press.told, "AA", around=without("soft_number"))
    assert granted.reported == (30, 30)
    assert found.reported == (0, None) and (found.low, found.high) == (0, None)


def test_a_claim_that_tells_no_time_is_then_left_out():
    press = Press()
    press.report(said(4, "AA", window=UNTIMED))
    press.report(said(2, "BB"))
    granted, found = ask(press.told), ask(press.told, around=without("published"))
    assert granted.reported == (6, 6)
    assert found.reported == (2, 2)
    assert "undated" in reasons(found).values()
    assert "undated" in section("exclusions")


def test_a_window_across_the_edge_is_then_wider():
    press = Press()
    press.report(said(4, "AA", window=hours(30, 37)), told=38)
    granted, found = ask(press.told, "AA"), ask(press.told, "AA", around=without("straddling"))
    assert granted.reported == (4, 4) and "straddling" in granted.assumptions
    assert set(reasons(found).values()) == {"wider"}


@pytest.mark.parametrize("key", ["same_measure", "same_night"])
def test_sources_that_are_not_compared_are_spanned(key):
    press = Press()
    press.report(said(20, "AA"), source="ministry")
    press.report(said((5, None), "AA"), source="agency", told=32)
    granted, found = ask(press.told, "AA"), ask(press.told, "AA", around=without(key))
    assert granted.reported == (20, 20)
    assert found.reported[1] is None and inside(granted, found)
    assert found.low == (5 if key == "same_measure" else 20)  # what each says of the night holds, of whatever attack
    assert key in granted.assumptions and key not in found.assumptions


def test_territory_by_a_view_of_its_own_is_then_not_set_beside():
    press = Press()
    press.report(said(3, "BB"), source="southland")
    granted, found = ask(press.told, "BB"), ask(press.told, "BB", around=without("same_territory"))
    assert "same_territory" in granted.assumptions and granted.reported == (3, 3)
    assert set(reasons(found).values()) == {"wider"} and found.low == 0
