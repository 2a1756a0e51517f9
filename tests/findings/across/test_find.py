from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.findings.across import find_across

from ..conftest import parent
from ..test_pages import page
from .ledgers import ledger
from .made import told


@pytest.mark.parametrize("seed", range(3))
def test_findings_depend_on_the_set_of_records_alone(seed: int) -> None:
    whole = ledger(page("CC707").split("```text\n")[1].split("```")[0])
    mixed = [list(field) for field in whole]
    for field in mixed:
        Random(seed).shuffle(field)
    assert type(whole)(*map(tuple, mixed)).find() == whole.find()


def test_an_empty_ledger_has_no_findings() -> None:
    assert find_across((), parent=parent) == ()


NUMBERS = st.lists(
    st.tuples(st.integers(1, 4), st.integers(1, 30), st.sampled_from(["AA", "AA-1", "AA-2"]), st.integers(0, 48)),
    max_size=8,
)


@given(NUMBERS, st.randoms())
def test_reports_of_one_true_count_raise_no_sum_or_floor(numbers: list, random: Random) -> None:
    """Whatever is told truly of nested places raises nothing: one world, each report its exact number."""
    world = {"AA-1": 11, "AA-2": 8}
    world["AA"] = sum(world.values())
    claims = [
        told(f"r{index}.c1", world[place], place, after=hour) for index, (_, _, place, hour) in enumerate(numbers)
    ]
    random.shuffle(claims)
    assert find_across(claims, parent=parent) == ()


@given(NUMBERS)
def test_a_finding_has_one_quote_a_claim(numbers: list) -> None:
    claims = [
        told(f"r{report}.c{index}", number, place, after=hour)
        for index, (report, number, place, hour) in enumerate(numbers)
    ]
    quotes = {each.claim.id: each.claim.quote for each in claims}
    for finding in find_across(claims, parent=parent):
        assert finding.quotes == tuple(quotes[key] for key in finding.claims)
