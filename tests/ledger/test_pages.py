"""Pages, by whichever way they are found, are what going through all that fits gives."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, literal, select

from counterclaim import ledger as kept
from counterclaim.ledger import Found, Ledger, Place, counting, finding_places, verify, walking, ways, worded
from counterclaim.model.kept import Entry, Filter, Source, Told

from .parts import NOW, opened, post, put, write

CODES = ("AA", "AA-1", "AA-2", "BB", "BB-1")
WORDS = ("official", "early", "late")


def made(chance: Random) -> list[dict[str, Any]]:
    """Reports with days before, at and after publication, some undated, some of several places, some edited."""
    found = []
    for number in range(1, 71):
        at = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(hours=chance.randint(0, 500))
        day = at.date() + timedelta(days=chance.choice((-9, -1, 0, 0, 0, 1, 2, 5)))
        claims = [
            f"{chance.randint(1, 9)} {chance.choice(('drones', 'missiles'))} over {chance.choice(CODES)} on {day}"
            for _ in range(chance.randint(1, 3))
        ]
        text = " and ".join(claims) + f" {chance.choice(WORDS)}"
        text += " wrong" * (chance.random() < 0.3)
        more = {"published": None if chance.random() < 0.1 else at.isoformat(), "source": f"s{chance.randint(1, 3)}"}
        found.append(post(number, text, **more))
        if chance.random() < 0.1:
            edited = text.replace("drones", "missiles") + " again"
            found.append(post(number, edited, **{**more, "edited": NOW.isoformat()}))
    return found


@pytest.fixture
def held(fresh: Callable[[], str], tmp_path: Path) -> Iterator[Ledger]:
    ledger = opened(fresh())
    put(ledger, write(tmp_path, "a.jsonl", made(Random(7))))
    kept.describe(ledger, Source("s1", side="x", zone="Asia/Tokyo"), NOW)
    kept.describe(ledger, Source("s2", side="x"), NOW)
    yield ledger
    ledger.close()


def some(chance: Random, *values: str) -> tuple[str, ...]:
    return tuple(chance.sample(values, chance.choice((0, 0, 1, 1, len(values)))))


def asked(chance: Random) -> Filter:
    first = date(2030, 1, 1) + timedelta(days=chance.randint(-3, 25))
    return Filter(
        measures=some(chance, "intercepted"),
        things=some(chance, "drone", "munition"),
        places=some(chance, *CODES),
        sources=some(chance, "s1", "s3"),
        sides=("x",) if chance.random() < 0.2 else (),
        since=first if chance.random() < 0.5 else None,
        until=first + timedelta(days=chance.randint(0, 20)) if chance.random() < 0.5 else None,
        states=("read",) if chance.random() < 0.3 else (),
        text=chance.choice(("", "", "official", "earl*")),
    )


def paged(ask: Callable[..., Iterator[Any]], place: Callable[[Any], Place], size: int) -> list[Any]:
    """All pages of a list, one after another."""
    found: list[Any] = []
    while page := list(ask(after=place(found[-1]) if found else None, limit=size)):
        found += page
    return found


def in_parts(ask: Callable[..., tuple[list[Any], Any]], size: int) -> list[Any]:
    """All parts of a list, one after another; each gets further than the one before."""
    found: list[Any] = []
    place: Any = None
    for _ in range(2_000):
        some, end = ask(after=place, limit=size)
        assert len(some) <= size
        found += some
        if end is None:
            return found
        assert end != place
        place = end
    raise AssertionError("there is no end")


def small(monkeypatch: pytest.MonkeyPatch, chance: Random) -> None:
    """As in a ledger where everything is told often: each way is taken now and then."""
    monkeypatch.setattr(ways, "FEW", chance.choice((0, 5, 25, 5_000)))
    monkeypatch.setattr(ways, "SOURCES", chance.choice((0, 1, 8)))
    gathered, in_all = chance.choice(((0, 0), (3, 30), (3, 5_000), (20, 30), (5_000, 5_000)))
    monkeypatch.setattr(worded, "GATHERED", gathered)
    monkeypatch.setattr(worded, "SORTED", in_all)
    monkeypatch.setattr(walking, "TOGETHER", chance.choice((2, 9, 200)))
    monkeypatch.setattr(walking, "FIRST", chance.choice((7, 50, 2_000)))
    monkeypatch.setattr(walking, "WORK", chance.choice((40, 400, 200_000)))
    monkeypatch.setattr(walking, "CLOSELY", chance.choice((0, 20)))
    monkeypatch.setattr(finding_places, "FEW", chance.choice((0, 3, 5_000)))


def of_told(one: Told) -> Place:
    return Place(one.published, one.claim.id)


def of_entry(one: Entry) -> Place:
    return Place(one.document.published, one.id)


@pytest.mark.parametrize("seed", range(2))
def test_pages_are_the_whole_list_cut_up(held: Ledger, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(counting, "_WAIT", 60)
    chance = Random(seed)
    for number in range(10):
        if number:
            small(monkeypatch, chance)
        wanted = asked(chance)
        whole = list(kept.told(held, wanted))
        assert kept.count(held, wanted) == kept.count_claims(held, wanted) == len(whole), wanted
        assert kept.count_claims(held, wanted, 3) == min(len(whole), 4), wanted
        assert list(kept.told(held, wanted, newest=True)) == whole[::-1], wanted
        for newest in (False, True):
            due = whole[::-1] if newest else whole
            found = paged(partial(kept.told, held, wanted, newest=newest), of_told, chance.randint(3, 20))
            assert found == due, (wanted, newest)
            ask = partial(kept.told_part, held, wanted, newest=newest)
            assert in_parts(ask, chance.randint(1, 20)) == due, (wanted, newest)
    assert list(verify(held)) == []


def test_pages_of_findings_are_the_whole_list_cut_up(held: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_WAIT", 60)
    chance, met = Random(5), 0
    for number in range(25):
        if number:
            small(monkeypatch, chance)
        wanted = asked(chance)
        told = list(kept.findings(held, wanted))
        met += len(told)
        own = {one.claim.id for one in kept.told(held, wanted)}
        reports = set() if of_claims(wanted) else {each.id for each in kept.entries(held, wanted)}
        due = [one for one in kept.findings(held) if own & set(one.finding.claims) or one.report in reports]
        assert told == due, wanted
        assert kept.count_findings(held, wanted) == kept.count_some_findings(held, wanted) == len(told)
        behind: list[Found] = []
        while some_ := list(kept.findings(held, wanted, after=behind[-1] if behind else None, limit=3)):
            behind += some_
        assert behind == told, wanted
        ask = partial(kept.findings_part, held, wanted)
        assert in_parts(ask, chance.randint(1, 5)) == told, wanted
        severe = partial(kept.findings_part, held, wanted, severity=1)
        assert in_parts(severe, 3) == [one for one in told if one.finding.severity <= 1]
    assert met > 50


def of_claims(wanted: Filter) -> bool:
    return bool(wanted.measures or wanted.things or wanted.states or wanted.places)


@pytest.mark.parametrize("seed", range(2))
def test_pages_of_reports_are_what_going_through_all_gives(
    held: Ledger, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = Random(seed)
    monkeypatch.setattr(counting, "_WAIT", 60)
    for number in range(10):
        if number:
            small(monkeypatch, chance)
        wanted = asked(chance)
        due = [each.id for each in kept.entries(held, wanted)]
        assert [each.id for each in kept.entries(held, wanted, newest=True)] == due[::-1]
        assert kept.count_reports(held, wanted) == len(due), wanted
        assert kept.count_reports(held, wanted, 3) == min(len(due), 4), wanted
        for newest in (False, True):
            whole = due[::-1] if newest else due
            found = paged(partial(kept.entries, held, wanted, newest=newest), of_entry, 7)
            assert [each.id for each in found] == whole, (wanted, newest)
            ask = partial(kept.entries_part, held, wanted, newest=newest)
            assert [each.id for each in in_parts(ask, chance.randint(1, 20))] == whole, (wanted, newest)


def test_the_order_is_by_publication_with_undated_reports_last_where_the_newest_come_first(held: Ledger) -> None:
    found = list(kept.told(held, newest=True, limit=1_000))
    keys = [(one.published is not None, one.published, one.claim.id) for one in found]
    assert keys == sorted(keys, key=lambda key: (key[0], key[1] or NOW, key[2]), reverse=True)
    assert found[-1].published is None
    assert [of_entry(one) for one in kept.entries(held, newest=True, limit=9)] == sorted(
        (of_entry(one) for one in kept.entries(held) if one.document.published), reverse=True
    )[:9]


@pytest.mark.parametrize("newest", [False, True])
def test_what_arrives_between_two_pages_neither_repeats_nor_hides(held: Ledger, tmp_path: Path, newest: bool) -> None:
    chance = Random(3)
    before = [one.claim.id for one in kept.told(held, newest=newest)]
    found = list(kept.told(held, newest=newest, limit=7))
    for number in range(4):
        more = [{**each, "uri": f"{each['uri']}-{number}"} for each in made(chance)[:9]]
        put(held, write(tmp_path, f"more{number}.jsonl", more))
        found += list(kept.told(held, newest=newest, after=of_told(found[-1]), limit=40))
    found += list(kept.told(held, newest=newest, after=of_told(found[-1])))
    ids = [one.claim.id for one in found]
    assert len(ids) == len(set(ids))
    assert [id_ for id_ in ids if id_ in set(before)] == before


@pytest.mark.parametrize("day", [date.min, date.max])
def test_days_at_the_ends_of_the_calendar_are_asked_for(
    held: Ledger, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    monkeypatch.setattr(ways, "FEW", 0)
    for wanted in (Filter(since=day), Filter(until=day)):
        for newest in (False, True):
            due = list(kept.told(held, wanted, newest=newest))[:5]
            assert list(kept.told(held, wanted, newest=newest, limit=5)) == due
            reports = list(kept.entries(held, wanted, newest=newest))[:5]
            assert list(kept.entries(held, wanted, newest=newest, limit=5)) == reports


def test_what_takes_long_to_count_is_not_counted(held: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_WAIT", 0.001 if held.engine.dialect.name == "postgresql" else -1)
    monkeypatch.setattr(counting, "_STEPS", 1)
    monkeypatch.setattr(counting, "_LOOKS", 0)
    if held.engine.dialect.name == "postgresql":
        monkeypatch.setattr(counting, "_claims", lambda *given: select(literal(1)).where(func.pg_sleep(1).is_(None)))
    assert kept.count_claims(held, Filter()) is None
    monkeypatch.undo()
    assert kept.count_claims(held, Filter()) == len(list(kept.told(held)))
