"""The score of a reconstruction, on figures and findings made by hand."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.evaluation.fiction import Altered, Fact, Truth, score
from counterclaim.evaluation.fiction.score import by_kind
from counterclaim.model import Finding
from counterclaim.model.kept import Figure, Period

MORNING = date(2032, 6, 8)


def fact(number: int, place: str = "AA", honest: bool = True) -> Fact:
    return Fact(MORNING, "intercepted", "drone", place, number, honest)


def figure(low: int, high: int | None, reported: tuple[int, int | None], place: str = "AA", source: str | None = None,
           unit: str = "night") -> Figure:  # fmt: skip
    period = Period(
        unit, MORNING.isoformat(), datetime(2032, 6, 7, 12, tzinfo=UTC), datetime(2032, 6, 8, 12, tzinfo=UTC)
    )
    return Figure("id", "intercepted", "drone", place, period, source, low, high, reported)


def altered(report: str, shows: bool = True, kind: str = "split") -> Altered:
    return Altered(report, kind, "total", 10, 12, shows, MORNING, "AA")


def finding(*claims: str, severity: int = 2) -> Finding:
    return Finding("CC703", severity, "12 and 10", claims)


def test_bounds_hold_the_truth_or_not() -> None:
    facts = (fact(10), fact(4, "AA-01"), fact(7, "AA-02"), fact(3, "AA-03"), fact(1, "AA-04", honest=False))
    figures = [
        figure(8, 12, (10, 10)),
        figure(5, None, (5, None), "AA-01"),
        figure(7, None, (6, 8), "AA-02"),
        figure(0, 0, (0, 0), "AA-04"),
        figure(99, 99, (99, 99), source="one"),
        figure(99, 99, (99, 99), unit="day"),
    ]
    found = score(Truth(facts, (), {}, {}), figures, ())
    assert (found.asked, found.inside, found.bounded, found.width) == (3, 2, 1, 4)
    assert (found.reported, found.exact) == (2, 1)
    assert found.outside == ((facts[1], figures[1]),)
    assert found.unasked == (facts[3],)


def test_findings_are_held_against_what_was_altered() -> None:
    truth = Truth((), (altered("a1"), altered("a2"), altered("a3", shows=False, kind="total")), {}, {"c1": "a1"})
    findings = [
        finding("a1.c1", "b1.c1"),
        finding("c1.c2"),
        finding("b1.c1", "b2.c1"),
        finding("a3@1.c1", severity=5),
        Finding("CC705", 2, "a deletion, with no claim"),
    ]
    found = score(truth, (), findings)
    assert (found.altered, found.showing, found.flagged, found.shown) == (3, 2, 1, 1)
    assert (found.alarms, found.right, found.missed, found.false) == (3, 2, ("a2",), (findings[2],))
    assert by_kind(truth, findings) == {"split": (1, 2)}
    assert " 66.7 %" in "\n".join(found.lines())


def test_nothing_gives_no_share() -> None:
    assert all("%" not in line for line in score(Truth((), (), {}, {}), (), ()).lines())


@given(st.integers(0, 50), st.integers(0, 50), st.none() | st.integers(0, 50))
def test_inside_is_between_low_and_high(number: int, low: int, high: int | None) -> None:
    found = score(Truth((fact(number),), (), {}, {}), [figure(low, high, (low, high))], ())
    assert found.inside == found.reported == (number in range(low, 51 if high is None else high + 1))
