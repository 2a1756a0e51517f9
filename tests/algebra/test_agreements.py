from datetime import UTC, datetime

from strategies import claim

from counterclaim.algebra import judge
from counterclaim.model.records import Agreement

EIGHT = datetime(2030, 7, 10, 8, tzinfo=UTC)


def hours(first, last):
    return EIGHT.replace(hour=first), EIGHT.replace(hour=last)


def agreements(*claims):
    return judge(claims)[1]


def test_parts_that_fill_their_whole():
    whole = claim("w", 14, ("AA",), closed=True)
    parts = [claim(f"p{n}", count, (f"AA-{n}",), part_of="w") for n, count in enumerate((8, 2, 4))]
    assert agreements(whole, *parts) == (Agreement("8 + 2 + 4 = 14", ("w", "p0", "p1", "p2")),)
    assert agreements(whole._replace(closed=False), *parts)[0].message == "8 + 2 + 4 = 14"
    assert not agreements(whole, *parts[:2])
    towards = claim("t", 3, ("AA-1",), part_of="w")
    assert agreements(whole, *parts, towards)[0].message == "8 + 2 + 4 = 14"


def test_slots_beside_a_total():
    total = claim("t", 11, ("AA-1",), cue="further")
    slots = [claim("a", 3, ("AA-1",), hours(7, 8)), claim("b", 8, (), hours(8, 10))]
    assert agreements(total, *slots) == (Agreement("3 + 8 = 11", ("t", "a", "b")),)
    assert agreements(*slots, total) == (Agreement("3 + 8 = 11", ("t", "a", "b")),)
    for change in (
        {"window": claim("", 1, hours=hours(7, 9)).window},
        {"window": total.window},
        {"places": claim("", 1, ("AA-2",)).places},
        {"thing": "missile"},
        {"measure": "launched"},
        {"count": claim("", (8, None)).count},
        {"background": True},
    ):
        assert not agreements(total, slots[0], slots[1]._replace(**change))
    assert not agreements(total, claim("x", 1, ("BB",)), *slots)
