"""A text that is pasted, a file that is dropped, a check that is kept: read whatever is in the ledger."""

import json
import sys
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from fastapi.testclient import TestClient

from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.routes import check as routes
from counterclaim.desk.state import checks
from counterclaim.desk.work import checking
from counterclaim.model import Document
from counterclaim.model.public import from_public
from counterclaim.sources import Options, apart, receive_stream

TEXT = (
    "Air defence shot down 14 drones overnight: "
    "eight over Sumy region, five over Odesa region and three over the Black Sea."
)
FORWARDS = {"text": "In the night of 3 June air defence shot down 7 drones over Poltava region."}


@pytest.fixture
def asked(client: Any, tmp_path: Path) -> TestClient:
    """A desk over an empty ledger, that carries the token of its changes."""
    made: TestClient = client(tmp_path / "empty.db")
    made.headers["x-counterclaim"] = made.get("/api/desk").json()["token"]
    return made


def test_a_contradiction_is_found_with_nothing_in_the_ledger(asked: TestClient) -> None:
    answer = asked.post("/api/check", json={"text": TEXT})
    (one,) = answer.json()["items"]
    assert one["id"] is None
    assert one["text"] == TEXT
    (finding,) = [each for each in one["findings"] if each["code"] == "CC101"]
    assert finding["proof"] == ["8 + 5 + 3 = 16 > 14"]
    claims = {each["id"]: each for each in one["claims"]}
    for id_ in finding["claims"]:
        quote = claims[id_]["quote"]
        assert TEXT[quote["start"] : quote["stop"]] == quote["text"]


def test_ranges_count_code_points(asked: TestClient) -> None:
    text = "⚡🛩️🛩️ Over Sumy region 5 drones were shot down."
    (one,) = asked.post("/api/check", json={"text": text}).json()["items"]
    (claim,) = one["claims"]
    start, stop = claim["evidence"]["count"]
    assert text[start:stop] == "5"


def test_what_is_known_beside_the_text_is_used(asked: TestClient) -> None:
    about = {"published": "2031-06-02T08:00", "zone": "Europe/Kyiv", "source": "t.me/example", "language": "en"}
    (one,) = asked.post("/api/check", json={"text": FORWARDS["text"], **about}).json()["items"]
    assert one["report"]["published"] == "2031-06-02T05:00Z"
    assert (one["report"]["source"], one["zone"]) == ("t.me/example", "Europe/Kyiv")


@pytest.mark.parametrize(
    ("body", "named", "remedy"),
    [
        ({"text": "  \n"}, "no text", "Paste"),
        ({"text": "x" * (checking.LONGEST + 1)}, "1,000,001 characters", "1,000,000"),
        ({"text": TEXT, "zone": "Europe/Nowhere"}, "zone=Europe/Nowhere", "Europe/Kyiv"),
        ({"text": TEXT, "zone": "../../etc/passwd"}, "zone=", "Europe/Kyiv"),
        ({"text": TEXT, "language": "xx"}, "language=xx", "en, ru, uk"),
        ({"text": TEXT, "published": "yesterday"}, "yesterday", "Leave it empty"),
    ],
)
def test_what_cannot_be_checked_is_named_with_what_would_do(
    asked: TestClient, body: dict[str, str], named: str, remedy: str
) -> None:
    answer = asked.post("/api/check", json=body)
    assert answer.status_code == 422
    assert named in answer.json()["message"]
    assert remedy in answer.json()["remedy"]


