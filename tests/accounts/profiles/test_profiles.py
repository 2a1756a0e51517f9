"""Profiles of invented sources, with their parts against plain counting."""

from datetime import UTC, date, datetime, timedelta
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.accounts.profiles import of_content, of_source, profile
from counterclaim.accounts.profiles.given import Given
from counterclaim.accounts.profiles.rates import rate, spread, tail
from counterclaim.accounts.profiles.rounding import rounding
from counterclaim.model import Claim, Count, Finding, Quote, Window
from counterclaim.model.kept import Link, Source, Told
from counterclaim.model.profile import Rounding

END = datetime(2031, 7, 10, 4, tzinfo=UTC)
SOURCE = Source("t.me/ministry", grade="C")
KEY = ("intercepted", "drone", "XA")
NO_ROUNDING = Rounding((0,) * 10, rate(0, 0), None, None, rate(0, 0))


def told(report: str, name: str, low: int, *, hours: float = 1, source: str = SOURCE.key, **fields: object) -> Told:
    end = fields.pop("end", END)
    window = Window(end - timedelta(hours=9), end, end.date(), "minute")
    made = Claim(f"{report}.{name}", "intercepted", "drone", Count(low, low), Quote(0, 1, "x"), window=window)
    return Told(made._replace(**fields), report, source, end + timedelta(hours=hours))


def night(**low: int | tuple[int, int | None]) -> Given:
    """What sources give of drones intercepted in one night, by name."""
    bounds = {name: (count, count) if isinstance(count, int) else count for name, count in low.items()}
    return {KEY: {SOURCE.key if name == "own" else f"t.me/{name}": bounds[name] for name in bounds}}


def test_sums_count_only_where_they_can_be_checked() -> None:
    claims = [
        told("r1", "c1", 14, closed=True),
        told("r1", "c2", 8, part_of="r1.c1"),
        told("r2", "c1", 14),
        told("r3", "c1", 20, measure="launched"),
        told("r3", "c2", 22),
        told("r4", "c1", 9, source="t.me/other"),
    ]
    findings = [
        Finding("CC101", 1, "", ("r1.c1", "r1.c2")),
        Finding("CC102", 4, "", ("r3.c1", "r3.c2")),
        Finding("CC301", 1, "", ("r3.c1",)),
        Finding("CC101", 1, "", ("r4.c1",)),
    ]
    found = profile(SOURCE, claims, (), findings=findings)
    assert found.faults[:3] == (1, 2, 0.5)
    assert (found.reports, found.claiming, found.claims) == (3, 3, 5)
    assert profile(SOURCE, [one._replace(state="rejected") for one in claims], ()).claims == 0


def test_lateness_is_of_reports_and_from_their_last_window() -> None:
    earlier = END - timedelta(hours=5)
    claims = [
        told("r1", "c1", 3, hours=2),
        told("r1", "c2", 2, hours=2 + 5, end=earlier),
        told("r2", "c1", 3, hours=4),
        told("r3", "c1", 3, hours=12),
        told("r4", "c1", 3, hours=99, background=True),
        told("r5", "c1", 3, hours=-1),
        told("r6", "c1", 3, hours=50, window=Window(END, END, END.date(), "night")),
    ]
    assert profile(SOURCE, claims, ()).late == (3, 3.0, 4.0, 8.0)
    assert profile(SOURCE, (), ()).late is None


def test_copies_alterations_and_silence() -> None:
    claims = [told(f"r{day}", "c1", 3, end=END + timedelta(days=day)) for day in (0, 1, 5)]
    links = [
        Link("r1", "x", "text", 1.0, (("r1.c1", "x.c1"),)),
        Link("r5", "x", "citation", 1.0),
        Link("elsewhere", "r0", "text", 1.0),
    ]
    found = profile(SOURCE, claims, [f"r{n}" for n in range(7)], links=links)
    assert (found.reports, found.copies[:2], found.altered[:2]) == (7, (2, 3), (1, 2))
    assert found.gaps == ((date(2031, 7, 12), date(2031, 7, 14), 3),)
    assert (found.first, found.last) == (date(2031, 7, 10), date(2031, 7, 15))


