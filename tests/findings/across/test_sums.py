"""Totals that count twice, and longer totals beside their nights."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterclaim.model import Contradiction, Count, Window
from counterclaim.model.kept import Figure, Told

from .ledgers import figure, night
from .made import days, hours, look, told

EVENING = hours("09 17:00", "09 20:00")
NIGHT = hours("09 17:00", "10 04:00")


def total(number: int, window: Window = NIGHT, *codes: str, **fields: Any) -> Told:
    return told("r9.c1", number, *codes, after=2, source="t.me/desk", **{"window": window, **fields})


TOLD = (told("r1.c1", 12, after=-9, window=EVENING), told("r2.c1", 40, window=NIGHT))


def test_the_evening_added_to_the_night_that_holds_it() -> None:
    [finding] = look("CC707", *TOLD, total(52))
    assert finding.claims == ("r9.c1", "r2.c1", "r1.c1")
    assert (finding.proof, finding.repairs, finding.severity) == (("40 + 12 = 52",), ("52 → 40",), 4)


@pytest.mark.parametrize(
    "last",
    [
        total(40),
        total(51),
        total(52, NIGHT, "AA-2"),
        total(52, thing="munition"),
        total(52, stance="denied"),
        total(52, part_of="r9.c2"),
        total(52, NIGHT._replace(end=NIGHT.end and NIGHT.end.replace(hour=6))),
        total(52)._replace(published=None),
        total(52, state="rejected"),
    ],
)
def test_no_sum_no_finding(last: Told) -> None:
    assert look("CC707", *TOLD, last) == ()


def test_a_further_number_adds_and_is_not_counted_twice() -> None:
    evening, rest = TOLD
    assert look("CC707", evening, rest._replace(claim=rest.claim._replace(cue="further")), total(52)) == ()


def test_a_handful_added_again_may_be_chance() -> None:
    small = told("r1.c1", 4, after=-9, window=EVENING)
    assert look("CC707", small, TOLD[1], total(44)) == ()


def test_a_week_that_adds_every_tranche_again() -> None:
    nights = [told(f"r{day}.c1", 10 * day, after=24 * (day - 10), window=_night(day)) for day in (2, 3, 4)]
    inside = told("r5.c1", 7, after=-24 * 7 - 5, window=hours("02 18:00", "02 21:00"))
    week = total(97, Window(_night(2).start, _night(4).end, None, "minute", "UTC"))
    [finding] = look("CC707", *nights, inside, week)
    assert finding.proof == ("20 + 30 + 40 + 7 = 97", "20 + 30 + 40 = 90")
    missing = [each for each in nights if each.claim.count.low != 30]
    other = week._replace(claim=week.claim._replace(count=Count(67, 67)))
    assert look("CC707", *missing, told("r5.c1", 7, after=-190, window=hours("01 18:00", "01 21:00")), other) == ()


def _night(day: int) -> Window:
    return hours(f"{day - 1:02} 17:00", f"{day:02} 04:00")


FIGURES = [
    figure(20, 25, night(f"2025-07-{day:02}"), place="AA-1") for day in range(2, 9)
]  # 1 July noon to 8 July noon


def longer(number: int | Count, figures: list[Figure], window: Window | None = None, **given: Any) -> list[int]:
    week = told("r9.c1", number, window=window or days(2, 7), source="t.me/ministry")
    return [each.severity for each in look("CC708", week, figures=figures, **given)]


def test_a_week_outside_the_bounds_of_its_nights() -> None:
    # from midnight on 2 July to midnight on 7 July: five nights wholly inside, seven touched
    assert longer(100, FIGURES) == []
    assert longer(99, FIGURES) == [2]
    assert longer(175, FIGURES) == []
    assert longer(176, FIGURES) == [2]
    assert longer(Count(99, 99, "about"), FIGURES) == []
    assert longer(Count(80, 80, "about"), FIGURES) == [4]
    assert longer(Count(0, 99, "up_to"), FIGURES) == [2]
    assert longer(Count(90, None, "at_least"), FIGURES) == []


def test_a_missing_or_unbounded_night_leaves_room_above_but_not_below() -> None:
    assert longer(900, FIGURES[:3] + FIGURES[4:]) == []
    assert longer(79, FIGURES[:3] + FIGURES[4:]) == [2]
    opened = [*FIGURES[:3], FIGURES[3]._replace(high=None, reported=(20, None)), *FIGURES[4:]]
    assert longer(900, opened) == []


def test_what_was_reported_alone_gives_a_note() -> None:
    reported = [each._replace(high=None, reported=(20, 25)) for each in FIGURES]
    assert longer(176, reported) == [5]
    assert longer(175, reported) == []


def test_another_source_place_thing_or_a_single_night_is_not_compared() -> None:
    for fields in ({"source": None}, {"source": "t.me/desk"}, {"place": "AA"}, {"thing": "munition"}):
        assert longer(1, [each._replace(**fields) for each in FIGURES]) == []  # type: ignore[arg-type]
    assert longer(1, FIGURES, Window(None, None, date(2025, 7, 5), "night", "UTC")) == []


def test_a_total_that_is_itself_counted_in_a_night_is_not_held_against_it() -> None:
    assert longer(1, [each._replace(counted=("r9.c1",)) for each in FIGURES]) == []


def test_the_proof_names_the_nights_and_shows_their_claims() -> None:
    parts = [told(f"r{day}.c1", 20, after=24 * (day - 10)) for day in range(2, 9)]
    figures = [each._replace(counted=(part.claim.id,)) for each, part in zip(FIGURES, parts, strict=True)]
    [finding] = look("CC708", *parts, told("r9.c1", 99, window=days(2, 7)), figures=figures)
    assert finding.message == "99 drones intercepted over 5 nights, which add to at least 100"
    assert finding.claims == ("r9.c1", "r3.c1", "r4.c1", "r5.c1", "r6.c1", "r7.c1")
    assert finding.proof[0] == "20 + 20 + 20 + 20 + 20 = 100 > 99"


def test_a_proof_of_the_algebra_comes_first_and_alone() -> None:
    parts = [told(f"r{day}.c1", 20, after=24 * (day - 10)) for day in range(2, 9)]
    proved = Contradiction("longer", ("r9.c1", "r3.c1"), "99 < 100", ("100 > 99",), (), 2)
    claims = (*parts, told("r9.c1", 99, window=days(2, 7)))
    [finding] = look("CC708", *claims, figures=FIGURES, contradictions=[proved])
    assert (finding.message, finding.severity) == ("99 < 100", 2)


def test_a_total_explained_by_counting_twice_is_told_once() -> None:
    nights = [told(f"r{day}.c1", 10 * day, after=24 * (day - 10), window=_night(day)) for day in (2, 3, 4)]
    inside = told("r5.c1", 7, after=-24 * 7 - 5, window=hours("02 18:00", "02 21:00"))
    week = told("r9.c1", 97, after=2, window=Window(_night(2).start, _night(4).end, None, "minute", "UTC"))
    figures = [figure(10 * day, 10 * day, night(f"2025-07-{day:02}"), place="AA-1") for day in (2, 3, 4)]
    assert len(look("CC707", *nights, inside, week, figures=figures)) == 1
    assert look("CC708", *nights, inside, week, figures=figures) == ()
