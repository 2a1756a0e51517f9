from __future__ import annotations

from typing import Any

import pytest

from counterclaim.model import Count, Finding, Place
from counterclaim.model.kept import Told

from .made import at_least, days, hours, look, told

TENTH = days(10, 10)


def past(*held: Told, number: int | Count = 58, after: float = 240, **fields: Any) -> tuple[Finding, ...]:
    """What a claim about 10 July, ten days later, raises beside what is held."""
    said = told("r9.c1", number, after=after, source="t.me/desk", **{"window": TENTH, **fields})
    return look("CC709", *held, said)


def test_the_nearest_entry_is_shown() -> None:
    [finding] = past(told("r1.c1", 12), told("r2.c1", 40, after=24, window=days(11, 11)))
    assert finding.message == (
        "58 drones intercepted, Alder region, 2025-07-10: no report held of that time gives it; "
        "the nearest is 40, Alder region, of the same time"
    )
    assert (finding.claims, finding.severity) == (("r9.c1", "r2.c1"), 5)


def test_the_same_number_on_another_day_comes_first() -> None:
    [finding] = past(told("r1.c1", 12), told("r2.c1", 58, after=-240, window=hours("01 18:00", "01 22:00")))
    assert finding.claims == ("r9.c1", "r2.c1")
    assert finding.message.endswith("the nearest is 58, Alder region, 9 days earlier")


def test_no_report_of_those_days_is_no_mismatch() -> None:
    assert past() == ()
    assert past(told("r1.c1", 12, window=days(5, 5))) == ()
    assert past(told("r1.c1", 12, "BB-1")) == ()
    assert past(told("r1.c1", 12, measure="hit")) == ()
    assert past(told("r1.c1", 12, thing="cruise_missile"), thing="missile") == ()  # one kind alone
    assert past(told("r1.c1", 12), places=(Place("AA", "Northland"),)) == ()  # one region alone


def test_a_narrower_number_bears_nothing_out() -> None:
    assert len(past(told("r1.c1", 12), told("r2.c1", 9, thing="drone", model="Model 7"))) == 1


@pytest.mark.parametrize(
    "held",
    [
        [told("r1.c1", 58)],
        [told("r1.c1", 58, window=hours("09 18:00", "10 03:00"))],
        [told("r1.c1", 58, window=days(11, 11))],
        [told("r1.c1", at_least(40))],
        [told("r1.c1", 100, "AA")],  # the country's number may hold the region's
        [told("r1.c1", 70, thing="munition")],
        [told("r1.c1", 30), told("r2.c1", 28, window=days(10, 10))],  # which add up to it
        [told("r1.c1", 12), told("r1.c2", 58, "AA-2"), told("r1.c3", 90, "AA")],
    ],
)
def test_what_bears_the_number_out(held: list[Told]) -> None:
    assert past(*held) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"window": days(1, 10)},  # a running total
        {"after": 30},  # the day's news
        {"part_of": "r9.c2"},
        {"stance": "unconfirmed"},
        {"number": Count(58, None, "dozens")},
    ],
)
def test_what_is_no_claim_about_the_past(fields: dict[str, Any]) -> None:
    assert past(told("r1.c1", 12), **fields) == ()


def test_history_is_the_past_from_the_second_day_on() -> None:
    assert past(told("r1.c1", 12), after=72) == ()
    assert len(past(told("r1.c1", 12), after=72, background=True)) == 1
