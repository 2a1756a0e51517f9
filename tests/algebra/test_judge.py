from datetime import UTC, date, datetime

import pytest
from strategies import claim

from counterclaim.algebra import judge
from counterclaim.model.records import Count, Evidence, Quote, Regrouping, Speaker, Town, Window

NIGHT = Window(date=date(2030, 7, 10), precision="night")
OTHER_NIGHT = Window(date=date(2030, 7, 11), precision="night")


def hours(first, last):
    return datetime(2030, 7, 10, tzinfo=UTC).replace(hour=first), datetime(2030, 7, 10, tzinfo=UTC).replace(hour=last)


def split(total, parts, closed=True, **fields):
    """A total over a country and a sea, and its parts as (code, count)."""
    whole = claim("w", total, ("AA", "sea:x"), window=NIGHT, closed=closed, **fields)
    return [whole, *(claim(code, count, (code,), window=NIGHT, part_of="w") for code, count in parts)]


def one(claims, regroupings=()):
    contradictions, _, issues = judge(claims, regroupings)
    assert not issues
    assert len(contradictions) == 1
    return contradictions[0]


def silent(claims):
    contradictions, _, issues = judge(claims)
    return not contradictions and not issues


def test_parts_above_their_total_need_nothing_granted():
    found = one(split(10, [("AA-1", 8), ("AA-2", 3)]))
    assert (found.kind, found.severity, found.rests_on) == ("sum", 1, ())
    assert found.message == "10 stated, parts add to 11 (3 minimal repairs)"
    assert found.proof == ("8 + 3 = 11 > 10",)
    assert found.repairs == ("10 → 11", "AA-1 8 → 7", "AA-2 3 → 2")
    assert found.claims == ("w", "AA-1", "AA-2")


def test_parts_below_their_total_rest_on_the_list_being_complete():
    found = one(split(14, [("AA-1", 8), ("AA-2", 3)]))
    assert (found.kind, found.severity) == ("sum", 4)
    assert found.proof == ("8 + 3 = 11 < 14",)
    assert found.rests_on == ("the parts told are all of the 14",)
    assert "some of the 14 in none of the parts told" in found.repairs
    assert silent(split(14, [("AA-1", 8), ("AA-2", 3)], closed=False))


def test_a_part_above_its_whole():
    found = one(split(10, [("AA-1", 12)]))
    assert (found.kind, found.message) == ("part", "10 stated, a part of it is 12 (2 minimal repairs)")


def test_an_approximate_number_is_granted_by_name():
    assert silent(split(20, [("AA-1", 12), ("AA-2", 10)], form="about"))
    found = one(split(20, [("AA-1", 12), ("AA-2", 11)], form="about"))
    assert (found.severity, found.rests_on) == (4, ('"20 drone" taken as 18 to 22',))
    assert found.proof == ("12 + 11 = 23 > 22",)


def test_a_certain_contradiction_is_not_explained_by_a_soft_one():
    soft = claim("s", (5, None), ("sea:x",), window=NIGHT, part_of="w", form="several")
    assert one([*split(10, [("AA-1", 8), ("AA-2", 3)], closed=False), soft]).severity == 1


def test_parts_of_the_same_place_may_overlap():
    report = split(10, [("AA-1", 6), ("AA-2", 4)])
    towards = claim("t", 7, ("AA", "sea:x"), window=NIGHT, part_of="w")
    assert silent([*report, towards])
    assert silent([*report, towards._replace(places=())])
    assert silent([*report, claim("again", 6, ("AA-1",), window=NIGHT, part_of="w")])


def test_parts_are_apart_by_hours_and_by_thing():
    whole = claim("w", 10, ("AA",), hours(0, 8))
    slots = [claim(f"s{n}", 6, ("AA",), hours(n, n + 2), part_of="w") for n in (0, 4)]
    assert one([whole, *slots]).proof == ("6 + 6 = 12 > 10",)
    things = [claim(thing, 6, ("AA",), thing=thing, part_of="w") for thing in ("drone", "missile")]
    assert one([whole._replace(thing="munition"), *things]).proof == ("6 + 6 = 12 > 10",)


def test_a_whole_takes_in_the_places_of_its_parts():
    assert silent(split(5, [("AA-1", 3), ("BB-1", 2)]))