@pytest.mark.parametrize("body", [b'{"text": 5}', b"[]", b"{", b'{"text": null}'])
def test_a_body_of_another_shape_is_refused(asked: TestClient, body: bytes) -> None:
    answer = asked.post("/api/check", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["message"]


def test_a_lone_surrogate_is_replaced_by_a_sign_of_the_same_length(asked: TestClient) -> None:
    line = b'{"text": "\\ud800 Over Sumy region 5 drones were shot down."}'
    json_headers = {"content-type": "application/json"}
    (one,) = asked.post("/api/check", content=line, headers=json_headers).json()["items"]
    (other,) = asked.post("/api/check/file?name=one.jsonl", content=line).json()["items"]
    assert one["text"] == other["text"] == "\N{REPLACEMENT CHARACTER} Over Sumy region 5 drones were shot down."
    assert one["claims"][0]["evidence"]["count"] == [19, 20]


def test_a_file_of_reports_is_read_one_by_one_and_the_rest_is_told(asked: TestClient) -> None:
    lines = "\n".join(json.dumps({**FORWARDS, "id": number}) for number in range(checking.MOST + 1))
    answer = asked.post("/api/check/file?name=posts.jsonl", content=lines.encode()).json()
    assert len(answer["items"]) == checking.MOST
    assert answer["more"] is True
    assert all(len(each["claims"]) == 1 for each in answer["items"])


def test_a_saved_page_is_read_without_its_markup(asked: TestClient) -> None:
    page = f"<!doctype html><html><head><title>News</title></head><body><article><p>{TEXT}</p></article></body></html>"
    (one,) = asked.post("/api/check/file?name=page.html&language=en", content=page.encode()).json()["items"]
    assert "<p>" not in one["text"]
    assert "CC101" in [each["code"] for each in one["findings"]]


def test_the_examples_are_read_as_files(asked: TestClient) -> None:
    path = Path(__file__).parents[2] / "examples" / "steppe-bulletin.txt"
    (one,) = asked.post("/api/check/file?name=steppe-bulletin.txt", content=path.read_bytes()).json()["items"]
    assert [each["code"] for each in one["findings"]] == ["CC101"]


def test_a_file_that_cannot_be_read_says_why(asked: TestClient) -> None:
    answer = asked.post("/api/check/file?name=broken.wacz", content=b"PK\x03\x04 no archive").json()
    assert answer["items"] == []
    assert answer["issues"]
    assert asked.post("/api/check/file?name=empty.txt", content=b"").status_code == 422


def test_a_file_that_is_too_large_is_refused(asked: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "LARGEST", 1_000)
    answer = asked.post("/api/check/file?name=long.txt", content=b"x" * 1_001)
    assert answer.status_code == 413
    assert "command line" in answer.json()["remedy"]


def test_a_report_that_is_too_long_is_passed_over_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "LONGEST", 100)
    found = checking.file(json.dumps({"text": "x " * 100}).encode(), "posts.jsonl", checking.Given())
    assert found.items == ()
    assert [each.code for each in found.issues] == ["long-text"]


def test_long_texts_do_not_all_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PATIENCE", 0.01)
    monkeypatch.setattr(checking, "_LONG", 10)
    document = checking.pasted(TEXT, None, None, checking.Given())
    with checking._turn(TEXT), checking._turn(TEXT), pytest.raises(AskedError, match="Other long texts"):
        checking.answered(document, None)
    assert checking.answered(document, None).claims


def test_a_kept_check_has_a_link_that_follows_from_its_content(asked: TestClient) -> None:
    kept = asked.post("/api/checks", json={"text": TEXT, "zone": "Europe/Kyiv"}).json()
    again = asked.post("/api/checks", json={"text": TEXT, "zone": "Europe/Kyiv"}).json()
    other = asked.post("/api/checks", json={"text": TEXT, "zone": "UTC"}).json()
    assert kept["id"] == again["id"] != other["id"]
    assert asked.get(f"/api/checks/{kept['id']}").json() == kept


def test_a_kept_check_can_be_taken_away(asked: TestClient) -> None:
    kept = asked.post("/api/checks", json={"text": TEXT, "title": "<script>alert(1)</script>"}).json()
    public = asked.get(f"/api/checks/{kept['id']}?format=public")
    assert from_public(public.json()).findings[0].code == "CC101"
    page = asked.get(f"/api/checks/{kept['id']}?format=html")
    assert "attachment" in page.headers["content-disposition"]
    assert "14 stated, parts add to 16" in page.text
    assert "<script>" not in page.text


