from datetime import UTC, date, datetime

import pytest
from strategies import claim

from counterclaim.algebra import Query, bounds
from counterclaim.model.records import Speaker, Window

NIGHT = Window(date=date(2030, 7, 10), precision="night")
HOURS = Window(datetime(2030, 7, 10, 1, tzinfo=UTC), datetime(2030, 7, 10, 5, tzinfo=UTC), None, "minute")
TOTAL = claim("w", 14, ("AA", "sea:x"), window=NIGHT, closed=True)
PARTS = [claim("sea", 8, ("sea:x",), window=NIGHT, part_of="w"), claim("one", 4, ("AA-1",), window=NIGHT, part_of="w")]
LAST = claim("two", 2, ("AA-2",), window=NIGHT, part_of="w")


def ask(claims, *places, window=NIGHT, thing="drone"):
    return bounds(claims, Query("intercepted", thing, places, window))


def test_a_closed_split_fixes_its_regions():
    assert ask([TOTAL, *PARTS, LAST], "AA")[:2] == (6, 6)
    assert ask([TOTAL, *PARTS, LAST], "AA-3")[:2] == (0, 0)


def test_an_open_split_bounds_them():
    open_total = TOTAL._replace(closed=False)
    assert ask([open_total, *PARTS], "AA-1") == (4, 6, ("w", "sea", "one"))
    assert ask([open_total, *PARTS], "AA-1", window=Window())[1] is None


def test_what_no_claim_covers_has_no_upper_bound():
    assert ask([TOTAL, *PARTS, LAST], "AA", "BB")[:2] == (6, None)
    assert ask([TOTAL, *PARTS, LAST], thing="munition")[:2] == (14, None)
    assert ask([], "AA") == (0, None, ())


def test_a_further_number_adds():
    further = claim("f", 11, ("AA-1",), window=NIGHT, cue="further")
    assert ask([TOTAL, *PARTS, LAST, further], "AA")[:2] == (17, 17)
    assert ask([TOTAL, *PARTS, LAST, further], "AA").binding[-1] == "f"
    assert ask([further, TOTAL, *PARTS, LAST], "AA")[:2] == (6, 17)
    past = claim("p", 99, ("AA-1",), window=NIGHT, background=True)
    assert ask([TOTAL, *PARTS, LAST, past], "AA")[:2] == (6, 6)


def test_accounts_that_agree_narrow_and_accounts_that_differ_widen():
    other = claim("o", (3, 12), ("AA",), window=NIGHT, speaker=Speaker("Another"))
    own = claim("own", (1, 5), ("AA",), window=NIGHT)
    assert ask([other, own], "AA")[:2] == (3, 5)
    assert ask([other._replace(count=claim("", 9).count), own], "AA")[:2] == (1, 9)


def test_numbers_of_people_bound_one_by_one():
    injured = claim("i", 3, ("AA-1",), window=NIGHT, thing="person", measure="injured")
    assert bounds([injured], Query("injured", "person", ("AA-1",), NIGHT)) == (3, 3, ("i",))


def test_a_number_of_one_kind_is_no_upper_bound():
    men = claim("m", 2, ("AA-1",), window=NIGHT, thing="person", measure="injured")
    assert bounds([men, men._replace(id="n")], Query("injured", "person", ("AA-1",), NIGHT))[:2] == (2, None)
    assert ask([claim("x", 20, ("AA",), window=NIGHT, model="X-1")], "AA")[:2] == (20, None)


def test_contradictory_numbers_bound_by_what_each_minimal_repair_leaves():
    short = [TOTAL._replace(count=claim("", 12).count), *PARTS, LAST]
    assert ask(short, "sea:x") == (6, 8, ("w", "sea", "one", "two"))
    assert ask(short, "AA-1")[:2] == (2, 4)
    assert ask([TOTAL, *PARTS, LAST, claim("x", 99, ("AA-1",), window=NIGHT, part_of="one")], "sea:x")[:2] == (8, 8)


def test_a_claim_with_no_place_counts_somewhere():
    assert ask([claim("n", 7, window=NIGHT)])[:2] == (7, None)
    assert ask([claim("n", 7, window=NIGHT)], "AA")[:2] == (0, None)


@pytest.mark.parametrize("size", [10**6, 10**9])
def test_large_bounds_are_exact(size):
    halves = [claim(name, size, ("AA",), (first, last)) for name, first, last in slots()]
    assert bounds(halves, Query("intercepted", "drone", ("AA",), HOURS))[:2] == (2 * size, 2 * size)


def slots():
    middle = HOURS.start.replace(hour=3)
    return ("a", HOURS.start, middle), ("b", middle, HOURS.end)
