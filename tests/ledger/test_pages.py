"""Pages, by whichever way they are found, are what going through all that fits gives."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, Place, pages, verify
from counterclaim.model.kept import Filter, Source, Told

from .parts import NOW, opened, post, put, write

CODES = ("AA", "AA-1", "AA-2", "BB", "BB-1")
WORDS = ("official", "early", "late")


def made(chance: Random) -> list[dict[str, Any]]:
    """Reports with days before, at and after publication, some undated, some of several places, some edited."""
    found = []
    for number in range(1, 121):
        at = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(hours=chance.randint(0, 500))
        day = at.date() + timedelta(days=chance.choice((-9, -1, 0, 0, 0, 1, 2, 5)))
        claims = [
            f"{chance.randint(1, 9)} {chance.choice(('drones', 'missiles'))} over {chance.choice(CODES)} on {day}"
            for _ in range(chance.randint(1, 3))
        ]
        text = " and ".join(claims) + f" {chance.choice(WORDS)}"
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


@pytest.mark.parametrize("few", [0, 25, 5_000])
def test_pages_are_the_whole_list_cut_up(held: Ledger, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(pages, "FEW", few)
    monkeypatch.setattr(pages, "REPORTS", few)
    chance = Random(few)
    for _ in range(40):
        wanted = asked(chance)
        whole = list(kept.told(held, wanted))
        assert kept.count(held, wanted) == len(whole)
        size, after, found = chance.randint(3, 20), None, list[Told]()
        while page := list(kept.told(held, wanted, after=after, limit=size)):
            found += page
            after = Place(page[-1].published, page[-1].claim.id)
        assert found == whole, wanted
        told = list(kept.findings(held, wanted))
        assert kept.count_findings(held, wanted) == len(told)
        behind: list[Any] = []
        while some_ := list(kept.findings(held, wanted, after=behind[-1] if behind else None, limit=3)):
            behind += some_
        assert behind == told, wanted
    assert list(verify(held)) == []


def test_pages_of_reports_are_what_going_through_all_gives(held: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(12)
    for number in range(150):
        if number == 75:  # as in a ledger where everything is told often
            monkeypatch.setattr(pages, "FEW", 5)
            monkeypatch.setattr(pages, "REPORTS", 3)
        wanted = asked(chance)
        due = [each.id for each in kept.entries(held, wanted)]
        found: list[str] = []
        after: Place | None = None
        while page := list(kept.entries(held, wanted, after=after, limit=7)):
            found += [each.id for each in page]
            after = Place(page[-1].document.published, page[-1].id)
        assert found == due, wanted
