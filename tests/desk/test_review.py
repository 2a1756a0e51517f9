"""Review over HTTP: what is worth a look, what a decision changes, what it leaves, and who may decide."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from counterclaim import ledger as held
from counterclaim.desk import people
from counterclaim.desk.chores import Chore
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.reviewing import grouped, undone, unfit

from .conftest import Client

NIGHT = "from=2031-06-04&to=2031-06-04"
LARGE = "1a5bf10fc866.c1"  # an analyst's 412 drones, where the ministry has 12
FIGURE = "intercepted/drone/RU/2031-06-04/night/Europe/Moscow"


@pytest.fixture
def desk(client: Client, ledger_copy: Path) -> TestClient:
    return client(ledger_copy)


def decide(desk: TestClient, kind: str, *about: str, **more: Any) -> Response:
    token = desk.get("/api/desk").json()["token"]
    body = {"kind": kind, "about": list(about), "by": "ana", **more}
    return desk.post("/api/decisions", json=body, headers={"x-counterclaim": token})


def count(low: int) -> dict[str, Any]:
    return {"count": {"low": low, "high": low, "form": "exact"}}


def test_the_queue_begins_with_what_would_change_a_total_most(desk: TestClient) -> None:
    queue = desk.get(f"/api/review/queue?{NIGHT}").json()
    first = queue["items"][0]
    assert (first["told"]["claim"]["id"], first["figure"]) == (LARGE, FIGURE)
    assert "clash" in first["because"]
    assert first["findings"]
    weights = [task["weight"] for task in queue["items"]]
    assert weights == sorted(weights, reverse=True)
    assert len({task["told"]["claim"]["id"] for task in queue["items"]}) == len(weights)


def test_the_weight_of_a_claim_is_what_its_rejection_changes(desk: TestClient) -> None:
    tasks = desk.get("/api/review/queue?from=2031-06-06&to=2031-06-06&limit=200").json()["items"]
    plain = [task for task in tasks if task["figure"] and "clash" not in task["because"]][:8]
    assert {task["weight"] for task in plain} != {0}
    for task in plain:
        made = decide(desk, "reject", task["told"]["claim"]["id"]).json()
        (shift,) = (shift for shift in made["shifts"] if shift["figure"] == task["figure"])
        was, now = (total["reported"] if total else [0, 0] for total in (shift["before"], shift["after"]))
        assert task["weight"] == max(abs(was[0] - now[0]), abs(was[1] - now[1])), task["told"]["claim"]["id"]
        decide(desk, "undo", undoes=made["decision"]["number"])


def test_filters_narrow_the_queue_and_what_was_looked_at_leaves_it(desk: TestClient) -> None:
    killed = desk.get(f"/api/review/queue?{NIGHT}&measure=killed").json()
    assert {task["told"]["claim"]["measure"] for task in killed["items"]} == {"killed"}
    newest = desk.get("/api/review/queue").json()
    assert newest["until"] == "2031-06-16"
    assert newest["more"]
    left = desk.get(f"/api/review/queue?{NIGHT}").json()["left"]
    assert decide(desk, "accept", LARGE).status_code == 200
    after = desk.get(f"/api/review/queue?{NIGHT}").json()
    assert after["left"] == left - 1
    assert LARGE not in {task["told"]["claim"]["id"] for task in after["items"]}


def test_a_correction_says_how_the_total_of_the_night_changes_and_an_undoing_turns_it_back(desk: TestClient) -> None:
    made = decide(desk, "correct", LARGE, fields=count(12), why="a slip of the pen").json()
    assert made["decision"]["by"] == "ana"
    assert made["told"][0]["state"] == "corrected"
    (shift,) = made["shifts"]
    assert shift["figure"] == FIGURE
    assert (shift["before"]["reported"], shift["after"]["reported"]) == ([31, 412], [31, 31])
    back = decide(desk, "undo", undoes=made["decision"]["number"]).json()
    assert back["told"][0]["state"] == "read"
    (shift,) = back["shifts"]
    assert (shift["before"]["reported"], shift["after"]["reported"]) == ([31, 31], [31, 412])


def test_a_correction_of_the_measure_tells_both_totals(desk: TestClient) -> None:
    made = decide(desk, "correct", LARGE, fields={"measure": "launched"}).json()
    totals = {shift["figure"].split("/")[0]: shift for shift in made["shifts"]}
    assert totals["intercepted"]["after"]["reported"] == [31, 31]
    assert totals["launched"]["before"] is None or totals["launched"]["before"] != totals["launched"]["after"]
    assert totals["launched"]["after"]["reported"][1] == 412


def test_the_claim_as_it_was_read_stays(desk: TestClient, ledger_copy: Path) -> None:
    decide(desk, "correct", LARGE, fields={**count(12), "evidence": {"count": [5, 9]}})
    ledger = opened(ledger_copy)
    read, (told,) = held.original(ledger, LARGE), held.claims(ledger, [LARGE])
    ledger.close()
    assert read is not None
    assert (read.count.low, told.claim.count.low, told.claim.evidence.count) == (412, 12, (5, 9))
    assert told.claim.evidence.thing == read.evidence.thing


def test_a_split_counts_its_parts_and_a_merge_one_claim(desk: TestClient) -> None:
    whole, part = "4827fe701beb.c2", "4827fe701beb.c3"
    made = decide(desk, "split", whole, fields={"a": count(5), "b": count(7)}).json()
    states = {told["claim"]["id"]: told["state"] for told in made["told"]}
    assert states == {whole: "rejected", f"{whole}-a": "corrected", f"{whole}-b": "corrected"}
    merged = decide(desk, "merge", "4827fe701beb.c4", part).json()
    assert [told["state"] for told in merged["told"]] == ["accepted", "rejected"]


def test_claims_of_two_reports_can_be_said_to_tell_of_the_same(desk: TestClient) -> None:
    made = decide(desk, "same", "4827fe701beb.c1", "73adfd79992b.c1")
    assert made.status_code == 200
    assert made.json()["shifts"][0]["figure"] == FIGURE


@pytest.mark.parametrize(
    ("kind", "about", "more", "says"),
    [
        ("accept", [], {}, "about something"),
        ("accept", ["ffffffffffff.c9"], {}, "no such claim"),
        ("accept", [LARGE, "4827fe701beb.c1"], {}, "one report at a time"),
        ("bless", [LARGE], {}, "no decision"),
        ("correct", [LARGE], {"fields": {"measure": "shot"}}, "use one of launched"),
        ("correct", [LARGE], {"fields": {"count": {"low": 9, "high": 3, "form": "range"}}}, "low not above high"),
        ("correct", [LARGE], {"fields": {"model": "x" * 200_000}}, "bytes"),
        ("merge", [LARGE], {}, "two claims or more"),
        ("grade", ["1a5bf10fc866"], {"fields": {"grade": "9"}}, "1 to 6"),
        ("undo", [], {"undoes": 77}, "no decision 77"),
        ("accept", [LARGE], {"undoes": 1}, "undo alone"),
        ("accept", [LARGE], {"by": "  "}, "author"),
    ],
)
def test_what_cannot_be_decided_is_said_and_changes_nothing(
    kind: str, about: list[str], more: dict[str, Any], says: str, desk: TestClient
) -> None:
    answer = decide(desk, kind, *about, **more)
    assert answer.status_code == 422
    assert says in answer.json()["message"]
    assert desk.get("/api/decisions").json()["items"] == []


def test_decisions_are_listed_the_latest_first_page_by_page_and_those_undone_are_marked(desk: TestClient) -> None:
    decide(desk, "accept", LARGE)
    decide(desk, "reject", "4827fe701beb.c2", why='=cmd, "told twice"')
    decide(desk, "undo", undoes=2)
    page = desk.get("/api/decisions?limit=2").json()
    assert [made["number"] for made in page["items"]] == [3, 2]
    assert (page["undone"], page["next"], page["fitting"]) == ([2], "2", 3)
    rest = desk.get(f"/api/decisions?limit=2&after={page['next']}").json()
    assert ([made["number"] for made in rest["items"]], rest["next"]) == ([1], None)
    about = desk.get(f"/api/decisions?about={LARGE}").json()
    assert [made["number"] for made in about["items"]] == [1]
    table = desk.get("/api/decisions?format=csv").text.splitlines()
    assert table[0].startswith("number,at,by,kind,about")
    assert len(table) == 4
    assert desk.get("/api/decisions?after=x").status_code == 422


def test_an_undoing_that_was_undone_undoes_nothing(desk: TestClient, ledger_copy: Path) -> None:
    decide(desk, "accept", LARGE)
    decide(desk, "undo", undoes=1)
    decide(desk, "undo", undoes=2)
    ledger = opened(ledger_copy)
    assert undone(held.decisions(ledger)) == (2,)
    ledger.close()


def test_two_reviewers_are_compared_on_what_both_judged(desk: TestClient) -> None:
    decide(desk, "accept", LARGE)
    decide(desk, "correct", LARGE, by="ben", fields=count(12))
    found = desk.get("/api/review/agreement?one=ana&other=ben").json()
    assert found["reviewers"] == ["ana", "ben"]
    verdict = found["compared"]["accords"][0]
    assert (verdict["field"], verdict["claims"], verdict["share"]) == ("verdict", 1, 0.0)
    assert {each["field"] for each in found["compared"]["disagreements"]} == {"verdict", "count"}
    assert desk.get("/api/review/agreement").json()["compared"] is None
    assert desk.get("/api/review/agreement?one=ana&other=zoe").status_code == 422


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("reviewer", 200)])
def test_a_decision_needs_the_role_and_is_that_of_the_person(
    role: str, status: int, client: Client, ledger_copy: Path
) -> None:
    desk = client(ledger_copy, accounts=True)
    words = "correct horse battery"
    people.put(desk.app.state.desk.state, "ida", role, words, datetime.now(UTC))  # type: ignore[attr-defined]
    desk.headers["x-counterclaim"] = desk.get("/api/desk").json()["token"]
    assert desk.post("/api/login", json={"name": "ida", "password": words}).status_code == 200
    answer = decide(desk, "accept", LARGE, by="somebody else")
    assert answer.status_code == status
    assert desk.get("/api/review/queue").status_code == 200
    assert [made["by"] for made in desk.get("/api/decisions").json()["items"]] == (["ida"] if status == 200 else [])


def test_the_answer_comes_before_the_settling_which_follows(desk: TestClient) -> None:
    assert desk.get("/api/desk").json()["settled"]
    decide(desk, "correct", LARGE, fields=count(12))
    assert not desk.get("/api/desk").json()["settled"]
    before = {each["id"] for each in desk.get("/api/findings?code=CC702&limit=200").json()["items"]}
    assert desk.app.state.desk.settling.rest(300)  # type: ignore[attr-defined]
    assert desk.get("/api/desk").json()["settled"]
    after = {each["id"] for each in desk.get("/api/findings?code=CC702&limit=200").json()["items"]}
    assert before - after


def test_settling_waits_for_a_pause_and_ends_at_once_when_the_desk_does(ledger_copy: Path) -> None:

    settling = Chore("settling", str(ledger_copy), pause=60)
    for _ in range(3):
        settling.soon()
    assert not settling.rest(0.05)
    settling.stop()
    settling.soon()
    assert settling._process is None


def test_the_same_checks_hold_for_the_command_and_the_desk() -> None:
    assert unfit("grade", ["x"], (("grade", 3),)) is None
    assert grouped("accept", ["a.c1", "b.c1", "a.c2"]) == [("a.c1", "a.c2"), ("b.c1",)]
    assert grouped("merge", ["a.c1", "b.c1"]) == [("a.c1", "b.c1")]
