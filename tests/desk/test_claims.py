"""Claims: pages by filter, one claim with its words in their place."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from fastapi.testclient import TestClient

from counterclaim import ledger as kept
from counterclaim.desk.work.claims import AROUND
from counterclaim.exports.ledger.claims import CLAIMS
from counterclaim.model.kept import Decision
from counterclaim.pipeline.ledgers import opened

from .bringing import bring

Client = Callable[..., TestClient]


def _ids(asker: TestClient, limit: int, **asked: str) -> list[str]:
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = asker.get("/api/claims", params={**asked, "limit": limit, **({"after": after} if after else {})}).json()
        found += [each["claim"]["id"] for each in page["items"]]
        after = page["next"]
    return found


def test_pages_of_any_size_hold_the_same_claims(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    asked = {"measure": "intercepted", "from": "2031-06-02", "to": "2031-06-06"}
    found = _ids(asker, 7, **asked)
    assert found == _ids(asker, 200, **asked)
    assert len(found) == len(set(found)) > 14


def test_claims_that_arrive_between_two_pages_move_none(client: Client, ledger_copy: Path, tmp_path: Path) -> None:
    asker = client(ledger_copy)
    before = _ids(asker, 200)
    first = asker.get("/api/claims?limit=10").json()
    text = "The air force said 7 drones were shot down over the Sumy region."
    bring(ledger_copy, tmp_path, "a.jsonl", {"text": text, "published": "2031-09-01T08:00:00Z", "source": "a.example"})
    seen = [each["claim"]["id"] for each in first["items"]]
    after = first["next"]
    while after:
        page = asker.get("/api/claims", params={"after": after, "limit": 10}).json()
        seen += [each["claim"]["id"] for each in page["items"]]
        after = page["next"]
    assert seen == before
    assert len(_ids(asker, 200)) == len(before) + 1


def test_the_table_has_the_columns_of_the_csv_export(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    rows = list(csv.DictReader(io.StringIO(asker.get("/api/claims?format=csv&limit=20").text)))
    assert list(rows[0]) == [column.name for column in CLAIMS.columns]
    items = asker.get("/api/claims?limit=20").json()["items"]
    assert [row["claim_id"] for row in rows] == [each["claim"]["id"] for each in items]


def test_one_claim_stands_in_the_words_around_it(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    for each in asker.get("/api/claims?limit=60").json()["items"]:
        found = asker.get(f"/api/claims/{each['claim']['id']}").json()
        quote, starts = found["told"]["claim"]["quote"], found["starts"]
        assert found["text"][quote["start"] - starts : quote["stop"] - starts] == quote["text"]
        assert len(found["text"]) <= 2 * AROUND + len(quote["text"])
        assert found["read"]["id"] == each["claim"]["id"]
        assert found["why"]["children"]


def test_an_undone_decision_stands_with_what_undid_it_and_with_nothing_else(client: Client, ledger_copy: Path) -> None:
    ledger = opened(ledger_copy)
    told = [one.claim.id for one in kept.told(ledger) if one.report == next(iter(kept.told(ledger))).report]
    at = datetime(2031, 7, 1, tzinfo=UTC)
    for decision in (
        Decision(0, "reject", (told[0],), "Ada", at, "not about this night"),
        Decision(0, "reject", (told[1],), "Ada", at, "nor this"),
        Decision(0, "undo", (), "Bea", at, "it is", (), 1),
    ):
        made, faults = kept.decide(ledger, decision)
        assert made is not None, faults
    ledger.close()
    asker = client(ledger_copy)
    found = [asker.get(f"/api/claims/{id_}").json() for id_ in told[:3]]
    assert [each["told"]["state"] for each in found[:2]] == ["read", "rejected"]
    assert [[made["number"] for made in each["decisions"]] for each in found] == [[1, 3], [2], []]


def test_an_unknown_claim_and_an_unknown_measure_are_said_with_a_remedy(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    for id_ in ("000000000000.c1", "c1", "x" * 500, "000000000000"):
        answer = asker.get(f"/api/claims/{id_}")
        assert answer.status_code == 404
        assert answer.json()["remedy"]
    assert asker.get("/api/claims?measure=guessed").status_code == 422
