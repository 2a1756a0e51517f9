"""What is remembered about nights is what would be worked out now, whatever happened since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest
from fastapi.testclient import TestClient

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk
from counterclaim.desk.remembering import held, sweep
from counterclaim.desk.sweeping import kinds, work
from counterclaim.model.kept import Source

from .conftest import Client

FIRST, LAST = date(2031, 6, 1), date(2031, 6, 15)
NIGHTS = [FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)]
QUEUES = ["", *(f"?from={night}&to={night}" for night in NIGHTS), "?measure=killed&from=2031-06-04&to=2031-06-04"]


@pytest.fixture
def two(fortnight: Path, tmp_path: Path, client: Client) -> tuple[TestClient, TestClient]:
    """Two desks over copies of one ledger, of which the first remembers."""
    for name in ("one.db", "other.db"):
        copyfile(fortnight, tmp_path / name)
    one = client(tmp_path / "one.db")
    other = client(tmp_path / "other.db", state=tmp_path / "other-state.db")
    swept(one)
    return one, other


def swept(one: TestClient) -> int:
    here = desk(one)
    return sum(sweep(here, kinds(here)))


def desk(one: TestClient) -> Desk:
    return one.app.state.desk


def remembered(one: TestClient) -> dict[str, set[date]]:
    here = desk(one)
    return {kind.name: set(held(here, kind.name, FIRST, LAST)) for kind in kinds(here)}


def addresses(one: TestClient) -> Iterator[str]:
    for night in NIGHTS:
        yield (account := f"/api/nights/{night}")
        yield from (f"/api/why/{figure['id']}" for figure in one.get(account).json()["figures"][::3])
    yield from (f"/api/review/queue{asked}" for asked in QUEUES)


def same(one: TestClient, other: TestClient) -> None:
    for address in addresses(one):
        assert one.get(address).json() == other.get(address).json(), address


def test_what_is_remembered_is_what_is_worked_out(two: tuple[TestClient, TestClient]) -> None:
    one, other = two
    assert all(nights >= set(NIGHTS) for nights in remembered(one).values())
    same(one, other)


def test_a_decision_is_felt_at_once_and_other_nights_are_still_remembered(two: tuple[TestClient, TestClient]) -> None:
    task = two[0].get("/api/review/queue?from=2031-06-04&to=2031-06-04").json()["items"][0]
    for each in two:
        made = {"kind": "reject", "about": [task["told"]["claim"]["id"]], "why": "told of another night", "by": "Ana"}
        assert each.post("/api/decisions", json=made).status_code == 200
        assert desk(each).settling.rest(300)
    gone = {name: set(NIGHTS) - nights for name, nights in remembered(two[0]).items()}
    assert all(date(2031, 6, 4) in nights and len(nights) < len(NIGHTS) / 2 for nights in gone.values())
    same(*two)
    assert swept(two[0]) == sum(map(len, gone.values()))
    same(*two)
    assert swept(two[0]) == 0


def test_what_is_said_of_a_source_makes_all_be_worked_out_again(two: tuple[TestClient, TestClient]) -> None:
    for each in two:
        known = kept.sources(desk(each).ledger)["tribune.example.com"]
        told = known._replace(name="Another name", zone="Asia/Tokyo")
        kept.describe(desk(each).ledger, Source(*told), datetime(2031, 7, 1, tzinfo=UTC))
    assert not any(remembered(two[0]).values())
    same(*two)


def test_another_program_remembers_nothing(two: tuple[TestClient, TestClient], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.desk.remembering.program", lambda: "another")
    assert not any(remembered(two[0]).values())


def test_a_process_of_its_own_works_all_out(fortnight: Path, tmp_path: Path, client: Client) -> None:
    copyfile(fortnight, where := tmp_path / "one.db")
    work(str(where))
    assert all(nights >= set(NIGHTS) for nights in remembered(client(where)).values())
