"""Saved searches: whose they are, whom they tell of what is new, and that nobody is told what they may not be."""

import hmac
import http.server
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from counterclaim.desk import people
from counterclaim.desk.searches import Telling, posting
from counterclaim.pipeline.settling import settle_news
from counterclaim.sources.web.network import Wire

from .bringing import bring

Client = Callable[..., TestClient]
NOW = datetime(2031, 7, 1, 12, tzinfo=UTC)
WORDS = "correct horse battery"
CLASH = {
    "text": "Air defence shot down 14 drones: 8 over Bryansk region and 8 over Kursk region.",
    "published": "2031-07-01T06:00:00Z",
    "source": "example.org/news",
}
ATOM = "{http://www.w3.org/2005/Atom}"


class Heard(http.server.ThreadingHTTPServer):
    """A webhook that keeps what it is told, and answers with a status."""

    def __init__(self) -> None:
        self.told: list[tuple[dict[str, str], bytes]] = []
        self.status, self.headers = 204, dict[str, str]()

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(inner) -> None:  # noqa: N805
                body = inner.rfile.read(int(inner.headers["content-length"]))
                self.told.append(({k.lower(): v for k, v in inner.headers.items()}, body))
                inner.send_response(self.status)
                for name, value in self.headers.items():
                    inner.send_header(name, value)
                inner.end_headers()

            def log_message(inner, *_: object) -> None:  # noqa: N805
                pass

        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/told?by=desk"

    @property
    def said(self) -> list[Any]:
        return [json.loads(body) for _, body in self.told]


@pytest.fixture
def webhook() -> Iterator[Heard]:
    server = Heard()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def save(desk: TestClient, **differing: object) -> Any:
    return desk.post("/api/searches", json={"name": "Drones", "kind": "claims", "query": "?thing=drone"} | differing)


def tell(desk: TestClient, later: timedelta = timedelta(), wire: Wire | None = None) -> None:
    """One round of what the desk does by itself every few seconds."""
    Telling(desk.app.state.desk, wire=wire).round(NOW + later)  # type: ignore[attr-defined]


def settle(desk: TestClient) -> None:
    settle_news(desk.app.state.desk.ledger)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Telling, "start", lambda self: None)
    monkeypatch.setattr(Telling, "end", lambda self: None)


def test_a_search_is_saved_listed_and_forgotten(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    made = save(desk).json()
    assert (made["name"], made["query"], made["secret"], made["webhook"]) == ("Drones", "thing=drone", None, None)
    assert desk.get("/api/searches").json()["items"] == [made]
    assert desk.delete(f"/api/searches/{made['id']}").status_code == 204
    assert desk.get("/api/searches").json() == {"items": [], "key": None}
    assert desk.delete(f"/api/searches/{made['id']}").status_code == 404


@pytest.mark.parametrize(
    ("differing", "says"),
    [({"query": "measure=none"}, "measure=none"), ({"query": "from=soon"}, "from=soon"), ({"kind": "people"}, "kind"),
     ({"name": ""}, "name"), ({"query": "text=" + "x" * 500}, "500"),
     ({"query": "&".join(["place=RU"] * 500)}, "query"), ({"webhook": "ftp://example.org/"}, "http"),
     ({"webhook": "http://a:b@example.org/"}, "password"),
     ({"webhook": "nowhere"}, "http"), ({"webhook": "https://"}, "host")],
)  # fmt: skip
def test_a_search_that_asks_nothing_says_why(
    client: Client, fortnight: Path, differing: dict[str, str], says: str
) -> None:
    desk = client(fortnight)
    answer = save(desk, **differing)
    assert answer.status_code == 422
    assert says in answer.json()["message"]
    assert desk.get("/api/searches").json()["items"] == []


@pytest.mark.parametrize(("kind", "fitting"), [("claims", 3), ("reports", 1), ("findings", 1)])
def test_a_webhook_is_told_what_is_new_and_fits_once(
    client: Client, ledger_copy: Path, tmp_path: Path, webhook: Heard, kind: str, fitting: int
) -> None:
    desk = client(ledger_copy)
    secret = save(desk, kind=kind, webhook=webhook.address).json()["secret"]
    tell(desk)
    assert webhook.told == [], "what was there before is not new"
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    if kind == "findings":
        tell(desk)
        assert webhook.told == [], "findings are told once they take in all that came"
    settle(desk)
    tell(desk)
    tell(desk)
    ((headers, body),) = webhook.told
    (said,) = webhook.said
    assert (said["search"]["name"], said["fitting"], len(said["items"])) == ("Drones", fitting, fitting)
    moment, _, signature = headers[posting.SIGNATURE].partition(",sha256=")
    sealed = hmac.new(secret.encode(), moment.removeprefix("t=").encode() + b"." + body, sha256).hexdigest()
    assert signature == sealed
    (listed,) = desk.get("/api/searches").json()["items"]
    assert (listed["told"], listed["trouble"], listed["secret"]) == ("2031-07-01T12:00Z", None, None)


def test_what_does_not_fit_is_not_told(client: Client, ledger_copy: Path, tmp_path: Path, webhook: Heard) -> None:
    desk = client(ledger_copy)
    save(desk, query="thing=missile", webhook=webhook.address)
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    tell(desk)
    assert webhook.told == []


def test_what_could_not_be_told_is_told_later_with_what_came_since(
    client: Client, ledger_copy: Path, tmp_path: Path, webhook: Heard
) -> None:
    desk = client(ledger_copy)
    save(desk, webhook=webhook.address)
    webhook.status = 503
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    tell(desk)
    assert desk.get("/api/searches").json()["items"][0]["trouble"] == "it answered with status 503"
    tell(desk, timedelta(seconds=10))
    assert len(webhook.told) == 1, "it is left alone for a while"
    tell(desk, timedelta(seconds=31))
    tell(desk, timedelta(seconds=70))
    assert len(webhook.told) == 2, "and then for twice as long"
    webhook.status = 200
    bring(ledger_copy, tmp_path, "newer.jsonl", {**CLASH, "text": "2 drones were shot down over Tula region."})
    tell(desk, timedelta(seconds=95))
    assert webhook.said[-1]["fitting"] == 4
    assert desk.get("/api/searches").json()["items"][0]["trouble"] is None


def test_a_webhook_is_led_nowhere_else(client: Client, ledger_copy: Path, tmp_path: Path, webhook: Heard) -> None:
    desk = client(ledger_copy)
    save(desk, webhook=webhook.address)
    webhook.status, webhook.headers = 307, {"location": f"{webhook.address}&again"}
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    tell(desk)
    assert len(webhook.told) == 1
    assert "led elsewhere" in desk.get("/api/searches").json()["items"][0]["trouble"]


def test_a_webhook_that_nobody_answers_is_no_fault_of_the_desk(
    client: Client, ledger_copy: Path, tmp_path: Path
) -> None:
    desk = client(ledger_copy)
    save(desk, webhook="http://127.0.0.1:9/")
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    tell(desk)
    assert desk.get("/api/searches").json()["items"][0]["trouble"].startswith("it cannot be reached")


def logged_in(client: Client, where: Path, role: str) -> TestClient:
    desk = client(where, accounts=True)
    state = desk.app.state.desk.state  # type: ignore[attr-defined]
    people.put(state, "root", "admin", WORDS, NOW)
    people.put(state, "ana", role, WORDS, NOW)
    assert desk.post("/api/login", json={"name": "ana", "password": WORDS}).status_code == 200
    desk.headers["x-counterclaim"] = desk.get("/api/desk").json()["token"]
    return desk


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/latest",
     "http://[::ffff:127.0.0.1]/", "https://example.org:8443/", "http://printer.local/"],
)  # fmt: skip
def test_with_accounts_no_webhook_is_inside_this_network(client: Client, fortnight: Path, address: str) -> None:
    answer = save(logged_in(client, fortnight, "reviewer"), webhook=address)
    assert answer.status_code == 422
    assert "webhook cannot be called" in answer.json()["message"]