def test_differences_are_signed_and_of_nights_that_both_reported() -> None:
    nights = [
        night(own=14, other=10),
        night(own=10, other=(14, 20)),
        night(own=12, other=(10, None)),
        night(own=9),
        night(other=10),
    ]
    (found,) = profile(SOURCE, (), (), nights=nights, keys={KEY}).differences
    assert found == ("t.me/other", "intercepted", "drone", 3, 1, 1, 1, -10, 2)
    assert profile(SOURCE, (), (), nights=nights[2:3], keys={KEY}).differences[0][3:] == (1, 1, 0, 0, None, 2)
    (back,) = profile(SOURCE._replace(key="t.me/other"), (), (), nights=nights, keys={KEY}).differences
    assert (back.equal, back.higher, back.lower, back.least, back.most) == (1, 1, 1, -2, 10)
    assert not profile(SOURCE, (), (), nights=nights, keys={("intercepted", "missile", "XA")}).differences


def test_rounded_numbers_stand_out_and_honest_ones_do_not() -> None:
    def of(values: list[int]) -> Rounding:
        return rounding([told("r", f"c{n}", value).claim for n, value in enumerate(values)])

    honest = of([*range(10, 100)])
    assert honest.fives[:2] == (18, 90)
    assert 0.2 < honest.expected < 0.22
    assert honest.p > 0.5
    rounded = of([20, 30, 50, 100, 45, 60, 70, 25, 13, 90, 80, 15])
    assert rounded.fives[:2] == (11, 12)
    assert rounded.p < 1e-5
    assert rounded.digits == (8, 0, 0, 1, 0, 3, 0, 0, 0, 0)
    assert of([3, 5, 9]).p is None
    soft = [told("r", "c1", 10, count=Count(10, 10, "about")).claim, told("r", "c2", 11).claim]
    assert rounding(soft).soft[:3] == (1, 2, 0.5)


@given(st.integers(0, 30), st.data(), st.floats(0.01, 0.99))
def test_the_tail_against_the_sum_of_products(of: int, data: st.DataObject, chance: float) -> None:
    count = data.draw(st.integers(0, of))
    plain = sum(comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(count, of + 1))
    assert tail(count, of, chance) == pytest.approx(min(plain, 1.0), rel=1e-9)


@given(st.integers(1, 60), st.data())
@settings(max_examples=50)
def test_wilsons_limits_are_where_the_score_test_just_fails(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    found = rate(count, of)
    assert 0 <= found.low <= found.share <= found.high <= 1
    for limit in {found.low, found.high} - {0.0, 1.0}:
        assert abs(found.share - limit) == pytest.approx(1.959964 * (limit * (1 - limit) / of) ** 0.5, rel=1e-5)


def test_a_spread_of_little() -> None:
    assert spread([4]) == (1, 4, 4, 4)
    assert spread([1, 2, 3, 4, 5]) == (5, 2, 3, 4)


@pytest.mark.parametrize(
    ("wrong", "of", "letter"), [(0, 19, "F"), (0, 20, "C"), (0, 100, "B"), (10, 100, "C"), (40, 100, "D")]
)
def test_a_suggested_grade_is_modest(wrong: int, of: int, letter: str) -> None:
    found = of_source(SOURCE, rate(wrong, of), rate(0, 0), rate(0, of), NO_ROUNDING)
    assert (found.grade, found.set) == (letter, "C")
    assert found.reasons


def test_rounding_and_relaying_keep_a_source_from_b() -> None:
    rounded = NO_ROUNDING._replace(fives=rate(90, 100), expected=0.22, p=1e-9)
    assert of_source(SOURCE, rate(0, 100), rate(0, 0), rate(0, 100), rounded).grade == "C"
    assert of_source(SOURCE, rate(0, 100), rate(0, 0), rate(90, 100), NO_ROUNDING).grade == "C"
    assert of_source(SOURCE, rate(0, 100), rate(30, 60), rate(0, 100), NO_ROUNDING).grade == "D"


def test_content_is_confirmed_by_independent_origins_alone() -> None:
    sources = {key: Source(key, side=side) for key, side in (("a", "X"), ("b", "X"), ("c", "Y"), ("d", None))}
    outlets = [f"o{n}" for n in range(10)]

    def digit(*origins: str, **known: bool) -> str:
        return of_content(outlets, origins, sources, **known).grade

    assert (digit(), digit("a"), digit("a", "b"), digit("a", "d"), digit("a", "c")) == ("6", "3", "2", "2", "1")
    assert digit("a", "c", contradicted=True) == "4"
    assert of_content(outlets, ["a"], sources, given="2").set == "2"
