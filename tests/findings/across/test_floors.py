from __future__ import annotations

from typing import Any

import pytest

from counterclaim.model import Count, Evidence, Quote, Speaker, Town, Window
from counterclaim.model.kept import Told

from .made import NIGHT, at_least, days, entry, hours, look, told

UNDATED = Window()
ALDERTON = (Town("Alderton", "geonames:1", "AA-1"),)


def falls(later: dict[str, Any], number: int | Count = 15, *codes: str, **earlier: Any) -> list[int]:
    """The severities of what a later number raises after an "at least 20"."""
    one = told("r1.c1", at_least(20), "AA-1", **earlier)
    return [each.severity for each in look("CC701", one, told("r2.c1", number, *codes, **{"after": 3, **later}))]


@pytest.mark.parametrize(
    ("severity", "later", "number", "codes"),
    [
        (2, {}, 15, ()),
        (2, {}, 15, ("AA",)),  # the whole country
        (2, {"thing": "munition"}, 15, ()),
        (2, {}, Count(0, 15, "up_to"), ()),
        (4, {"stance": "preliminary"}, 15, ()),
        (4, {}, Count(15, 15, "about"), ()),
        (3, {"source": "t.me/desk", "speaker": Speaker("t.me/ministry")}, 15, ()),
    ],
)
def test_a_later_number_below_the_least(severity: int, later: dict[str, Any], number: Any, codes: Any) -> None:
    assert falls(later, number, *codes) == [severity]


@pytest.mark.parametrize(
    ("later", "number", "codes"),
    [
        ({}, 20, ()),
        ({}, at_least(15), ()),
        ({}, Count(19, 19, "about"), ()),  # 17 to 21
        ({}, 15, ("AA-2",)),
        ({"thing": "missile"}, 15, ()),
        ({"measure": "hit"}, 15, ()),
        ({"model": "Model 7"}, 15, ()),
        ({"window": days(1, 1)}, 15, ()),
        ({"window": hours("09 20:00", "09 23:00")}, 15, ()),  # a part of the night
        ({"part_of": "r2.c9"}, 15, ()),
        ({"cue": "further"}, 15, ()),
        ({"each": True}, 15, ()),
        ({"corrects": "r2.c9"}, 15, ()),
        ({"stance": "denied"}, 15, ()),
        ({"background": True}, 15, ()),
        ({"state": "rejected"}, 15, ()),
        ({"source": "t.me/governor"}, 15, ()),
        ({"after": -3}, 15, ()),
        ({"after": 24 * 8}, 15, ()),
    ],
)
def test_no_fall(later: dict[str, Any], number: Any, codes: Any) -> None:
    assert falls(later, number, *codes) == []


def test_several_numbers_of_the_later_report_are_added() -> None:
    first = told("r1.c1", at_least(20), "AA")
    later = [told("r2.c1", 15, "AA", after=3), told("r2.c2", 6, "AA-2", after=3)]
    assert look("CC701", first, *later) == ()
    assert len(look("CC701", first, *later[:1])) == 1


def test_a_report_that_was_deleted_is_held_against_nobody() -> None:
    claims = [told("r1.c1", at_least(20)), told("r2.c1", 15, after=3)]
    assert look("CC701", *claims, entries=[entry("r1", gone=2)]) == ()
    assert len(look("CC701", *claims, entries=[entry("r1", gone=9)])) == 1


def test_a_higher_number_that_returns_shows_two_things_told_in_turn() -> None:
    claims = [told("r1.c1", at_least(20)), told("r2.c1", 15, after=3), told("r3.c1", 24, after=5)]
    assert look("CC701", *claims) == ()


def test_the_first_report_below_is_shown_with_both_quotes() -> None:
    claims = [told("r1.c1", at_least(20)), told("r2.c1", 15, after=3), told("r3.c1", 14, after=5)]
    [finding] = look("CC701", *claims)
    assert finding.claims == ("r1.c1", "r2.c1")
    assert [quote.text for quote in finding.quotes] == ["words of r1.c1", "words of r2.c1"]
    assert (finding.message, finding.proof) == ("at least 20 drones intercepted, later 15", ("15 < 20",))


def test_a_town_within_hours_stands_in_for_a_time() -> None:
    fields: dict[str, Any] = {"window": UNDATED, "measure": "killed", "thing": "person"}
    assert falls({**fields, "towns": ALDERTON}, **fields, towns=ALDERTON) == [4]
    assert falls({**fields, "towns": ALDERTON, "after": 13}, **fields, towns=ALDERTON) == []
    assert falls(fields, **fields) == []
    assert falls({**fields, "window": NIGHT, "towns": ALDERTON}, **fields, towns=ALDERTON) == []


def test_some_of_the_people_are_not_all_of_them() -> None:
    def hurt(name: str, number: int | Count, noun: str, after: float = 0) -> Told:
        claim = told(name, number, after=after, measure="injured", thing="person")
        start = claim.claim.quote.start
        spans = Evidence(thing=(start + 2, start + 2 + len(noun)) if noun else None)
        quote = Quote(start, start + 2 + len(noun), f"N {noun}")
        return claim._replace(claim=claim.claim._replace(quote=quote, evidence=spans))

    first = hurt("r1.c1", at_least(5), "residents")
    assert len(look("CC701", first, hurt("r2.c1", 2, "resident", after=3))) == 1
    assert len(look("CC701", first, hurt("r2.c1", 2, "", after=3))) == 1
    assert look("CC701", first, hurt("r2.c1", 2, "women", after=3)) == ()
