"""The truth of any world lies within the strict bounds of what honest voices tell of it."""

from __future__ import annotations

import random

from hypothesis import given, settings

from counterclaim.accounts import clashes, scoped
from counterclaim.accounts.periods import night

from .made import MORNING, ask, context
from .worlds import worlds

QUESTIONS = [(None, "drone"), ("AA", "drone"), ("AA-1", "drone"), ("BB", "munition"), ("AA", "munition")]


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_the_truth_lies_within_the_bounds(world):
    for place, thing in QUESTIONS:
        found = ask(world.press.told, place, thing=thing)
        if found is not None:
            true = world.count([place] if place else None, thing=thing)
            assert found.low <= true
            assert found.high is None or true <= found.high


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_each_claim_is_counted_or_excluded_and_order_does_not_matter(world):
    for place, thing in QUESTIONS[:3]:
        found = ask(world.press.told, place, thing=thing)
        shuffled = random.Random(1).sample(world.press.told, len(world.press.told))
        assert ask(shuffled, place, thing=thing) == found
        if found is not None:
            known = {each.claim.id for each in world.press.told}
            named = {*found.counted, *(each.claim for each in found.excluded)}
            assert named <= known
            if place is None and thing == "drone":
                assert named == known


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_what_is_true_does_not_clash(world):
    around = context()
    claims = [scoped(each, around) for each in world.press.told]
    assert clashes(claims, night(MORNING, "UTC"), around) == ()


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_what_is_reported_is_no_less_than_what_must_be(world):
    for place in (None, "AA"):
        found = ask(world.press.told, place)
        if found is not None and not any(each.claim.count.form == "about" for each in world.press.told):
            high = found.reported[1]
            assert high is None or found.low <= high
            assert found.high is None or found.reported[0] <= found.high
