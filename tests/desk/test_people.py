"""Accounts: who gets in, for how long, and what each may do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.desk import people
from counterclaim.desk.people import sessions
from counterclaim.desk.state.tables import account, session

from .conftest import Client

NOW = datetime.now(UTC)
WORDS = "correct horse battery"
TEAM = {"rea": "reader", "rev": "reviewer", "ada": "admin"}
As = Callable[[str], TestClient]


@pytest.fixture
def as_(client: Client, fortnight: Path) -> As:
    """From the name of one of the team to a browser in which they are logged in; "" for nobody."""
    first = client(fortnight, accounts=True)
    for name, role in TEAM.items():
        people.put(first.app.state.desk.state, name, role, WORDS, NOW)

    def logged_in(name: str) -> TestClient:
        browser = TestClient(first.app, base_url=first.base_url)
        meet(browser)
        if name:
            assert log_in(browser, name).status_code == 200
            meet(browser)
        return browser

    return logged_in


def meet(browser: TestClient) -> dict[str, object]:
    """What the desk says of itself; its token goes with every change from now on."""
    said: dict[str, object] = browser.get("/api/desk").json()
    browser.headers["x-counterclaim"] = str(said["token"])
    return said


def log_in(browser: TestClient, name: str, password: str = WORDS) -> object:
    return browser.post("/api/login", json={"name": name, "password": password})


def state(browser: TestClient) -> object:
    return browser.app.state.desk.state


def test_on_this_machine_alone_nobody_logs_in(client: Client, fortnight: Path) -> None:
    desk = client(fortnight)
    said = desk.get("/api/desk").json()
    assert (said["open"], said["person"]) == (True, None)
    assert desk.get("/api/claims").status_code == 200
    assert desk.get("/api/people").json() == {"items": []}


@pytest.mark.parametrize(
    "differing", [{"accounts": True}, {"host": "0.0.0.0"}, {"names": ("desk.example",)}, {"secure": True}]
)
def test_where_others_may_come_nothing_is_told_without_an_account(
    differing: dict[str, object], client: Client, fortnight: Path
) -> None:
    desk = client(fortnight, **differing)
    said = desk.get("/api/desk").json()
    assert not said["open"]
    assert (said["reports"], said["ledger"]) == (0, "")
    for path in ("/api/claims", "/api/nights", "/api/vocabulary", "/api/live", "/api/searches", "/api/feed.atom"):
        answer = desk.get(path)
        assert (answer.status_code, answer.json()["message"] != "") == (401, True), path
    assert desk.post("/api/check", json={"text": "9 drones"}).status_code == 401


def test_whoever_logs_in_is_known_until_they_leave(as_: As) -> None:
    desk = as_("rev")
    assert meet(desk)["person"] == {"name": "rev", "role": "reviewer"}
    held = dict(desk.cookies)
    assert desk.post("/api/logout").status_code == 204
    assert meet(desk)["person"] is None
    desk.cookies.update(held)
    assert desk.get("/api/claims").status_code == 401


def test_the_cookie_is_for_no_script_and_no_other_site(as_: As) -> None:
    desk = as_("")
    kept = log_in(desk, "rea").headers["set-cookie"].lower()  # type: ignore[attr-defined]
    assert "httponly" in kept
    assert "samesite=strict" in kept


def test_over_https_the_cookie_is_sent_over_nothing_else(client: Client, fortnight: Path) -> None:
    desk = client(fortnight, secure=True)
    people.put(state(desk), "ada", "admin", WORDS, NOW)  # type: ignore[arg-type]
    answer = desk.post("/api/login", json={"name": "ada", "password": WORDS})
    assert answer.headers["set-cookie"].startswith("__Host-")
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize(("name", "password"), [("rev", "wrong horse battery"), ("nobody", WORDS), ("rev", "")])
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(as_: As, name: str, password: str) -> None:
    desk = as_("")
    answer = log_in(desk, name, password)
    assert (answer.status_code, answer.json()["message"]) == (401, "No account has that name and password.")  # type: ignore[attr-defined]
    assert not desk.cookies


def test_nobody_guesses_passwords_quickly(as_: As) -> None:
    desk = as_("")
    statuses = [log_in(desk, "rev", f"guess number {n}").status_code for n in range(6)]  # type: ignore[attr-defined]
    assert statuses == [401] * 5 + [429]
    late = log_in(desk, "rev")
    assert late.status_code == 429  # type: ignore[attr-defined]
    assert 0 < int(late.headers["retry-after"]) <= 60  # type: ignore[attr-defined]
    assert log_in(desk, "rea").status_code == 200  # type: ignore[attr-defined]


DECISION = {"kind": "accept", "about": ["118e671f73be.c1"]}


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("rea", {"see": True, "decide": False, "people": False}), ("rev", {"see": True, "decide": True, "people": False}),
     ("ada", {"see": True, "decide": True, "people": True})],
)  # fmt: skip
def test_each_role_may_what_it_may(as_: As, name: str, allowed: dict[str, bool]) -> None:
    desk = as_(name)
    asked = {
        "see": desk.get("/api/claims"),
        "decide": desk.post("/api/decisions", json={"not": "a decision"}),
        "people": desk.get("/api/people"),
    }
    assert {what: answer.status_code != 403 for what, answer in asked.items()} == allowed
    assert all(answer.json()["remedy"] for answer in asked.values() if answer.status_code == 403)


def test_admins_make_change_and_remove_accounts(as_: As) -> None:
    desk = as_("ada")
    made = desk.post("/api/people", json={"name": "Оксана", "role": "reader", "password": WORDS})
    assert [each["name"] for each in made.json()["items"]] == ["ada", "rea", "rev", "Оксана"]
    theirs = as_("Оксана")
    assert theirs.get("/api/claims").status_code == 200
    desk.post("/api/people", json={"name": "Оксана", "role": "reviewer"})
    assert theirs.get("/api/claims").status_code == 401, "another role ends the session"
    assert meet(as_("Оксана"))["person"] == {"name": "Оксана", "role": "reviewer"}
    left = desk.delete("/api/people/Оксана")
    assert [each["name"] for each in left.json()["items"]] == ["ada", "rea", "rev"]
    assert log_in(as_(""), "Оксана").status_code == 401  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "new", "role": "reader", "password": "too short"}, "10"),
        ({"name": "new", "role": "reader"}, "password"),
        ({"name": "new", "role": "king", "password": WORDS}, "role"),
        ({"name": "a/b", "role": "reader", "password": WORDS}, "name"),
        ({"name": "\u202efdp", "role": "reader", "password": WORDS}, "name"),
        ({"name": "ada", "role": "reader"}, "admin"),
    ],
)
def test_an_account_that_will_not_do_says_why(as_: As, given: dict[str, str], says: str) -> None:
    desk = as_("ada")
    answer = desk.post("/api/people", json=given)
    assert answer.status_code == 422
    assert says in answer.json()["message"] + answer.json()["remedy"]
    assert {each["name"]: each["role"] for each in desk.get("/api/people").json()["items"]} == TEAM


def test_the_last_admin_stays(as_: As) -> None:
    desk = as_("ada")
    assert desk.delete("/api/people/ada").status_code == 422
    assert desk.get("/api/people").status_code == 200


def test_a_new_password_ends_all_sessions(as_: As) -> None:
    here, there = as_("rev"), as_("rev")
    assert here.post("/api/password", json={"old": "wrong horse battery", "new": "staple " * 3}).status_code == 422
    assert there.get("/api/claims").status_code == 200
    assert here.post("/api/password", json={"old": WORDS, "new": "staple " * 3}).status_code == 204
    assert there.get("/api/claims").status_code == 401
    assert log_in(as_(""), "rev", "staple " * 3).status_code == 200  # type: ignore[attr-defined]


def test_a_session_ends_when_it_is_not_used(as_: As) -> None:
    kept = state(as_(""))
    token, _ = sessions.begin(kept, "rea", WORDS, NOW) or pytest.fail("not logged in")  # type: ignore[arg-type]
    used = NOW + timedelta(hours=11)
    assert sessions.of(kept, token, used) is not None  # type: ignore[arg-type]
    assert sessions.of(kept, token, used + timedelta(hours=11)) is not None  # type: ignore[arg-type]
    assert sessions.of(kept, token, used + timedelta(hours=24)) is None  # type: ignore[arg-type]


def test_neither_passwords_nor_tokens_are_kept(as_: As) -> None:
    desk = as_("rev")
    (token,) = desk.cookies.values()
    with state(desk).connect() as connection:  # type: ignore[attr-defined]
        held = str([*connection.execute(account.select()), *connection.execute(session.select())])
    assert WORDS not in held
    assert token not in held
    assert "$argon2id$" in held


def test_the_file_of_accounts_is_for_its_owner_alone(as_: As) -> None:
    kept = Path(state(as_("")).url.database)  # type: ignore[attr-defined]
    assert kept.stat().st_mode & 0o077 == 0