def test_the_same_number_over_each_of_several_places():
    parts = [claim(code, 2, (code,), window=NIGHT, part_of="w", each=True) for code in ("AA-1", "AA-2", "AA-3")]
    found = one([*split(5, []), *parts])
    assert (found.kind, found.message) == ("each", "5 stated, 2 each over 3 places make 6 (4 minimal repairs)")
    written = [part._replace(evidence=Evidence(count=(7, 10))) for part in parts]
    assert one([*split(5, []), *written]).repairs == ("5 → 6", "2 each → 5 in all")


def grouped():
    parts = [claim(code, 2, (code,), window=NIGHT, part_of="w", each=True) for code in ("AA-1", "AA-2", "AA-3")]
    return [*split(10, [("sea:x", 6)]), *parts], Regrouping(("AA-2", "AA-3"), Count(2, 2), Quote(0, 9, "B and C"))


def test_a_contradiction_that_one_reading_dissolves():
    report, reading = grouped()
    assert one(report).severity == 1
    found = one(report, [reading])
    assert (found.kind, found.severity) == ("sum", 4)
    assert found.rests_on == ('"2 each" covers all 3 places; the numbers can hold if "B and C" share one 2',)
    assert found.repairs[-1] == "AA-2 and AA-3 2 + 2 → 2 shared"


def test_a_contradiction_under_every_reading_rests_on_none():
    report, reading = grouped()
    found = one([report[0]._replace(count=Count(9, 9)), *report[1:]], [reading])
    assert (found.severity, found.rests_on) == (1, ())


def test_what_adds_or_tells_of_the_past_is_not_compared():
    report = split(10, [("AA-1", 10)])
    for fields in ({"cue": "further"}, {"background": True}, {"stance": "denied"}, {"form": "singular"}):
        assert silent([*report, claim("x", 90, ("AA-1",), window=NIGHT, **fields)])
    assert silent([*report, claim("x", 90, (), window=NIGHT)])


def test_a_further_part_lies_in_its_whole():
    part = claim("x", 90, ("AA-1",), window=NIGHT, cue="further", part_of="w")
    assert one([*split(10, []), part]).kind == "part"


def test_a_correction_retires_the_number():
    report = split(10, [("AA-1", 8), ("AA-2", 3)])
    assert silent([*report, claim("new", 11, ("AA", "sea:x"), window=NIGHT, corrects="w")])


def test_two_totals_of_the_same():
    report = [claim("a", 10, ("AA",), window=NIGHT), claim("b", 12, ("AA",), window=NIGHT)]
    found = one(report)
    assert (found.kind, found.message) == ("totals", "10 and 12 stated for the same (2 minimal repairs)")
    for change in (
        {"window": OTHER_NIGHT},
        {"speaker": Speaker("Somebody else")},
        {"stance": "preliminary"},
        {"measure": "launched"},
        {"thing": "missile"},
        {"model": "X-1"},
        {"cue": "further"},
        {"places": claim("", 1, ("BB",)).places},
        {"count": Count(5, None, "at_least")},
    ):
        assert silent([report[0], report[1]._replace(**change)])


def test_numbers_that_share_a_verb_and_a_place_count_two_kinds():
    said = Evidence(measure=(30, 35), places=((11, 13),))
    report = [claim(key, n, ("AA",), window=NIGHT, evidence=said) for key, n in (("a", 3), ("b", 2))]
    assert silent(report)
    assert one([report[0], report[1]._replace(evidence=Evidence(measure=(90, 95)))]).kind == "totals"


def test_two_numbers_of_people_or_things_may_count_two_kinds():
    for thing, measure in (("person", "injured"), ("vehicle", "damaged"), ("site", "hit")):
        report = [claim(key, n, ("AA",), window=NIGHT, thing=thing, measure=measure) for key, n in (("a", 2), ("b", 3))]
        assert silent(report)
        assert one([*report, claim("c", 3, ("AA",), thing=thing, measure=measure, part_of="a")]).kind == "part"


def test_a_region_told_apart_from_its_split():
    report = split(10, [("AA-1", 7), ("sea:x", 3)])
    found = one([*report, claim("own", 6, ("AA-1",), window=NIGHT)])
    assert (found.kind, found.severity, found.proof) == ("totals", 4, ("7 > 6",))
    assert found.rests_on == ("the numbers told apart (10, 6) count the same events, and none adds to another",)
    assert found.claims == ("AA-1", "own")
    assert one([*report, claim("own", 8, ("AA-1",), window=NIGHT)]).proof == ("3 + 8 = 11 > 10",)


