from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import ENDS, claim, counts, reports
from worlds import Universe, parent

from counterclaim.algebra import Query, bounds, judge
from counterclaim.algebra.compile import compiled
from counterclaim.algebra.explain import conflict, repairs
from counterclaim.algebra.forest import plant
from counterclaim.algebra.frames import groups
from counterclaim.algebra.oracle import Oracle, settle
from counterclaim.algebra.proof import Farkas, Owner, Split, refutes
from counterclaim.algebra.quick import fits
from counterclaim.model.records import Count, Quote, Regrouping


def parted(report):
    """The owners that say something: a closure only of a claim with parts."""
    wholes = {each.part_of for each in report}
    return [Owner(each.id) for each in report] + [
        Owner(each.id, True) for each in report if each.closed and each.id in wholes
    ]


def possible(universe, owners):
    numbers = [universe.index[owner.claim] for owner in owners if not owner.closure]
    return universe.possible(numbers, [universe.index[owner.claim] for owner in owners if owner.closure])


@settings(max_examples=2000, deadline=None)
@given(reports())
def test_verdicts(report):
    universe = Universe(report, ENDS)
    forest, issues = plant(report)
    assert not issues
    answers = []
    for group in groups(forest, parent):
        system = compiled(group, forest, parent)
        answer = settle(system.rows, system.width)
        refuted = isinstance(answer, Farkas | Split)
        if refuted:
            assert refutes(system.rows, answer)
        assert not (refuted and fits(group, forest))
        answers.append(not refuted)
    assert all(answers) == possible(universe, parted(report))


@settings(max_examples=400, deadline=None)
@given(reports(most=5))
def test_explanations_and_repairs(report):
    universe = Universe(report, ENDS)
    forest, _ = plant(report)
    for group in groups(forest, parent):
        oracle = Oracle(compiled(group, forest, parent))
        owners = oracle.system.owners()
        found = conflict(oracle, owners)
        if found is None:
            continue
        assert refutes(found.rows, found.certificate)
        assert not possible(universe, found.owners)
        for owner in found.owners:
            assert possible(universe, [other for other in found.owners if other != owner])
        ways = repairs(oracle, owners, [found], lambda owner: frozenset({owner}), enough=64)
        assert ways.complete
        assert {frozenset(owner for number in each for owner in number) for each in ways.sets} == relaxed(
            universe, owners
        )


def relaxed(universe, owners):
    """All minimal sets of owners without which the rest is possible, by trying every set."""
    found = []
    for size in range(len(owners) + 1):
        for gone in map(frozenset, combinations(owners, size)):
            if not any(less <= gone for less in found) and possible(universe, [o for o in owners if o not in gone]):
                found.append(gone)
    return set(found)


@settings(max_examples=500, deadline=None)
@given(reports(most=4), reports(most=1))
def test_bounds(report, questions):
    asked = questions[0]._replace(id="?", count=claim("", (0, None)).count, part_of=None)
    universe = Universe([*report, asked], ENDS)
    owners = parted(report)
    beyond = 30  # more than all counts together
    seen = set()
    for gone in relaxed(universe, owners):
        limits = {
            place: (0, None) if Owner(each.id) in gone else (each.count.low, each.count.high)
            for place, each in enumerate(report)
        }
        limits[len(report)] = (0, None)
        closed = [universe.index[owner.claim] for owner in owners if owner.closure and owner not in gone]
        seen |= {vector[-1] for vector in universe.reach(limits, closed, {len(report): beyond})}
    query = Query("intercepted", asked.thing, tuple(place.code for place in asked.places), asked.window)
    found = bounds(report, query, parent)
    assert (found.low, found.high) == (min(seen), None if max(seen) == beyond else max(seen))
    if relaxed(universe, owners) == {frozenset()}:
        kept = [
            each if each.id in found.binding else each._replace(count=each.count._replace(low=0, high=None))
            for each in report
        ]
        assert bounds(kept, query, parent)[:2] == found[:2]


@st.composite
def grouped(draw):
    """A split with the same number over each of some regions, the last two of which may share one."""
    number, extra = draw(st.integers(1, 2)), draw(counts())
    whole = claim("w", draw(st.integers(2, 9)), ("AA", "sea:x"), closed=draw(st.booleans()))
    codes = draw(st.sampled_from([("AA-1", "AA-2"), ("sea:x", "AA-1", "AA-2")]))
    each = [claim(code, number, (code,), part_of="w", each=True) for code in codes]
    other = claim("x", extra, draw(st.sampled_from([("sea:x",), ("AA",), ()])), part_of="w")
    return [whole, *each, other], Regrouping(codes[-2:], Count(number, number), Quote(0, 1, "A and B"))


@settings(max_examples=500, deadline=None)
@given(grouped())
def test_readings(drawn):
    report, reading = drawn
    merged = [each._replace(places=report[-3].places + report[-2].places) for each in report if each.id == "AA-1"]
    reread = [merged[0] if each.id == "AA-1" else each for each in report if each.id != "AA-2"]
    plain, other = (possible(Universe(claims, ENDS), parted(claims)) for claims in (report, reread))
    found, _, _ = judge(report, [reading], parent)
    assert bool(found) == (not plain)
    rests = [any("can hold" in words for words in each.rests_on) for each in found]
    assert not found or all(rests) == other
