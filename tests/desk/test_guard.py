"""What stands before the routes: other sites, too much, too often, and faults that nobody expected."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from counterclaim import ledger as kept
from counterclaim.desk import Settings, create
from counterclaim.desk.chores import Chore
from counterclaim.desk.exchange import giving
from counterclaim.desk.guard import paces
from counterclaim.desk.noticing import Noticing
from counterclaim.desk.routes import claims
from counterclaim.desk.serving import Server
from counterclaim.model.kept import Decision, Filter
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.reviewing import decided

from .bringing import bring

Client = Callable[..., TestClient]
TEXT = {"text": "9 drones were shot down."}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8470", "127.0.0.1.evil.example", "", "192.168.0.9"])
def test_a_name_that_is_not_ours_is_not_answered(client: Client, fortnight: Path, host: str) -> None:
    desk = client(fortnight)
    assert desk.get("/api/desk", headers={"host": host}).status_code == 421
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8470", "localhost:9000", "LOCALHOST", "[::1]:8470", "desk.example"])
def test_our_names_are_answered_on_whatever_port(client: Client, fortnight: Path, host: str) -> None:
    assert client(fortnight, names=("desk.example",)).get("/api/desk", headers={"host": host}).status_code == 200


def test_where_every_address_is_listened_on_digits_will_do(client: Client, fortnight: Path) -> None:
    desk = client(fortnight, host="0.0.0.0")
    assert desk.get("/api/desk", headers={"host": "192.168.0.9:8470"}).status_code == 200
    assert desk.get("/api/desk", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [{"x-counterclaim": ""}, {"x-counterclaim": "a guess"}, {"x-counterclaim": "é"}, {"origin": "https://evil.example"},
     {"origin": "null"}, {"origin": "http://127.0.0.1:3000"}],
)  # fmt: skip
def test_a_change_from_elsewhere_is_none(client: Client, fortnight: Path, headers: dict[str, str]) -> None:
    answer = client(fortnight).post("/api/check", json=TEXT, headers={k: v.encode() for k, v in headers.items()})
    assert answer.status_code == 403
    assert set(answer.json()) == {"message", "remedy"}


def test_a_change_from_our_pages_is_made(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    assert desk.post("/api/check", json=TEXT, headers={"origin": "http://127.0.0.1:8470"}).status_code == 200


def test_the_token_of_one_desk_is_none_of_another(client: Client, fortnight: Path) -> None:
    one, other = client(fortnight), client(fortnight)
    assert one.headers["x-counterclaim"] != other.headers["x-counterclaim"]


@pytest.mark.parametrize("path", ["/", "/nights", "/api/desk", "/api/none", "/api/claims?measure=none"])
def test_every_answer_lets_browsers_run_and_load_nothing_but_ours(client: Client, fortnight: Path, path: str) -> None:
    headers = client(fortnight).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert ("sandbox" in policy) == path.startswith("/api/")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "strict-transport-security" not in headers
    assert "access-control-allow-origin" not in headers


def test_what_is_too_large_is_not_read(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    answer = desk.post("/api/check", content=b" " * (4 * 1024 * 1024 + 1))
    assert (answer.status_code, "4 MB" in answer.json()["message"]) == (413, True)
    assert desk.post("/api/check", content=b"{}", headers={"content-length": "9" * 30}).status_code == 413


def test_what_does_not_say_how_large_it_is_is_read_no_further_than_that(client: Client, fortnight: Path) -> None:
    sent = 0

    def endless() -> Any:
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b" " * 1024 * 1024

    answer = client(fortnight).post("/api/check/file?name=long.txt", content=endless())
    assert (answer.status_code, "12 MB" in answer.json()["message"]) == (413, True)


def test_checks_have_a_pace_where_others_can_ask(client: Client, fortnight: Path) -> None:
    desk = client(fortnight, accounts=True)
    answers = [desk.post("/api/check", json=TEXT) for _ in range(paces.CHECK.amount + 1)]
    assert [answer.status_code for answer in answers] == [401] * paces.CHECK.amount + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert desk.get("/api/desk").status_code == 200


def test_one_person_on_this_machine_has_none(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    assert {desk.get("/api/none").status_code for _ in range(paces.ANYTHING.amount + 5)} == {404}


def test_a_fault_of_ours_tells_a_reference_and_nothing_else(
    client: Client, fortnight: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret words\nof a second line")

    desk = client(fortnight)
    monkeypatch.setattr(claims, "give", broken)
    with caplog.at_level(logging.ERROR, "counterclaim.desk"):
        answer = desk.get("/api/claims")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    (line,) = (each.getMessage() for each in caplog.records if each.name == "counterclaim.desk")
    assert line.split(":")[0] in answer.text
    assert "secret words" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/none", 404), ("/api/claims?limit=0", 422), ("/api/claims?from=yesterday", 422),
     ("/api/claims?to=0", 422), ("/api/claims/%00", 400),
     ("/api/nights?measure=none", 422), ("/api/claims?text=" + "x" * 500, 422)],
)  # fmt: skip
def test_whatever_is_asked_the_answer_says_what_and_the_remedy(
    client: Client, fortnight: Path, path: str, status: int
) -> None:
    answer = client(fortnight).get(path)
    assert answer.status_code == status, answer.text
    assert answer.json()["message"]
    assert answer.json()["remedy"]


def test_another_method_is_refused_in_our_words(client: Client, fortnight: Path) -> None:
    answer = client(fortnight).put("/api/claims", json={})
    assert answer.status_code == 405
    assert set(answer.json()) == {"message", "remedy"}


def test_long_answers_are_packed_and_short_ones_are_not(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    assert desk.get("/api/vocabulary").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in desk.get("/api/desk").headers


def test_files_of_the_pages_may_be_kept_for_good_and_the_document_not(
    client: Client, fortnight: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "index-abc.js").write_text("1")
    (tmp_path / "index.html").write_text("<!doctype html><title>desk</title>")
    monkeypatch.setenv("COUNTERCLAIM_DESK_PAGES", str(tmp_path))
    desk = client(fortnight)
    assert "immutable" in desk.get("/assets/index-abc.js").headers["cache-control"]
    assert desk.get("/assets/none.js").status_code == 404
    assert desk.get("/assets/../index.html").headers["cache-control"] == "no-cache"
    page = desk.get("/night/2031-06-02")
    assert (page.text.count("desk"), page.headers["cache-control"]) == (1, "no-cache")


def test_pages_that_are_not_built_say_how(
    client: Client, fortnight: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERCLAIM_DESK_PAGES", str(tmp_path))
    answer = client(fortnight).get("/")
    assert (answer.status_code, "make desk" in answer.json()["remedy"]) == (503, True)


def test_routes_that_change_something_take_a_role(client: Client, fortnight: Path) -> None:
    """Whoever adds a route cannot forget it: what nobody has thought of takes a reviewer."""
    desk = client(fortnight, accounts=True)
    open_to_all = {("GET", "/api/desk"), ("GET", "/api/feed.atom"), ("POST", "/api/login")}
    told = desk.app.openapi()["paths"]  # type: ignore[attr-defined]
    asked = {(method.upper(), path) for path, methods in told.items() for method in methods} - open_to_all
    assert len(asked) > 25
    for method, path in sorted(asked):
        answer = desk.request(method, path.replace("{", "").replace("}", ""), json={})
        assert answer.status_code in (401, 429), (method, path, answer.status_code)


def test_requests_are_admitted_by_their_route(client: Client, fortnight: Path) -> None:
    """The templates by which roles are looked up are those of the service."""
    from counterclaim.desk.people import admission

    told = client(fortnight).app.openapi()["paths"]  # type: ignore[attr-defined]
    assert {path for _, path in admission._NEEDED} <= set(told)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_others_make_the_service_do_nothing(client: Client, fortnight: Path, site: str) -> None:
    """As a picture or script of theirs would; a link to a page of ours, or to an export, still leads there."""
    desk = client(fortnight)
    for path in ("/api/exports/claims", "/api/live", "/api/claims"):
        answer = desk.get(path, headers={"sec-fetch-site": site, "sec-fetch-mode": "no-cors"})
        assert (answer.status_code, set(answer.json())) == (403, {"message", "remedy"})
    led = {"sec-fetch-site": site, "sec-fetch-mode": "navigate"}
    assert desk.get("/api/claims", headers=led).status_code == 200
    assert desk.get("/api/claims", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_an_address_is_bounded(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    assert desk.get("/api/claims?" + "place=XX&" * 2_000).status_code == 414
    assert desk.get("/api/claims?source=%00").status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:80@evil.example", "127.0.0.1/evil", "127.0.0.1:x", "[::1]evil", "[::1"])
def test_what_is_no_host_is_none_of_ours(client: Client, fortnight: Path, host: str) -> None:
    assert client(fortnight).get("/api/desk", headers={"host": host}).status_code == 421


def test_the_unknown_is_told_apart_from_the_wrong_way_to_ask(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    for path in ("/api/none", "/api/", "/api/claims/a/b", "/api/claims/"):
        answer = desk.get(path)
        assert (answer.status_code, path in answer.json()["message"]) == (404, True), path
    assert desk.get("/api/logout").status_code == 405


def test_who_asks_is_who_connects_unless_a_web_server_is_trusted(fortnight: Path, tmp_path: Path) -> None:
    app = create(Settings(str(fortnight), tmp_path / "state.db"))
    assert not Server(app).config.proxy_headers
    named = Server(app, "192.0.2.1").config
    assert (named.proxy_headers, named.forwarded_allow_ips) == (True, "192.0.2.1")


def test_all_addresses_of_one_network_are_counted_as_one() -> None:
    assert paces.network("2001:db8:1:2:aaaa::1") == paces.network("2001:db8:1:2:bbbb::9")
    assert paces.network("2001:db8:1:2:aaaa::1") != paces.network("2001:db8::1")
    assert paces.network("192.0.2.1") != paces.network("192.0.2.2")
    assert paces.network("testclient") == "testclient"


def test_no_cell_of_a_table_is_a_formula() -> None:
    rows = [{"=name": "=1+1", "n": -1}, {"=name": "+1", "n": 2}, {"=name": "@x", "n": None}, {"=name": "plain", "n": 3}]
    lines = giving._csv(rows).decode().splitlines()
    assert lines[1:] == ["'=1+1,-1", "'+1,2", "'@x,", "plain,3"]


@pytest.mark.parametrize(
    "path", ["sources", "decisions", "claims", "reports", "findings", "nights/2031-06-04", "map",
             "nights?from=2031-06-04&to=2031-06-04"]
)  # fmt: skip
def test_every_table_goes_through_the_same_guard(
    client: Client, fortnight: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "guarded", lambda cell: "seen")
    answer = client(fortnight).get(f"/api/{path}", headers={"accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert {cell for line in answer.text.splitlines()[1:] for cell in line.split(",")} <= {"seen"}


def test_how_things_stand_is_known_at_once_whoever_writes(ledger_copy: Path, tmp_path: Path) -> None:
    """It is not read with every request, and never out of date: not after a change of ours, nor after one of others."""
    ledger = opened(str(ledger_copy))
    looks = 0

    def look(*_: object) -> None:
        nonlocal looks
        looks += 1

    event.listen(ledger.engine, "begin", look)
    noticing = Noticing(ledger)
    first = noticing.things()
    once = looks
    assert [noticing.things() for _ in range(50)] == [first] * 50
    assert looks == once, "nothing was read"
    claim = next(iter(kept.told(ledger, Filter()))).claim.id
    made = Decision(0, "accept", (claim,), "ana", datetime.now(UTC), "")
    (done, _), *_ = decided(ledger, made)
    assert done is not None
    second = noticing.things()
    assert second.event == first.event + 1, "a decision of this process is noticed at once"
    other = opened(str(ledger_copy))
    kept.keep_cursor(other, "settled", "another")
    other.close()
    assert noticing.things().settled == "another", "and what others settle too"
    noticing.close()
    ledger.close()


def test_a_decision_is_seen_by_the_very_next_question(client: Client, ledger_copy: Path) -> None:
    desk = client(ledger_copy)
    for _ in range(3):
        first = desk.get("/api/claims?state=read").json()["items"][0]["claim"]["id"]
        tag = desk.get("/api/claims?state=read").headers["etag"]
        assert desk.post("/api/decisions", json={"kind": "accept", "about": [first], "by": "ana"}).status_code == 200
        answer = desk.get("/api/claims?state=read", headers={"if-none-match": tag})
        assert answer.status_code == 200
        assert first not in [each["claim"]["id"] for each in answer.json()["items"]]


def test_a_desk_over_an_unsettled_ledger_settles_it_once(
    client: Client, ledger_copy: Path, fortnight: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Chore, "soon", lambda self: asked.append(self._where))
    client(fortnight)
    assert asked == []
    report = {"text": "9 drones were shot down.", "published": "2031-07-01T06:00:00Z"}
    bring(ledger_copy, tmp_path, "late.jsonl", report)
    client(ledger_copy)
    assert asked == [str(ledger_copy)]
