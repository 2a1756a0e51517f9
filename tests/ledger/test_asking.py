"""A filter means the same in the ledger as when every claim is looked at by hand; pages join up without a gap."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, Place, told
from counterclaim.model.kept import Filter, Source, Told
from counterclaim.model.vocabulary import ancestors

from .parts import NOW, opened, post, put, write

ROWS = [
    post(n, f"{n} drones over {place} on 2030-01-{day:02} and {n} missiles over {other}", source=f"s{n % 3}")
    for n, (place, day, other) in enumerate(
        [("AA-1", 1, "BB"), ("AA-2", 2, "AA"), ("AA", 3, "AA-1"), ("BB-1", 4, "BB"), ("BBB", 5, "AA-2")], 1
    )
] + [post(9, "9 drones", published=None, source=None)]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = opened(str(tmp_path_factory.mktemp("asked") / "ledger.db"))
    put(ledger, write(tmp_path_factory.mktemp("rows"), "rows.jsonl", ROWS))
    kept.describe(ledger, Source("s1", side="A"), NOW)
    kept.describe(ledger, Source("s2", side="B"), NOW)
    return ledger


def fits(one: Told, asked: Filter) -> bool:
    claim = one.claim
    codes = [place.code for place in claim.places]
    side = {"s1": "A", "s2": "B"}.get(one.source)
    day = claim.window.date or (one.published.date() if one.published else None)
    return (
        (not asked.things or any(t in (claim.thing, *ancestors(claim.thing)) for t in asked.things))
        and (not asked.measures or claim.measure in asked.measures)
        and (not asked.places or any(c == p or c.startswith(f"{p}-") for c in codes for p in asked.places))
        and (not asked.sources or one.source in asked.sources)
        and (not asked.sides or side in asked.sides)
        and (asked.since is None or (day is not None and day >= asked.since))
        and (asked.until is None or (day is not None and day <= asked.until))
        and (not asked.states or one.state in asked.states)
    )


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


days = st.none() | st.dates(date(2029, 12, 31), date(2030, 1, 6))
filters = st.builds(
    Filter, some("intercepted", "hit"), some("munition", "drone", "missile", "person"), some("AA", "AA-1", "BB", "CC"),
    some("s0", "s1", "s2"), some("A", "B"), days, days, some("read", "accepted"), st.just(""),
)  # fmt: skip


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(filters, st.integers(1, 4))
def test_a_filter_is_what_it_is_by_hand(held: Ledger, asked: Filter, size: int) -> None:
    everything = list(told(held))
    right = [one for one in everything if fits(one, asked)]
    assert list(told(held, asked)) == right
    assert kept.count(held, asked) == len(right)
    assert sorted(told(held, asked, by_day=True), key=lambda one: one.claim.id) == sorted(
        right, key=lambda one: one.claim.id
    )
    pages: list[Told] = []
    while page := list(
        told(held, asked, after=Place(pages[-1].published, pages[-1].claim.id) if pages else None, limit=size)
    ):
        pages += page
    assert pages == right
    if asked.things:
        assert {entry.id for entry in kept.entries(held, asked)} == {one.report for one in right}


def test_everything_is_in_the_order_of_publication(held: Ledger) -> None:
    order = [(one.published is not None, one.published, one.claim.id) for one in told(held)]
    assert order == sorted(order) and len(order) == 11


def test_links_give_claims_their_origin_and_findings_are_replaced_by_period(held: Ledger, tmp_path: Path) -> None:
    from counterclaim.model import Finding
    from counterclaim.model.kept import Link

    first, second, third = (entry.id for entry in list(kept.entries(held))[:3])
    assert kept.keep_links(held, [Link(third, second, "text", 0.9), Link(second, first, "text", 0.8)]) == 2
    assert {one.origin for one in told(held) if one.report in (second, third)} == {first}
    assert [link.origin for link in kept.links(held, [third])] == [second]
    claim = next(iter(told(held))).claim.id
    for message in ("one", "two"):
        kept.keep_findings(held, [Finding("CC702", 3, message, (claim,))], "night/2030-01-01")
    kept.keep_findings(held, [Finding("CC705", 5, "gone")])
    across = list(kept.findings(held, across=True))
    assert [(found.finding.message, found.period) for found in across] == [("two", "night/2030-01-01"), ("gone", None)]
    assert kept.finding_of(held, across[0].id) == across[0]
    kept.keep_cursor(held, "s1", "a")
    kept.keep_cursor(held, "s1", "b")
    assert kept.cursors(held) == {"s1": "b"}
