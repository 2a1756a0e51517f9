from __future__ import annotations

import pytest

from counterclaim.model import Claim, Count, Evidence

from .conftest import Reports, between, look

EARLY = between("2025-07-09T20:00", "2025-07-10T04:00")
AFTER = between("2025-07-10T04:00", "2025-07-10T05:00")


def total(report: Reports, closed: bool = True) -> list[Claim]:
    whole = report.claim(14, "AA", "sea:grey", closed=closed, window=EARLY)
    parts = [report.claim(8, "sea:grey", part_of=whole), report.claim(6, "AA-2", part_of=whole)]
    return [whole, *parts]


def test_counts_that_stand_in_no_total(report: Reports) -> None:
    claims = total(report)
    beside = [report.claim(3, "AA-1"), report.claim(11, "AA-2", cue="further")]
    [finding] = look(*claims, *beside, code="CC303")
    assert finding.message == "drones intercepted: 3 (Alder region) and 11 (Birch region) stand in no total"
    assert finding.severity == 5
    assert finding.claims == ("c1", "c4", "c5")


def test_one_count_stands_alone(report: Reports) -> None:
    [finding] = look(*total(report), report.claim(3, "AA-1"), code="CC303")
    assert finding.message == "drones intercepted: 3 (Alder region) stands in no total"


@pytest.mark.parametrize(
    "change",
    [
        {"measure": "launched"},
        {"thing": "missile"},
        {"background": True},
        {"stance": "denied"},
        {"part_of": "c1"},
        {"each": True},
        {"count": Count(24, None, "dozens")},
        {"count": Count(0, 0, "zero")},
        {"count": Count(2, None, "plural")},
        {"places": ()},
        {"window": AFTER},
        {"evidence": Evidence()},
        {"evidence": Evidence(places=((36, 37),))},  # the words that place an earlier count
    ],
)
def test_counts_of_something_else_or_placed_by_nothing(report: Reports, change: dict[str, object]) -> None:
    claims = total(report)
    beside = report.claim(3, "AA-1")
    assert look(*claims, beside, code="CC303")
    assert not look(*claims, beside._replace(**change), code="CC303")  # type: ignore[arg-type]


def test_a_count_at_the_place_of_a_part_may_be_that_part(report: Reports) -> None:
    assert not look(*total(report), report.claim(6, "AA-2"), code="CC303")


def test_a_count_in_another_country_or_beside_an_open_total(report: Reports) -> None:
    assert not look(*total(report), report.claim(3, "BB-1"), code="CC303")
    assert not look(*total(Reports(), closed=False), report.claim(3, "AA-1"), code="CC303")


def test_a_count_at_all_places_of_the_total(report: Reports) -> None:
    assert look(*total(report), report.claim(3, "AA-1", "sea:grey"), code="CC303")


def test_a_total_is_not_held_against_itself(report: Reports) -> None:
    other = report.claim(9, "AA-1", closed=True)
    assert not look(*total(report), other, report.claim(9, "AA-1", part_of=other), code="CC303")