def test_a_check_can_be_taken_away_without_being_kept(asked: TestClient) -> None:
    page = asked.post("/api/check/page", json={"text": TEXT})
    public = asked.post("/api/check/page?format=public", json={"text": TEXT})
    assert page.headers["content-type"].startswith("text/html")
    assert from_public(public.json()).claims
    assert asked.post("/api/check/page?format=exe", json={"text": TEXT}).status_code == 422


def test_a_link_to_nothing_says_so(asked: TestClient) -> None:
    answer = asked.get("/api/checks/nothing")
    assert answer.status_code == 404
    assert "nothing" in answer.json()["message"]


def test_kept_checks_are_listed_and_forgotten_by_who_kept_them(asked: TestClient) -> None:
    ids = [asked.post("/api/checks", json={"text": f"{n} drones were shot down.", "title": f"No. {n}"}).json()["id"]
           for n in (7, 8)]  # fmt: skip
    items = asked.get("/api/checks").json()["items"]
    assert [(each["id"], each["name"], each["begins"]) for each in items] == [
        (ids[1], "No. 8", "8 drones were shot down."), (ids[0], "No. 7", "7 drones were shot down."),
    ]  # fmt: skip
    assert asked.delete(f"/api/checks/{ids[0]}").status_code == 204
    assert asked.get(f"/api/checks/{ids[0]}").status_code == 404
    assert asked.delete(f"/api/checks/{ids[0]}").status_code == 404
    assert asked.get(f"/api/checks/{ids[1]}").status_code == 200


def test_a_check_that_two_keep_stays_for_the_other(asked: TestClient) -> None:
    state = asked.app.state.desk.state  # type: ignore[attr-defined]
    document, answer = Document("9 drones"), checking.answered(Document("9 drones"), None)
    one, other = (checks.keep(state, document, None, answer, "reader", by) for by in ("ana", "ben"))
    assert one == other
    assert not checks.forget(state, one, "eve")
    assert checks.forget(state, one, "ana")
    assert checks.found(state, one) is not None
    assert checks.forget(state, one, "ben")
    assert checks.found(state, one) is None


def test_so_many_checks_are_kept_a_day_and_the_oldest_make_room(
    asked: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "DAILY", 3)
    ids = [asked.post("/api/checks", json={"text": f"{n} drones."}).json()["id"] for n in range(3)]
    answer = asked.post("/api/checks", json={"text": "A fourth one."})
    assert (answer.status_code, "a day" in answer.json()["message"]) == (422, True)
    assert asked.post("/api/checks", json={"text": "0 drones."}).json()["id"] == ids[0], "it is kept already"
    monkeypatch.setattr(checks, "DAILY", 9)
    monkeypatch.setattr(checks, "ROOM", 2_000)
    assert asked.post("/api/checks", json={"text": "x" * 900}).status_code == 200
    gone = asked.get(f"/api/checks/{ids[0]}")
    assert (gone.status_code, "oldest" in gone.json()["remedy"]) == (404, True)
    assert asked.post("/api/checks", json={"text": "y" * 3_000}).status_code == 422


def test_a_reader_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CODE", "import time; time.sleep(600)")
    began = monotonic()
    (found,) = apart.receive_apart(b"9 drones", "a.txt", Options(), seconds=0.5)
    assert (found.document, [each.code for each in found.issues]) == (None, ["stopped"])
    assert monotonic() - began < 60


@pytest.mark.skipif(sys.platform != "linux", reason="memory is held in where the system does it")
def test_a_reader_that_takes_all_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_CODE", "from counterclaim.sources import apart; apart._hold(); print('x' * (4 << 30))")
    (found,) = apart.receive_apart(b"9 drones", "a.txt", Options())
    assert [each.code for each in found.issues] == ["stopped"]


def test_what_is_read_apart_is_what_is_read_here() -> None:
    folder = Path(__file__).parents[2] / "examples"
    kinds = (".txt", ".jsonl", ".html", ".xml", ".csv")
    for path in sorted(each for each in folder.rglob("*") if each.suffix in kinds):
        with path.open("rb") as stream:
            here = list(receive_stream(stream, path.name, Options(source="a source")))
        there = list(apart.receive_apart(path.read_bytes(), path.name, Options(source="a source")))
        assert there == here, path
