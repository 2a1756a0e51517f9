from itertools import combinations

from hypothesis import given, settings
from strategies import ENDS, claim, reports
from worlds import Universe, parent

from counterclaim.algebra import Query, bounds
from counterclaim.algebra.compile import compiled
from counterclaim.algebra.explain import conflict, repairs
from counterclaim.algebra.forest import plant
from counterclaim.algebra.frames import groups
from counterclaim.algebra.oracle import settle
from counterclaim.algebra.proof import Farkas, Split, refutes
from counterclaim.algebra.quick import fits
from counterclaim.algebra.system import Owner


def parted(report):
    """The owners that say something: a closure only of a claim with parts."""
    wholes = {each.part_of for each in report}
    return [Owner(each.id) for each in report] + [
        Owner(each.id, True) for each in report if each.closed and each.id in wholes
    ]


def possible(universe, owners):
    numbers = [universe.index[owner.claim] for owner in owners if not owner.closure]
    return universe.possible(numbers, [universe.index[owner.claim] for owner in owners if owner.closure])


@settings(max_examples=1500, deadline=None)
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
        system = compiled(group, forest, parent)
        owners = system.owners()
        found = conflict(system, owners)
        if found is None:
            continue
        assert refutes(found.rows, found.certificate)
        assert not possible(universe, found.owners)
        for owner in found.owners:
            assert possible(universe, [other for other in found.owners if other != owner])
        ways = repairs(system, owners, [found], lambda owner: frozenset({owner}), enough=64)
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


@settings(max_examples=400, deadline=None)
@given(reports(most=4), reports(most=1))
def test_bounds(report, questions):
    asked = questions[0]._replace(id="?", count=claim("", (0, None)).count, part_of=None)
    universe = Universe([*report, asked], ENDS)
    if not possible(universe, parted(report)):
        return
    limits = {i: (each.count.low, each.count.high) for i, each in enumerate(report)}
    limits[len(report)] = (0, None)
    closed = [universe.index[owner.claim] for owner in parted(report) if owner.closure]
    beyond = 30  # more than all counts together
    seen = {vector[-1] for vector in universe.reach(limits, closed, {len(report): beyond})}
    query = Query("intercepted", asked.thing, tuple(place.code for place in asked.places), asked.window)
    found = bounds(report, query, parent)
    assert (found.low, found.high) == (min(seen), None if max(seen) == beyond else max(seen))
    kept = [
        each if each.id in found.binding else each._replace(count=each.count._replace(low=0, high=None))
        for each in report
    ]
    assert bounds(kept, query, parent)[:2] == found[:2]
