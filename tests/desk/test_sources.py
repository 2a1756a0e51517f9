"""Sources: the list, a profile, and what is said of one that nobody knows."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim import ledger as kept
from counterclaim.desk.remembering import Kind, sweep
from counterclaim.desk.work import givens, sourcing
from counterclaim.ledger.by_source import Said
from counterclaim.model.kept import Filter
from counterclaim.pipeline.profiling import profiled

Client = Callable[..., TestClient]


def test_the_list_holds_all_that_were_described_or_heard(client: Client, fortnight: Path) -> None:
    found = client(fortnight).get("/api/sources").json()
    assert sum(each["reports"] for each in found["items"]) == 147
    assert len(found["sides"]) == len({each["source"]["side"] for each in found["items"]} - {None})
    assert all(each["first"] <= each["last"] for each in found["items"] if each["reports"])


def test_the_list_is_a_table_from_the_same_address(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    rows = list(csv.DictReader(io.StringIO(asker.get("/api/sources?format=csv").text)))
    assert [row["key"] for row in rows] == [each["source"]["key"] for each in asker.get("/api/sources").json()["items"]]


def test_a_profile_counts_what_goes_back_to_no_other_report(client: Client, fortnight: Path) -> None:
    found = client(fortnight).get("/api/sources/tribune.example.com").json()
    copies = found["profile"]["copies"]
    assert found["independent"] == found["profile"]["claiming"] - copies["count"]
    assert copies["count"] > 0


def test_a_profile_keeps_to_the_days_asked_for(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    whole = asker.get("/api/sources/wire.example.net").json()["profile"]
    part = asker.get("/api/sources/wire.example.net?from=2031-06-05&to=2031-06-07").json()["profile"]
    assert 0 < part["claims"] < whole["claims"]


def test_an_unknown_source_is_told_with_a_remedy(client: Client, fortnight: Path) -> None:
    answer = client(fortnight).get("/api/sources/t.me/nobody")
    assert answer.status_code == 404
    assert "t.me/nobody" in answer.json()["message"]
    assert answer.json()["remedy"]


def test_a_profile_of_remembered_nights_is_the_one_that_is_worked_out_whole(
    client: Client, ledger_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(givens, "FEW", -1)
    asker = client(ledger_copy)
    here = asker.app.state.desk
    assert sum(sweep(here, [Kind(givens.name(here), givens.body)])) > 10
    differing = 0
    for key in kept.heard(here.ledger):
        for asked in (Filter(), Filter(since=date(2031, 6, 4), until=date(2031, 6, 8)), Filter(things=("drone",))):
            found = sourcing.source(here, key, asked)
            assert found.waiting == 0
            assert not found.latest
            assert found.profile == profiled(here.ledger, key, asked)
            differing += len(found.profile.differences)
    assert differing > 50


def test_differences_are_waited_for_while_nights_are_not_remembered_and_are_many(
    client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, address = client(fortnight), "/api/sources/wire.example.net"
    monkeypatch.setattr(givens, "FEW", -1)
    waiting = asker.get(address)
    assert waiting.json()["waiting"] > 0
    assert waiting.json()["profile"]["differences"] == []
    assert "etag" not in waiting.headers
    monkeypatch.undo()
    found = asker.get(address).json()  # it was not kept
    assert found["waiting"] == 0
    assert found["profile"]["differences"]
    assert {**waiting.json()["profile"], "differences": 0} == {**found["profile"], "differences": 0}


@pytest.mark.parametrize(("nights", "claims"), [(3, 10_000), (100, 12)])
def test_a_profile_of_much_is_that_of_its_latest_nights(
    client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch, nights: int, claims: int
) -> None:
    asker, address = client(fortnight), "/api/sources/t.me/example_povitria"
    whole = asker.get(address).json()
    assert (whole["latest"], whole["since"], whole["until"]) == (False, None, None)
    monkeypatch.setattr(sourcing, "NIGHTS", nights)
    monkeypatch.setattr(sourcing, "CLAIMS", claims)
    days = f"from={whole['profile']['first']}&to={whole['profile']['last']}"
    found = asker.get(f"{address}?{days}").json()  # asked otherwise, so that it is not the answer that was kept
    assert found["latest"]
    assert found["until"] == whole["profile"]["last"]
    assert whole["profile"]["first"] < found["since"] <= found["until"]
    assert 0 < found["profile"]["claims"] <= min(claims, whole["profile"]["claims"] - 1)
    monkeypatch.undo()
    named = asker.get(f"{address}?from={found['since']}&to={found['until']}").json()
    assert named == {**found, "latest": False}


def said(published: int, day: int | None) -> Said:
    return Said(datetime(2031, 6, published, 8, tzinfo=UTC), None if day is None else date(2031, 6, day))


def test_the_days_that_a_profile_covers_are_those_whose_claims_are_surely_all_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sourcing, "CLAIMS", 3)
    assert sourcing.latest([said(9, 9), said(5, 5), said(2, None)]) is None
    assert sourcing.latest([said(9, 9), said(8, 8), said(5, 5), said(3, 3)]) == (date(2031, 6, 5), date(2031, 6, 9))
    assert sourcing.latest([said(9, 9), said(8, 4), said(5, 8), said(5, 5)]) == (date(2031, 6, 8), date(2031, 6, 9))
    assert sourcing.latest([said(9, 2), said(9, 3), said(9, 4), said(9, 5)]) == (date(2031, 6, 5), date(2031, 6, 5))
    assert sourcing.latest([said(9, None)] * 4) is None


def test_what_one_source_tells_is_found_by_the_last_of_it(client: Client, fortnight: Path) -> None:
    ledger = client(fortnight).app.state.desk.ledger
    for key in kept.heard(ledger):
        for asked in (Filter(), Filter(places=("RU",)), Filter(measures=("killed",)), Filter(states=("read",))):
            own = asked._replace(sources=(key,))
            told = list(kept.told(ledger, own, newest=True))
            found = sourcing.last_said(ledger, own, 1_000)
            assert [each.placed for each in found] == [one.published for one in told]
            assert found[:5] == sourcing.last_said(ledger, own, 5)
