"""Bounds and clashes of many reports, against an enumeration of every world of a few events."""

from datetime import UTC, datetime
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.accounts.context import Box, Constraint
from counterclaim.algebra.shared import clashes, reach

ENDS = [datetime(2031, 1, 1, hour, tzinfo=UTC) for hour in (0, 2, 6)]
SPANS = [(ENDS[0], ENDS[1]), (ENDS[1], ENDS[2]), (ENDS[0], ENDS[2])]
SITES = (None, frozenset({"AA"}), frozenset({"AA-1"}), frozenset({"AA-2"}), frozenset({"AA-1", "BB"}))
THINGS = (("drone",), ("munition",))
MOST = 4  # events in a cell at most; enough for the numbers below
CELLS = list(product(("AA", "AA-1", "AA-2", "BB", "elsewhere"), SPANS[:2], ("drone", "missile")))
BELOW = {"drone": {"drone"}, "munition": {"drone", "missile"}}


def parent(code):
    return "AA" if code.startswith("AA-") else None


def holds(box, cell):
    place, span, thing = cell
    here = box.sites is None or any(place == site or parent(place) == site for site in box.sites)
    timely = box.span is None or (box.span[0] <= span[0] and span[1] <= box.span[1])
    return here and timely and any(thing in BELOW[each] for each in box.things)


def counted(each):
    taken = [cell for cell in CELLS if any(holds(box, cell) for box in each.minus)]
    return frozenset(index for index, cell in enumerate(CELLS) if holds(each.box, cell) and cell not in taken)


def totals(said, asked):
    """Every number of the question in some world, up to a cap; breadth first over the vectors of counts."""
    scopes = [counted(each) for each in said] + [frozenset(i for i, cell in enumerate(CELLS) if holds(asked, cell))]
    kinds = {tuple(index in scope for scope in scopes) for index in range(len(CELLS))}
    caps = [each.high if each.high is not None else each.low for each in said] + [MOST * 4]
    hard = [each.high is not None for each in said] + [False]
    seen = {(0,) * len(scopes)}
    edge = list(seen)
    while edge:
        vector = edge.pop()
        for kind in kinds:
            more = [a + b for a, b in zip(vector, kind, strict=True)]
            if any(h and m > c for h, m, c in zip(hard, more, caps, strict=True)):
                continue
            new = tuple(min(m, c) for m, c in zip(more, caps, strict=True))
            if new not in seen:
                seen.add(new)
                edge.append(new)
    return {v[-1] for v in seen if all(each.low <= n for each, n in zip(said, v, strict=False))}


boxes = st.builds(Box, st.sampled_from(THINGS), st.sampled_from(SITES), st.sampled_from(SPANS))


@st.composite
def rows(draw, most=5):
    found = []
    for index in range(draw(st.integers(1, most))):
        low = draw(st.integers(0, 3))
        high = draw(st.sampled_from([low, low, None, low + 1]))
        found.append(Constraint((f"c{index}",), draw(boxes), low, high))
    if draw(st.booleans()):
        box, minus = draw(boxes), draw(st.lists(boxes, max_size=2))
        found.append(Constraint(("list",), box, 0, 0, False, tuple(minus)))
    return found


@settings(max_examples=250, deadline=None)
@given(rows(), boxes)
def test_bounds_are_those_of_all_worlds(said, asked):
    possible = totals(said, asked)
    low, high, _ = reach(said, asked, parent)
    if possible:
        assert low == min(possible)
        assert (high is None) == (max(possible) == MOST * 4)
        assert high is None or high == max(possible)


@settings(max_examples=150, deadline=None)
@given(rows())
def test_clashes_are_minimal_and_all_that_is_left_fits(said):
    anything = Box(("munition",), None, None)
    found = clashes(said, parent)
    assert bool(found) == (not totals(said, anything))
    for each in found:
        held = [said[index] for index in each.constraints]
        assert not totals(held, anything)
        for index in range(len(held)):
            assert totals(held[:index] + held[index + 1 :], anything)
        for way in each.repairs:
            assert totals([said[index] for index in each.constraints if index not in way], anything)
    gone = {index for each in found for index in each.constraints}
    assert totals([each for index, each in enumerate(said) if index not in gone], anything)


@settings(max_examples=100, deadline=None)
@given(rows(most=3), boxes)
def test_contradictory_rows_still_give_bounds(said, asked):
    low, high, _ = reach(said, asked, parent)
    assert high is None or low <= high
    assert reach(said, asked, parent) == (low, high, _)


def test_what_binds_is_named():
    total = Constraint(("total",), Box(("drone",), frozenset({"AA"}), SPANS[2]), 14, 14)
    part = Constraint(("part",), Box(("drone",), frozenset({"AA-1"}), SPANS[2]), 8, 8)
    asked = Box(("drone",), frozenset({"AA-2"}), SPANS[2])
    assert reach([total, part], asked, parent) == (0, 6, ("total", "part"))
    assert reach([], asked, parent) == (0, None, ())