def test_a_name_that_points_into_this_network_is_found_out_when_it_is_called(
    client: Client, ledger_copy: Path, tmp_path: Path, webhook: Heard
) -> None:
    desk = logged_in(client, ledger_copy, "reviewer")
    assert save(desk, webhook="http://example.org/").status_code == 200
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    tell(desk, wire=Wire(resolve=lambda host, port: ["127.0.0.1"]))
    assert "not on the public internet" in desk.get("/api/searches").json()["items"][0]["trouble"]
    assert webhook.told == []


def test_readers_save_searches_without_webhooks_and_see_their_own_alone(client: Client, fortnight: Path) -> None:
    desk = logged_in(client, fortnight, "reader")
    assert save(desk).status_code == 200
    assert save(desk, webhook="https://example.org/").status_code == 403
    mine = desk.get("/api/searches").json()["items"]
    desk.post("/api/login", json={"name": "root", "password": WORDS})
    desk.headers["x-counterclaim"] = desk.get("/api/desk").json()["token"]
    assert desk.get("/api/searches").json()["items"] == []
    assert desk.delete(f"/api/searches/{mine[0]['id']}").status_code == 404


@pytest.mark.parametrize("how", ["removed", "made a reader"])
def test_whoever_may_no_more_is_told_no_more(
    client: Client, ledger_copy: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = logged_in(client, ledger_copy, "reviewer")
    called: list[str] = []
    monkeypatch.setattr(posting, "call", lambda address, *_: called.append(address))
    assert save(desk, webhook="https://example.org/").status_code == 200
    state = desk.app.state.desk.state  # type: ignore[attr-defined]
    if how == "removed":
        people.remove(state, "ana")
    else:
        people.put(state, "ana", "reader", None, NOW)
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    tell(desk)
    assert called == []


def test_a_feed_has_the_findings_that_fit_those_about_the_latest_reports_first(
    client: Client, ledger_copy: Path, tmp_path: Path
) -> None:
    desk = client(ledger_copy)
    bring(ledger_copy, tmp_path, "new.jsonl", CLASH)
    answer = desk.get("/api/feed.atom?measure=intercepted")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert "14 stated" in titles[0]
    assert len(titles) > 3
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    known = {"if-none-match": answer.headers["etag"]}
    assert desk.get("/api/feed.atom?measure=intercepted", headers=known).status_code == 304
    few = ElementTree.fromstring(desk.get("/api/feed.atom?place=RU-KRS&from=2031-07-01").text)
    assert len([*few.iter(f"{ATOM}entry")]) == 1


def test_with_accounts_a_feed_takes_a_key_which_a_new_password_ends(client: Client, fortnight: Path) -> None:
    desk = logged_in(client, fortnight, "reader")
    key = desk.get("/api/searches").json()["key"]
    reader = TestClient(desk.app, base_url=desk.base_url)
    answer = reader.get("/api/feed.atom", params={"key": key})
    assert answer.status_code == 200
    assert key not in answer.text
    for wrong in ("", "ana.", f"{key[:-1]}x", f"root.{key.partition('.')[2]}", "é.é"):
        assert reader.get("/api/feed.atom", params={"key": wrong}).status_code == 401, wrong
    assert reader.get("/api/claims", params={"key": key}).status_code == 401, "it opens feeds alone"
    desk.post("/api/password", json={"old": WORDS, "new": "another " * 3})
    assert reader.get("/api/feed.atom", params={"key": key}).status_code == 401
