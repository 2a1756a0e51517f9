"""Who may ask what: every route of the desk, for everybody who could come to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from counterclaim.desk import Settings, create, people
from counterclaim.desk.guard.paces import Counts

WORDS = "correct horse battery"
WHO = ("nobody", "reader", "reviewer", "admin")

ANYBODY = {("GET", "/api/desk"), ("POST", "/api/login")}
BY_KEY = {("GET", "/api/feed.atom")}
REVIEWERS = {("POST", "/api/decisions")}
ADMINS = {("GET", "/api/people"), ("POST", "/api/people"), ("DELETE", "/api/people/{name}")}
READERS = {
    *(("GET", f"/api/{path}") for path in (
        "borders", "check", "checks", "checks/{id}", "claims", "claims/{id}", "decisions", "explain/{code}", "exports",
        "exports/{name}", "findings", "findings/{id}", "hints", "live", "map", "names/{language}", "nights",
        "nights/{morning}", "reports", "reports/{id}", "reports/{id}/original", "review/agreement", "review/queue",
        "searches", "sources", "sources/{key:path}", "vocabulary", "why/{id:path}",
    )),
    *(("POST", f"/api/{path}") for path in ("check", "check/file", "check/page", "checks", "logout", "password")),
    ("POST", "/api/searches"), ("DELETE", "/api/searches/{id}"), ("DELETE", "/api/checks/{id}"),
}  # fmt: skip
LEAST = {
    **dict.fromkeys(ANYBODY, "nobody"), **dict.fromkeys(BY_KEY | READERS, "reader"),
    **dict.fromkeys(REVIEWERS, "reviewer"), **dict.fromkeys(ADMINS, "admin"),
}  # fmt: skip


def routes(app: FastAPI) -> set[tuple[str, str]]:
    """The methods and templates of all routes under /api, however they were included."""
    found = set[tuple[str, str]]()
    waiting = list(app.routes)
    while waiting:
        each = waiting.pop()
        inside = getattr(each, "original_router", None)
        waiting += inside.routes if inside is not None else ()
        if isinstance(each, APIRoute):
            found |= {(method, each.path) for method in each.methods}
    return found


def test_somebody_has_decided_who_may_ask_for_each_route() -> None:
    """A new route belongs into the table above, before anybody can ask for it."""
    app = create(Settings("", Path()))
    assert routes(app) == set(LEAST)
    assert {path for path, methods in app.openapi()["paths"].items() for _ in methods} == {
        path.replace(":path", "") for _, path in LEAST
    }


@pytest.fixture(scope="module")
def team(fortnight: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, TestClient]]:
    folder = tmp_path_factory.mktemp("roles")
    app = create(Settings(str(fortnight), folder / "state.db", accounts=True))
    app.state.counts._held = True
    with TestClient(app, base_url="http://127.0.0.1:8470"):
        found = {}
        for who in WHO:
            found[who] = browser = TestClient(app, base_url="http://127.0.0.1:8470", raise_server_exceptions=False)
            if who != "nobody":
                people.put(app.state.desk.state, who, who, WORDS, datetime.now(UTC))
            browser.headers["x-counterclaim"] = browser.get("/api/desk").json()["token"]
            if who != "nobody":
                assert browser.post("/api/login", json={"name": who, "password": WORDS}).status_code == 200
                browser.headers["x-counterclaim"] = browser.get("/api/desk").json()["token"]
        yield found


@pytest.mark.parametrize("who", WHO)
def test_each_may_ask_for_what_the_table_says_and_nothing_else(who: str, team: dict[str, TestClient]) -> None:
    """What is refused is refused before anything else is said about it; what is asked here changes nothing."""
    assert isinstance(team[who].app.state.counts, Counts)  # type: ignore[attr-defined]
    for (method, path), least in sorted(LEAST.items()):
        if path in ("/api/live", "/api/logout"):  # one does not end, the other ends what is tested
            continue
        asked = path.replace(":path", "").replace("{morning}", "2031-06-02").replace("{", "").replace("}", "")
        answer = team[who].request(method, asked, json={} if method == "POST" else None)
        if WHO.index(who) >= WHO.index(least):
            assert answer.status_code not in (401, 403, 405, 500), (method, path, answer.text)
        else:
            assert answer.status_code == (401 if who == "nobody" else 403), (method, path, answer.text)
            assert set(answer.json()) == {"message", "remedy"}


@pytest.mark.parametrize("path", ["/api/live", "/api/logout"])
def test_nobody_else_listens_or_leaves(path: str, team: dict[str, TestClient]) -> None:
    assert team["nobody"].request("GET" if path.endswith("live") else "POST", path).status_code == 401


def test_a_change_without_the_token_of_the_session_is_refused_to_everybody(team: dict[str, TestClient]) -> None:
    for who, browser in team.items():
        for method, path in sorted(LEAST):
            if method != "GET":
                asked = path.replace("{", "").replace("}", "").replace("searches/id", "searches/1")
                answer = browser.request(method, asked, json={}, headers={"x-counterclaim": "another"})
                assert answer.status_code == 403, (who, method, path)
