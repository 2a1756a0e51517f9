"""The pieces below the claims: rows, proofs, the solver and its exact stand-in."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.algebra import exact
from counterclaim.algebra.oracle import settle
from counterclaim.algebra.proof import Farkas, Split, refutes, satisfies
from counterclaim.algebra.system import Row, binding

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


def points(total=5, width=WIDTH):
    if not width:
        yield ()
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in points(total - first, width - 1))


@settings(max_examples=1000, deadline=None)
@given(rows())
def test_the_oracle_against_every_point(system):
    solvable = any(satisfies(system, point) for point in points())
    answer = settle(system, WIDTH)
    if isinstance(answer, Farkas | Split):
        assert not solvable
        assert refutes(system, answer)
    else:
        assert satisfies(system, answer)


@settings(max_examples=500, deadline=None)
@given(rows())
def test_rational_answers_prove_themselves(system):
    answer = exact.solve(system, WIDTH)
    if isinstance(answer, Farkas):
        assert refutes(system, answer)
        assert not any(satisfies(system, point) for point in points())
    else:
        scale = 1
        for value in answer:
            scale *= value.denominator
        scaled = [
            Row(row.terms, *(None if bound is None else bound * scale for bound in (row.low, row.high)))
            for row in system
        ]
        assert satisfies(scaled, [int(value * scale) for value in answer])


@settings(max_examples=300, deadline=None)
@given(rows())
def test_idle_rows_do_not_matter(system):
    everywhere = (
        *system,
        *(Row(((variable, 1), ((variable + 1) % WIDTH, -1)), None, 0) for variable in range(WIDTH - 1)),
    )
    whole, left = settle(everywhere, WIDTH), settle(binding(everywhere), WIDTH)
    assert isinstance(whole, Farkas | Split) == isinstance(left, Farkas | Split)


def test_a_false_certificate_is_refused():
    row = Row(((0, 1),), 3, 5)
    assert not refutes((row,), Farkas(((0, 1),)))
    assert not refutes((row, Row(((0, 1),), None, 3)), Farkas(((0, 1), (1, -1))))
    assert not refutes((Row(((0, 1),), None, 3),), Farkas(((0, 1),)))
    assert refutes((row, Row(((0, 1),), None, 2)), Farkas(((0, 1), (1, -1))))


def test_whole_numbers_alone_can_fail():
    odd_cycle = tuple(Row(((a, 1), (b, 1)), 1, 1) for a, b in ((0, 1), (1, 2), (2, 0)))
    assert exact.solve(odd_cycle, 3) == (Fraction(1, 2),) * 3
    answer = settle(odd_cycle, 3)
    assert isinstance(answer, Split)
    assert refutes(odd_cycle, answer)
