import random
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.accounts.copies import RULES, affected, by_publication, independent, links, origins
from counterclaim.accounts.copies.held import Shelf
from counterclaim.accounts.copies.links import _in_order
from counterclaim.model.kept import Link

from .worlds import SOURCES, START, World, world

worlds = st.builds(world, st.integers(0, 10_000), st.integers(2, 28))


def roots_of(copied: dict[str, str]) -> dict[str, str]:
    def root(name: str) -> str:
        return root(copied[name]) if name in copied else name

    return {name: root(name) for name in copied}


@given(worlds)
@settings(max_examples=60, deadline=None)
def test_every_copy_goes_back_to_its_origin_and_no_original_to_any(made: World) -> None:
    result = list(links(made.reports, SOURCES))
    assert origins(result) == roots_of(made.copied)
    assert len({link.report for link in result}) == len(result)


@given(worlds, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_arrival_changes_nothing(made: World, rng: random.Random) -> None:
    shuffled = made.reports[:]
    rng.shuffle(shuffled)
    shuffled.sort(key=lambda report: report.entry.document.published)  # ties stay shuffled
    expected = sorted(links(made.reports, SOURCES))
    assert sorted(links(shuffled, SOURCES)) == expected
    assert sorted(links(sorted(shuffled, key=by_publication), SOURCES)) == expected


@given(worlds)
@settings(max_examples=30, deadline=None)
def test_looking_at_every_pair_finds_no_more(made: World) -> None:
    """The index of word runs and numbers loses nothing against comparing each report with all others."""

    def everyone(shelf: Shelf, report: object) -> list[object]:
        return list(shelf._reports)

    quick = list(links(made.reports, SOURCES))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Shelf, "near", everyone)
        assert list(links(made.reports, SOURCES)) == quick


@given(worlds, st.data())
@settings(max_examples=30, deadline=None)
def test_a_late_report_changes_only_the_links_around_it(made: World, data: st.DataObject) -> None:
    late = data.draw(st.sampled_from(made.reports))
    reach = affected(late.entry.document.published)
    rest = [report for report in made.reports if report is not late]

    def published(name: str) -> object:
        return next(r.entry.document.published for r in made.reports if r.entry.id == name)

    def within(found: list[Link]) -> set[Link]:
        return {link for link in found if reach.since <= published(link.report) <= reach.until}

    before, after = list(links(rest, SOURCES)), list(links(made.reports, SOURCES))
    assert set(before) - within(before) == set(after) - within(after)
    part = [r for r in made.reports if reach.load <= r.entry.document.published <= reach.upto]
    assert within(list(links(part, SOURCES))) == within(after)


@given(st.lists(st.integers(0, 60), max_size=12))
def test_reports_are_taken_by_moment_whatever_is_not_known_of_the_hour(hours: list[int]) -> None:
    midnight = START.replace(hour=0, minute=0)
    model = world(1, 2).reports[0]
    reports = []
    for at, hour in enumerate(sorted(hours)):
        document = model.entry.document._replace(published=midnight + timedelta(hours=hour))
        reports.append(model._replace(entry=model.entry._replace(id=f"r{99 - at}", document=document)))
    taken = [(held.moment, held.id) for held in _in_order(reports, SOURCES)]
    assert taken == sorted(taken)
    assert {name for _, name in taken} == {report.entry.id for report in reports}


def test_memory_is_that_of_one_window(monkeypatch: pytest.MonkeyPatch) -> None:
    held = []
    add = Shelf.add

    def counted(shelf: Shelf, report: object) -> None:
        add(shelf, report)
        held.append(len(shelf._reports))

    monkeypatch.setattr(Shelf, "add", counted)
    made = world(3, 40)
    turns = []
    for turn in range(12):
        for report in made.reports:
            entry, later = report.entry, timedelta(days=20 * turn)
            document = entry.document._replace(published=entry.document.published + later)
            turns.append(report._replace(entry=entry._replace(id=f"{turn:02}{entry.id}", document=document)))
    list(links(turns, SOURCES))
    assert len(held) == 480
    assert max(held) < 60  # one turn, and what comes of the next before its first report is decided


def test_nothing_is_kept_of_what_is_forgotten() -> None:
    from counterclaim.accounts.copies.held import prepared

    shelf = Shelf()
    for report in world(5, 25).reports:
        shelf.add(prepared(report, report.entry.document.published, None))
    shelf.forget(world(5, 25).reports[-1].entry.document.published + timedelta(days=1))
    assert (len(shelf._reports), shelf._found, shelf._addresses) == (0, {}, {})
    assert (shelf.facts._told, shelf.facts._numbers, shelf.facts._kinds) == (Counter(), Counter(), Counter())


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 8), max_size=9))
def test_origins_end_and_agree_along_every_chain(direct: dict[int, int]) -> None:
    made = [Link(str(report), str(origin), "text", 1.0) for report, origin in direct.items()]
    roots = origins(made)
    for report, origin in direct.items():
        at, seen = report, []
        while at in direct and at not in seen:
            seen.append(at)
            at = direct[at]
        end = at if at not in direct else min(seen[seen.index(at) :])
        assert roots.get(str(report), str(report)) == str(end)
        assert roots.get(str(origin), str(origin)) == str(end)


def test_independence_of_nothing_and_of_an_origin_that_is_not_there() -> None:
    assert independent({}, []) == ((), ())
    made = [Link("b", "a", "text", 1.0), Link("c", "a", "text", 1.0)]
    assert independent({"b": "one", "c": "two"}, made) == (("one", "two"), ("a",))
    assert RULES.window == timedelta(hours=72)
