"""The pieces below the claims: rows, proofs, the solver and its exact stand-in."""

from fractions import Fraction
from functools import partial
from math import lcm
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.algebra import oracle
from counterclaim.algebra.exact import Simplex
from counterclaim.algebra.oracle import Oracle, Refuted, settle
from counterclaim.algebra.proof import Farkas, Owner, Row, Split, System, refutes, satisfies

WIDTH = 4


@st.composite
def rows(draw):
    found = []
    for _ in range(draw(st.integers(1, 6))):
        chosen = draw(st.lists(st.integers(0, WIDTH - 1), min_size=1, unique=True))
        terms = tuple((variable, draw(st.sampled_from([1, 1, -1, 2]))) for variable in chosen)
        low, high = draw(st.tuples(st.none() | st.integers(-4, 6), st.none() | st.integers(-4, 6)))
        found.append(Row(terms, low, high))
    found.append(Row(tuple((variable, 1) for variable in range(WIDTH)), None, 5))
    return tuple(found)


@st.composite
def runs(draw):
    """Rows whose vertices are whole: each over a run of variables."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        first, last = sorted(draw(st.tuples(st.integers(0, WIDTH - 1), st.integers(0, WIDTH - 1))))
        low = draw(st.integers(0, 5))
        high = draw(st.none() | st.integers(low, 5))
        found.append(Row(tuple((variable, 1) for variable in range(first, last + 1)), low, high))
    found.append(Row(tuple((variable, 1) for variable in range(WIDTH)), None, 5))
    return tuple(found)


def points(total=5, width=WIDTH):
    if not width:
        yield ()
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in points(total - first, width - 1))


def by_the_solver(system, cost=None):
    with patch.object(oracle, "_SMALL", -1):
        return settle(system, WIDTH, cost)


@pytest.mark.parametrize("ask", [partial(settle, width=WIDTH), by_the_solver])
@settings(max_examples=1000, deadline=None)
@given(rows())
def test_the_oracle_against_every_point(ask, system):
    solvable = any(satisfies(system, point) for point in points())
    answer = ask(system)
    if isinstance(answer, Farkas | Split):
        assert not solvable
        assert refutes(system, answer)
    else:
        assert satisfies(system, answer)


@settings(max_examples=1000, deadline=None)
@given(rows(), st.lists(st.sets(st.integers(0, 6)), max_size=5))
def test_rational_answers_prove_themselves_whatever_was_asked_before(system, questions):
    simplex = Simplex(system, WIDTH)
    for held in [*({place for place in each if place < len(system)} for each in questions), range(len(system))]:
        farkas, asked = simplex.solve(held), [system[place] for place in held]
        if farkas is None:
            assert satisfies_scaled(asked, simplex.point())
        else:
            assert {row for row, _ in farkas.weights} <= set(held)
            assert refutes(system, farkas)
            assert not any(satisfies(asked, point) for point in points())


def satisfies_scaled(system, point):
    scale = lcm(*(value.denominator for value in point))
    scaled = [
        row._replace(**{side: None if (n := getattr(row, side)) is None else n * scale for side in ("low", "high")})
        for row in system
    ]
    return satisfies(scaled, [int(value * scale) for value in point])


@settings(max_examples=500, deadline=None)
@given(rows(), st.dictionaries(st.integers(0, WIDTH - 1), st.integers(-2, 2), min_size=1))
def test_the_lowest_cost(system, cost):
    simplex = Simplex(system, WIDTH)
    possible = [point for point in points() if satisfies(system, point)]
    if possible and simplex.solve(range(len(system))) is None:
        assert simplex.least(cost)
        assert satisfies_scaled(system, simplex.point())
        assert priced(simplex.point(), cost) <= min(priced(point, cost) for point in possible)


def priced(point, cost):
    return sum(price * point[variable] for variable, price in cost.items())


def test_a_cost_that_falls_for_ever():
    simplex = Simplex((Row(((0, 1), (1, -1)), None, 2),), 2)
    assert simplex.solve([0]) is None
    assert not simplex.least({0: -1})
    assert simplex.least({0: -1, 1: 2})
    assert simplex.point() == (2, 0)


@settings(max_examples=300, deadline=None)
@given(runs(), st.sets(st.integers(0, 4), max_size=3), st.sets(st.integers(0, 6), max_size=3))
def test_the_nearest_solution_cold_and_warm(system, first, second):
    owned = tuple(row._replace(owner=Owner(f"{place}")) for place, row in enumerate(system))
    asked = Oracle(System(WIDTH, owned, {}))
    owners = asked.system.owners()
    for loose in (first, second, first):
        free = [Owner(f"{place}") for place in loose if place < len(system) - 1]
        loose = [int(owner.claim) for owner in free]
        rest = [owner for owner in owners if owner not in free]
        if isinstance(asked.settle(rest), Refuted):
            continue
        missed = miss(asked.nearest(owners, free), owned, free)
        kept = [row for place, row in enumerate(system) if place not in loose]
        assert missed == min(miss(point, owned, free) for point in points() if satisfies(kept, point))
        with patch.object(oracle, "_SMALL", -1):
            assert miss(Oracle(asked.system).nearest(owners, free), owned, free) == missed


def miss(point, owned, free):
    """By how much a point misses the rows of the free."""
    found = 0
    for row in owned:
        total = sum(coefficient * point[variable] for variable, coefficient in row.terms)
        if row.owner in free:
            found += max(0, row.low - total, 0 if row.high is None else total - row.high)
    return found


def test_a_false_certificate_is_refused():
    row = Row(((0, 1),), 3, 5)
    assert not refutes((row,), Farkas(((0, 1),)))
    assert not refutes((row, Row(((0, 1),), None, 3)), Farkas(((0, 1), (1, -1))))
    assert not refutes((Row(((0, 1),), None, 3),), Farkas(((0, 1),)))
    assert refutes((row, Row(((0, 1),), None, 2)), Farkas(((0, 1), (1, -1))))


def test_whole_numbers_alone_can_fail():
    odd_cycle = tuple(Row(((a, 1), (b, 1)), 1, 1) for a, b in ((0, 1), (1, 2), (2, 0)))
    simplex = Simplex(odd_cycle, 3)
    assert simplex.solve(range(3)) is None
    assert simplex.point() == (Fraction(1, 2),) * 3
    answer = settle(odd_cycle, 3)
    assert isinstance(answer, Split)
    assert refutes(odd_cycle, answer)
