"""Sources: the list, a profile, and what is said of one that nobody knows."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from fastapi.testclient import TestClient

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
