from __future__ import annotations

import pytest

from counterclaim.model import Claim, Evidence, Place, Town

from .conftest import Reports, between, look


def split(report: Reports, *codes: str, closed: bool = True, **fields: object) -> list[Claim]:
    whole = report.claim(14, *dict.fromkeys(codes), closed=closed)
    return [whole, *(report.claim(2, code, part_of=whole, **fields) for code in codes)]  # type: ignore[arg-type]


def test_one_region_twice_in_a_split(report: Reports) -> None:
    [finding] = look(*split(report, "AA-1", "AA-2", "AA-1"), code="CC301")
    assert finding.message == "Alder region stands twice in the split of 14 drones"
    assert finding.claims == ("c1", "c2", "c4")
    assert finding.rests_on == ("the list naming each place once",)


def test_a_sea_three_times(report: Reports) -> None:
    [finding] = look(*split(report, "sea:grey", "sea:grey", "sea:grey"), code="CC301")
    assert finding.message == "Grey Sea stands 3 times in the split of 14 drones"


def test_two_names_of_one_region_are_said_to_be_taken_as_one(report: Reports) -> None:
    *claims, last = split(report, "AA-1", "AA-2", "AA-1")
    renamed = last._replace(places=(Place("AA-1", "Old Alder"),))
    [finding] = look(*claims, renamed, code="CC301")
    assert finding.rests_on[1] == "“Alder region” and “Old Alder” naming one place"


@pytest.mark.parametrize(
    "change",
    [
        {"thing": "missile"},
        {"measure": "suppressed"},
        {"model": "Kestrel-2"},
        {"window": between("2025-07-10T04:00", "2025-07-10T05:00")},
        {"towns": (Town("Elmfield", None, "AA-1"),)},
        {"cue": "further"},
        {"part_of": None},
        {"background": True},
        {"evidence": Evidence(places=((26, 27),))},  # the words that place the first part
        {"evidence": Evidence()},
        {"quote": None},
    ],
)
def test_two_parts_in_one_region_that_differ_otherwise(report: Reports, change: dict[str, object]) -> None:
    whole, first, last = split(report, "AA-1", "AA-1")
    assert look(whole, first, last, code="CC301")
    change = {"quote": first.quote} if "quote" in change else change
    assert not look(whole, first, last._replace(**change), code="CC301")  # type: ignore[arg-type]


def test_one_region_twice_in_an_open_list(report: Reports) -> None:
    assert not look(*split(report, "AA-1", "AA-2", "AA-1", closed=False), code="CC301")


def test_a_part_in_another_region_than_its_whole(report: Reports) -> None:
    whole = report.claim(10, "AA-1", "AA-2", closed=True)
    parts = [report.claim(6, "AA-1", part_of=whole), report.claim(4, "AA-3", part_of=whole)]
    [finding] = look(whole, *parts, code="CC302")
    assert finding.message == "Cedar region among the parts of 10 drones over Alder region and Birch region"
    assert (finding.claims, finding.severity) == (("c1", "c3"), 3)
    assert finding.rests_on


def test_a_part_abroad_depends_on_the_view_of_the_territory(report: Reports) -> None:
    whole = report.claim(10, "AA")
    [finding] = look(whole, report.claim(4, "BB-1", part_of=whole), code="CC302")
    assert finding.severity == 4
    assert finding.rests_on == ("whose view of the territory is used",)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (["AA"], "AA-1"),
        (["AA-1"], "AA-1"),
        (["AA-1"], "AA"),
        (["AA", "BB-1"], "BB-1"),
        (["AA"], "sea:grey"),
        (["sea:grey"], "AA-1"),
        ([], "AA-1"),
    ],
)
def test_a_part_inside_around_or_at_sea(report: Reports, whole: list[str], part: str) -> None:
    total = report.claim(10, *whole)
    assert not look(total, report.claim(4, part, part_of=total), code="CC302")


def test_a_closed_list_under_a_country_sets_its_own_frame(report: Reports) -> None:
    whole = report.claim(10, "AA", closed=True)
    parts = [report.claim(6, "AA-1", part_of=whole), report.claim(4, "BB-1", part_of=whole)]
    assert not look(whole, *parts, code="CC302")


def test_a_closed_list_mostly_outside_sets_its_own_frame(report: Reports) -> None:
    whole = report.claim(10, "AA-1", closed=True)
    parts = [report.claim(3, code, part_of=whole) for code in ("AA-1", "AA-2", "AA-3")]
    assert not look(whole, *parts, code="CC302")
    assert look(whole._replace(closed=False), *parts, code="CC302")


def test_places_taken_over_from_the_scope_are_not_held_against_a_part(report: Reports) -> None:
    whole = report.claim(10, "AA-1")
    assert not look(whole, report.claim(4, "AA-2", part_of=whole, stated=False), code="CC302")
    unplaced = report.claim(10, "AA-1", stated=False)
    assert not look(unplaced, report.claim(4, "AA-2", part_of=unplaced), code="CC302")