def test_undated_claims_are_compared_over_the_same_place_only():
    assert one([claim("a", 10, ("AA",)), claim("b", 12, ("AA",))]).kind == "totals"
    assert silent([claim("a", 10, ("AA",)), claim("b", 12, ("AA-1",))])


def test_hours_and_regions_lie_in_longer_and_larger_ones():
    total = claim("w", 5, ("AA",), hours(0, 8))
    inside = [claim("a", 3, ("AA-1",), hours(0, 3)), claim("b", 3, ("AA-2",), hours(2, 8))]
    assert one([total, *inside]).proof == ("3 + 3 = 6 > 5",)
    assert silent([total, inside[0], claim("b", 3, ("AA-1",), hours(2, 8))])
    assert silent([total, inside[0], claim("b", 3, ("AA-2",), hours(7, 9))])


def test_hours_that_fill_a_longer_stretch():
    slots = [claim("a", 3, ("AA",), hours(0, 3)), claim("b", 3, ("AA",), hours(3, 8))]
    assert one([claim("w", 7, ("AA",), hours(0, 8)), *slots]).proof == ("3 + 3 = 6 < 7",)


def test_towns_lie_in_their_region():
    region = claim("r", 2, ("AA-1",), window=NIGHT)
    towns = [claim(name, 2, ("AA-1",), window=NIGHT, towns=(Town(name, None, "AA-1"),)) for name in ("X", "Y")]
    assert one([region, *towns]).proof == ("2 + 2 = 4 > 2",)
    assert silent(towns)
    assert silent([region, towns[0]._replace(count=Count(9, 9), towns=(Town("X", None, None),))])


def test_a_union_of_regions_holds_each():
    union = claim("u", 2, ("AA-1+AA-2",), window=NIGHT)
    assert one([union, claim("a", 3, ("AA-2",), window=NIGHT)]).kind == "part"


def outcomes(launched, **fields):
    told = {"intercepted": 30, "suppressed": 15, "hit": 7}
    return [
        claim("l", launched, measure="launched", window=NIGHT),
        *(claim(measure, count, measure=measure, window=NIGHT)._replace(**fields) for measure, count in told.items()),
    ]


def test_outcomes_of_what_was_launched():
    found = one(outcomes(50))
    assert (found.kind, found.proof) == ("outcomes", ("30 + 15 + 7 = 52 > 50",))
    assert found.message == "50 launched, outcomes add to 52 (4 minimal repairs)"
    assert silent(outcomes(52))
    assert silent(outcomes((50, None)))
    for change in ({"window": OTHER_NIGHT}, {"thing": "missile"}, {"thing": "site"}, {"background": True}):
        assert silent(outcomes(50, **change))


def test_outcomes_as_parts_of_what_was_launched():
    told = [claim(measure, 30, measure=measure, part_of="l") for measure in ("intercepted", "suppressed")]
    assert one([claim("l", 50, measure="launched"), *told]).kind == "outcomes"


@pytest.mark.parametrize("measure", ["debris", "killed"])
def test_what_cannot_be_a_part_is_said_and_let_go(measure):
    contradictions, _, issues = judge([claim("w", 1), claim("p", 3, measure=measure, part_of="w")])
    assert not contradictions
    assert [issue.code for issue in issues] == ["unlike_part"]


def test_circular_parts_are_said_and_let_go():
    contradictions, _, issues = judge([claim("a", 1, part_of="b"), claim("b", 3, part_of="a")])
    assert not contradictions
    assert {issue.code for issue in issues} == {"circular_part"}


def test_two_contradictions_of_one_total_are_told_apart():
    report = split(10, [("AA-1", 7), ("AA-2", 3)], closed=False)
    inner = [claim(f"i{code}", 9, (code,), window=NIGHT, part_of=code) for code in ("AA-1", "AA-2")]
    first, second = judge([*report, *inner])[0]
    assert (first.claims, second.claims) == (("AA-1", "iAA-1"), ("AA-2", "iAA-2"))
    assert first.repairs == ("7 → 9", "AA-1 9 → 7")


@pytest.mark.parametrize("size", [10**5, 10**7, 10**9, 10**12])
def test_large_counts_stay_exact(size):
    parts = [(f"AA-{number}", size) for number in range(9)]
    assert silent(split(9 * size, parts))
    assert one(split(9 * size - 1, parts)).proof[0].endswith(f"= {9 * size} > {9 * size - 1}")
    assert one(split(9 * size + 1, parts)).severity == 4
