"""Reports: pages that are stable while data arrives, one report whole, the bytes it came from."""

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim import ledger as kept
from counterclaim.desk.work.briefs import ADDRESS, EXCERPT, briefs
from counterclaim.model.kept import Decision
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.ledgers import opened

from .bringing import bring

Client = Callable[..., TestClient]


def _all(asker: TestClient, address: str, **asked: Any) -> list[Any]:
    found: list[Any] = []
    after = None
    while True:
        page = asker.get(address, params={**asked, **({"after": after} if after else {})}).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


def _one(where: Path, uri: str) -> str:
    ledger = opened(where)
    found = next(entry.id for entry in kept.entries(ledger) if entry.document.uri == uri)
    ledger.close()
    return found


def test_pages_follow_one_another_and_hold_every_report_once(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    found = _all(asker, "/api/reports", limit=40)
    assert len(found) == len({each["id"] for each in found}) == asker.get("/api/desk").json()["reports"]
    published = [each["published"] for each in found if each["published"]]
    assert published == sorted(published, reverse=True)


def test_the_order_is_chosen_and_a_page_remembers_its_own(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    newest, oldest = (_all(asker, "/api/reports", limit=40, order=order) for order in ("newest", "oldest"))
    assert newest == oldest[::-1] == _all(asker, "/api/reports", limit=200)
    first = asker.get("/api/reports?limit=10&order=oldest").json()
    second = asker.get("/api/reports", params={"limit": 10, "after": first["next"]}).json()
    assert first["items"] + second["items"] == oldest[:20]
    fault = asker.get("/api/reports", params={"after": first["next"], "order": "newest"})
    assert fault.status_code == 422
    assert "order=oldest" in fault.json()["remedy"]
    assert asker.get("/api/reports?order=best").status_code == 422


def test_a_page_says_how_many_fit_up_to_a_number(
    client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker = client(fortnight)
    days = {"from": "2031-06-02", "to": "2031-06-04"}
    whole = asker.get("/api/reports", params={**days, "limit": 200}).json()
    assert whole["fitting"] == len(whole["items"]) > 5
    first = asker.get("/api/reports", params={**days, "limit": 5}).json()
    assert (first["fitting"], first["capped"]) == (len(whole["items"]), False)
    second = asker.get("/api/reports", params={**days, "limit": 5, "after": first["next"]}).json()
    assert second["fitting"] == first["fitting"]
    monkeypatch.setattr("counterclaim.desk.exchange.listing.MOST_COUNTED", 3)
    capped = asker.get("/api/reports", params={**days, "limit": 6}).json()
    assert (capped["fitting"], capped["capped"]) == (3, True)
    monkeypatch.setattr("counterclaim.ledger.count_reports", lambda *given: None)
    unknown = asker.get("/api/reports?limit=7").json()
    assert (unknown["fitting"], unknown["capped"]) == (None, False)


def test_what_arrives_between_two_pages_neither_repeats_nor_hides_a_report(
    client: Client, ledger_copy: Path, tmp_path: Path
) -> None:
    asker = client(ledger_copy)
    before = [each["id"] for each in _all(asker, "/api/reports", limit=200)]
    first = asker.get("/api/reports?limit=10").json()
    late = {"text": "Two drones were shot down.", "uri": "https://a.example/1", "published": "2031-09-01T08:00:00Z"}
    within = {**late, "uri": "https://a.example/2", "published": "2031-06-03T08:00:00Z"}
    bring(ledger_copy, tmp_path, "more.jsonl", dict(late), dict(within))
    rest: list[str] = []
    after = first["next"]
    while after:
        page = asker.get("/api/reports", params={"after": after, "limit": 10}).json()
        rest += [each["id"] for each in page["items"]]
        after = page["next"]
    seen = [each["id"] for each in first["items"]] + rest
    assert len(seen) == len(set(seen))
    assert [id_ for id_ in seen if id_ in set(before)] == before
    assert len(set(seen) - set(before)) == 1


def test_reports_as_a_table_have_the_columns_of_the_exports_and_no_formula(
    client: Client, ledger_copy: Path, tmp_path: Path
) -> None:
    bring(ledger_copy, tmp_path, "odd.jsonl", {"text": "Quiet.", "title": "=1+1", "published": "2031-05-01T08:00:00Z"})
    asker = client(ledger_copy)
    answer = asker.get("/api/reports?limit=1&order=oldest", headers={"accept": "text/csv"})
    row = next(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert (row["title"], row["published"]) == ("'=1+1", "2031-05-01T08:00:00Z")
    assert {"report_id", "version", "source", "address", "claims", "origin"} <= set(row)


def test_a_table_is_as_long_as_is_asked_for(client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = client(fortnight)
    monkeypatch.setattr("counterclaim.desk.exchange.listing.AT_ONCE", 7)
    for path, key in (("reports", "report_id"), ("claims", "claim_id"), ("findings", "finding_id")):
        due = [each.get("claim", each)["id"] for each in _all(asker, f"/api/{path}", limit=200)]
        answer = asker.get(f"/api/{path}?format=csv&limit=10000")
        assert [row[key] for row in csv.DictReader(io.StringIO(answer.text))] == due
        some = asker.get(f"/api/{path}?format=csv&limit=10").text
        assert [row[key] for row in csv.DictReader(io.StringIO(some))] == due[:10]
        again = asker.get(f"/api/{path}?format=csv&limit=10", headers={"if-none-match": answer.headers["etag"]})
        assert again.status_code == 200
        same = asker.get(f"/api/{path}?format=csv&limit=10000", headers={"if-none-match": answer.headers["etag"]})
        assert same.status_code == 304
        assert asker.get(f"/api/{path}?limit=201").status_code == 422
        assert asker.get(f"/api/{path}?format=csv&limit=10001").status_code == 422


def test_a_brief_counts_the_clashes_that_the_report_is_in(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    clash = {key for key, term in section("findings").items() if term.clash}
    found = _all(asker, "/api/reports", limit=200)
    assert any(each["clashes"] for each in found)
    for brief in found[::5]:
        about = asker.get(f"/api/reports/{brief['id']}").json()["findings"]
        assert brief["clashes"] == sum(each["finding"]["code"] in clash for each in about), brief["id"]


def test_a_brief_tells_the_claims_and_the_origin_and_bounds_what_comes_from_outside(
    fortnight: Path, ledger_copy: Path, tmp_path: Path
) -> None:
    long = {"text": "word" * 9_000, "title": "T" * 9_000, "uri": f"https://a.example/{'u' * 9_000}"}
    bring(ledger_copy, tmp_path, "long.jsonl", {**long, "published": "2031-05-01T08:00:00Z"})
    ledger = opened(ledger_copy)
    entries = list(kept.entries(ledger))
    found = briefs(ledger, (entry.id for entry in entries))
    ledger.close()
    assert list(found) == [entry.id for entry in entries]
    for brief in found.values():
        assert len(brief.excerpt) <= EXCERPT + 1
        assert len(brief.title or "") <= EXCERPT + 1
        assert len(brief.uri or "") <= ADDRESS + 1
    assert any(brief.origin != brief.id and brief.origin in found for brief in found.values())
    assert sum(brief.claims for brief in found.values()) == kept_count(ledger_copy)


def kept_count(where: Path) -> int:
    ledger = opened(where)
    found = kept.count(ledger)
    ledger.close()
    return found


def test_one_report_tells_its_claims_findings_copies_capture_and_nights(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    id_ = _one(fortnight, "https://t.me/c/2031060101/5008")
    found = asker.get(f"/api/reports/{id_}").json()
    assert found["entry"]["id"] == id_
    assert found["nights"] == ["2031-06-04"]
    assert [each["claim"]["id"] for each in found["told"]] == [each["id"] for each in found["read"]]
    text = found["entry"]["document"]["text"]
    for each in found["told"]:
        quote = each["claim"]["quote"]
        assert text[quote["start"] : quote["stop"]] == quote["text"]
    held = {each["claim"]["id"] for each in (*found["told"], *found["others"])}
    assert found["findings"]
    assert {id_ for each in found["findings"] for id_ in each["finding"]["claims"]} <= held
    assert {each["id"] for each in found["linked"]} == {
        end for link in found["links"] for end in (link["report"], link["origin"]) if end != id_
    }
    altered = [pair for link in found["links"] for pair in link["altered"]]
    assert {id_ for pair in altered for id_ in pair} <= held


def test_an_earlier_version_is_told_with_its_own_claims(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    id_ = next(each["id"] for each in _all(asker, "/api/reports", limit=200) if each["version"] > 1)
    latest = asker.get(f"/api/reports/{id_}").json()
    first = asker.get(f"/api/reports/{id_}", params={"version": 1}).json()
    assert latest["latest"] == first["latest"] == latest["entry"]["version"] > 1
    assert first["entry"]["version"] == 1
    assert {each["claim"]["id"].split(".")[0] for each in first["told"]} <= {f"{id_}@1"}
    version = next(each for each in latest["versions"] if each["follows"])
    assert version["changes"]


def test_a_change_of_a_reviewer_stands_beside_what_was_read(client: Client, ledger_copy: Path) -> None:
    id_ = _one(ledger_copy, "https://t.me/c/2031060101/5008")
    ledger = opened(ledger_copy)
    count = (("count", {"low": 13, "high": 13, "form": "exact"}),)
    at = datetime(2031, 7, 1, tzinfo=UTC)
    made, faults = kept.decide(ledger, Decision(0, "correct", (f"{id_}.c2",), "Ada", at, "misread", count))
    ledger.close()
    assert made is not None, faults
    found = client(ledger_copy).get(f"/api/reports/{id_}").json()
    told = {each["claim"]["id"]: each for each in found["told"]}
    read = {each["id"]: each for each in found["read"]}
    assert (told[f"{id_}.c2"]["claim"]["count"]["low"], read[f"{id_}.c2"]["count"]["low"]) == (13, 12)
    assert told[f"{id_}.c2"]["state"] != "read"
    assert [each["why"] for each in found["decisions"]] == ["misread"]
    assert read[f"{id_}.c1"] == told[f"{id_}.c1"]["claim"]
    assert found["agreements"] == []  # the sum held with what was read


def test_the_original_is_the_bytes_as_received_to_be_saved_and_never_shown(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    id_ = _one(fortnight, "https://t.me/c/2031060101/5008")
    capture = asker.get(f"/api/reports/{id_}").json()["capture"]
    answer = asker.get(f"/api/reports/{id_}/original")
    assert hashlib.sha256(answer.content).hexdigest() == capture["sha256"]
    assert int(answer.headers["content-length"]) == len(answer.content) == capture["size"]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == f'attachment; filename="{capture["sha256"][:12]}-result.json"'
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_not_there_is_said_with_a_remedy(client: Client, fortnight: Path) -> None:
    asker = client(fortnight)
    id_ = _one(fortnight, "https://t.me/c/2031060101/5008")
    unknown = ("000000000000", "nothing", f"{id_}.c1", "%20", "x" * 500)
    for address in (*unknown, f"{id_}?version=9", f"{unknown[0]}/original"):
        answer = asker.get(f"/api/reports/{address}")
        assert answer.status_code == 404, address
        assert answer.json()["remedy"]
        assert len(answer.json()["message"]) < 200
    for after in (
        "yesterday~x",
        "newest~yesterday~x",
        "best~2031-06-03T08:00:00+00:00~x",
        "newest~~",
        "newest",
        "oldest~9999-12-31T23:59:59-23:59~x",
        "newest~~%",
    ):
        assert asker.get("/api/reports", params={"after": after}).status_code == 422, after
    assert asker.get("/api/reports?limit=1000").status_code == 422
