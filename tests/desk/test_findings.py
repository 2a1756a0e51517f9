"""Findings: the most severe first, page by page, and what their codes mean."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.model.vocabulary import codes

Client = Callable[..., TestClient]


def _all(asker: TestClient, limit: int = 200, **asked: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    after: str | None = ""
    while after is not None:
        params = {**asked, "limit": limit, **({"after": after} if after else {})}
        page = asker.get("/api/findings", params=params).json()  # type: ignore[arg-type]
        found += page["items"]
        after = page["next"]
    return found


def test_pages_of_any_size_hold_the_same_findings_the_most_severe_first(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    found = _all(asker, 7)
    assert found == _all(asker)
    severities = [each["finding"]["severity"] for each in found]  # type: ignore[index]
    assert severities == sorted(severities)
    assert len(found) > 14


def test_findings_come_with_the_claims_they_are_about(client: Client, fortnight: Path) -> None:
    page = client(fortnight).get("/api/findings?limit=200").json()
    held = {each["claim"]["id"] for each in page["told"]}
    assert {id_ for each in page["items"] for id_ in each["finding"]["claims"]} <= held


def test_findings_are_asked_for_by_code_family_severity_and_reach(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    family = _all(asker, code="cc7")
    assert family
    assert all(each["finding"]["code"].startswith("CC7") for each in family)  # type: ignore[index]
    severe = _all(asker, 3, severity=2)
    assert severe == [each for each in _all(asker) if each["finding"]["severity"] <= 2]  # type: ignore[index]
    assert {each["report"] for each in _all(asker, across=True)} == {None}


def test_one_finding_is_found_by_its_id_and_in_the_table(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    first = asker.get("/api/findings?limit=1").json()
    assert asker.get(f"/api/findings/{first['items'][0]['id']}").json()["items"] == first["items"]
    rows = list(csv.DictReader(io.StringIO(asker.get("/api/findings?limit=3&format=csv").text)))
    assert rows[0]["finding_id"] == first["items"][0]["id"]
    assert all(row["quotes"] for row in rows)


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_code_is_explained(client: Client, fortnight: Path, code: str) -> None:
    found = client(fortnight).get(f"/api/explain/{code.lower()}").json()
    assert found["code"] == code
    assert found["title"]
    assert found["markdown"].startswith(f"# {code}")


def test_what_is_not_there_is_said_with_a_remedy(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    for address in ("/api/findings/CC101-none", "/api/explain/CC999", "/api/explain/..%2f..%2fREADME"):
        assert asker.get(address).status_code == 404
        assert asker.get(address).json()["remedy"]
    for query in ("code=CC9", "code=", "severity=9", "after=1", "after=~~", "after=²~CC101~x"):
        assert asker.get(f"/api/findings?{query}").status_code == 422, query
