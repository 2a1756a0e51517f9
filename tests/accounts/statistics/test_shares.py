from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.statistics import share, shares
from counterclaim.accounts.statistics.shares import divided
from counterclaim.model.kept import Figure

from .numbers import figure, night

TOP = 12  # what stands for "no upper bound" where worlds are enumerated
BOUNDS = st.tuples(st.integers(0, 6), st.none() | st.integers(0, 6)).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
)


def launched(low: int, high: int | None = -1, **fields: object) -> Figure:
    return figure(night(0), low, high, measure="launched", **fields)


def intercepted(low: int, high: int | None = -1, **fields: object) -> Figure:
    return figure(night(0), low, high, **fields)


def worlds(base: tuple[int, int | None], outcome: tuple[int, int | None]) -> list[Fraction]:
    """The shares of all worlds in which both claims are true and something was launched."""
    spans = [range(low, (TOP if high is None else high) + 1) for low, high in (base, outcome)]
    return [Fraction(part, whole) for whole, part in product(*spans) if whole > 0 and part <= whole]


@given(BOUNDS, BOUNDS)
def test_the_share_of_every_world_lies_inside_and_the_ends_are_reached(
    base: tuple[int, int | None], outcome: tuple[int, int | None]
) -> None:
    found, because = divided(base, outcome)
    true = worlds(base, outcome)
    assert (found is None) == (not true) == (because is not None)
    if found:
        assert all(found[0] <= each <= found[1] for each in true)
        assert found[1] == max(true)
        assert found[0] == (0 if base[1] is None else min(true))


def test_a_share_by_hand() -> None:
    found = share(launched(100, 110), intercepted(80, 88))
    assert found.bounds == (Fraction(80, 110), Fraction(88, 100))
    assert found.reported == found.bounds
    assert found.because is None


def test_what_was_reported_is_divided_apart_from_the_strict_bounds() -> None:
    found = share(launched(100, None, reported=(100, 100)), intercepted(80, None, reported=(80, 80)))
    assert found.bounds == (0, 1)
    assert found.reported == (Fraction(4, 5), Fraction(4, 5))


@pytest.mark.parametrize(
    ("base", "outcome", "reason"),
    [
        (launched(10, thing="missile"), intercepted(8), "missiles were launched, drones counted: unlike categories"),
        (
            launched(10, thing="munition"),
            intercepted(8),
            "air weapons were launched, drones counted: unlike categories",
        ),
        (launched(10, source="t.me/other"), intercepted(8), "not of one source"),
        (launched(10, source=None), intercepted(8, source=None), "not of one source"),
        (launched(10, place="AA-1"), intercepted(8), "not of one place"),
        (launched(10)._replace(period=night(1)), intercepted(8), "not of one period"),
        (intercepted(10), intercepted(8), "not launches and an outcome of theirs"),
        (launched(10), intercepted(8, measure="killed"), "not launches and an outcome of theirs"),
        (launched(10), intercepted(12), "12 told with that outcome, 10 launched"),
        (launched(0), intercepted(0), "none were launched"),
        (launched(10), intercepted(0, None, counted=()), "no report of one of them"),
    ],
)
def test_what_cannot_be_divided_has_a_reason(base: Figure, outcome: Figure, reason: str) -> None:
    found = share(base, outcome)
    assert (found.bounds, found.reported, found.because) == (None, None, reason)


def test_every_outcome_of_a_source_that_tells_of_launches() -> None:
    figures = [
        launched(20),
        intercepted(15),
        intercepted(3, measure="suppressed"),
        intercepted(2, thing="cruise_missile"),
        intercepted(4, source="t.me/other"),
        intercepted(9, thing="person", measure="killed"),
        intercepted(15, source=None),
    ]
    found = {(each.source, each.thing, each.outcome): each.bounds or each.because for each in shares(figures)}
    assert found == {
        ("t.me/ministry", "drone", "intercepted"): (Fraction(3, 4), Fraction(3, 4)),
        ("t.me/ministry", "drone", "suppressed"): (Fraction(3, 20), Fraction(3, 20)),
        ("t.me/ministry", "cruise_missile", "intercepted"): (
            "drones were launched, cruise missiles counted: unlike categories"
        ),
    }


def test_launches_of_another_place_are_named_as_the_reason() -> None:
    [found] = shares([launched(20), intercepted(3, place="AA-1")])
    assert (found.bounds, found.because) == (None, "not of one place")
