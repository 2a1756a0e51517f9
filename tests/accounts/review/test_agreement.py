from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.accounts.review import accord, agreement

from .cases import C1, C2, C3, C4, decide


def test_a_worked_example_of_kappa() -> None:
    """Cohen's coefficient for 20, 5, 10 and 15 of 50: observed 0.70, by chance 0.50, kappa 0.40."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    found = accord("verdict", pairs)
    assert (found.claims, found.share, found.kappa) == (50, pytest.approx(0.7), pytest.approx(0.4))


def test_a_worked_example_of_alpha() -> None:
    """Binary data, ten units, four apart, 14 zeros and 6 ones in all: 1 - 19 * 4 / (14 * 6) = 0.095."""
    one, other = "0100000100", "1110010000"
    assert accord("x", list(zip(one, other, strict=True))).alpha == pytest.approx(0.095, abs=0.0005)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=12))
def test_alpha_and_kappa_by_counting_every_pair(pairs: list[tuple[str, str]]) -> None:
    found = accord("x", pairs)
    values = [value for pair in pairs for value in pair]
    others = [a != b for i, a in enumerate(values) for j, b in enumerate(values) if i != j]
    apart = sum(a != b for a, b in pairs) / len(pairs)
    if any(others):
        assert found.alpha == pytest.approx(1 - apart / (sum(others) / len(others)))
    else:
        assert found.alpha is None
    chance = sum(a == b for a, b in product([a for a, _ in pairs], [b for _, b in pairs])) / len(pairs) ** 2
    if chance < 1:
        assert found.kappa == pytest.approx((1 - apart - chance) / (1 - chance))
    else:
        assert found.kappa is None


def test_reviewers_are_compared_on_what_both_judged() -> None:
    made = [
        decide(1, "accept", C1, C2),
        decide(2, "correct", C3, by="bo", thing="missile"),
        decide(3, "correct", C1, by="bo", count={"low": 15, "high": 15}),
        decide(4, "accept", C2, by="bo"),
        decide(5, "reject", C3),
        decide(6, "undo", undoes=5),
        decide(7, "correct", C3, thing="missile"),
        decide(8, "reject", C4),
        decide(9, "accept", C4, by="cy"),
    ]
    found = agreement(made, "ann", "bo")
    assert [(row.field, row.claims, row.share) for row in found.accords] == [
        ("verdict", 3, pytest.approx(2 / 3)),
        ("thing", 3, 1.0),
        ("count", 3, pytest.approx(2 / 3)),
    ]
    assert found.disagreements == (
        (C1, "verdict", "accept", "correct"),
        (C1, "count", "as read", {"low": 15, "high": 15}),
    )
    assert agreement(made, "ann", "nobody").accords == (("verdict", 0, None, None, None),)
