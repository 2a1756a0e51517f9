"""Reviewers decide on the fortnight: what a decision changes, what it leaves, and that all of it can be replayed."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim import ledger as held
from counterclaim.evaluation import load
from counterclaim.pipeline.ledgers import opened

from .fortnight import answer, run, shown

FEW, FEWER = "118e671f73be.c1", "381e36d28f1f.c1"  # the governor's "at least eight", and the six after it
FIGURE = "intercepted/drone/RU-VOR/2031-06-11/night/Europe/Moscow@t.me/c/2031060102"


@pytest.fixture
def desk(own: Path) -> "Desk":
    return Desk(own)


class Desk:
    """A ledger, and what a reviewer does in it."""

    def __init__(self, where: Path) -> None:
        self.where = where

    def decide(self, *arguments: object, by: str = "ana", status: int = 0) -> str:
        return run("review", "decide", *arguments, "--by", by, "--ledger", self.where, status=status).output

    def decisions(self, *about: str) -> list[dict[str, Any]]:
        return list(answer("review", "list", *about, "--ledger", self.where))

    def state(self, claim: str = FEW) -> tuple[int, int | None, str]:
        ledger = opened(self.where)
        (told,) = held.claims(ledger, [claim])
        ledger.close()
        return told.claim.count.low, told.claim.count.high, told.state

    def figure(self, key: str = FIGURE) -> str:
        return str(answer("why", key, "--ledger", self.where)["detail"])

    def why(self, claim: str = FEW) -> str:
        return run("why", claim, "--ledger", self.where).stdout

    def rebuilt(self) -> None:
        """The archive and the decisions, replayed, give the same ledger bit for bit."""
        ledger = opened(self.where)
        before = held.fingerprint(ledger)
        ledger.close()
        assert run("rebuild", "--ledger", self.where).stdout.split()[-1] == before
        assert "nothing altered" in run("verify", "--ledger", self.where).stdout


def test_a_correction_changes_the_total_and_says_who_made_it(desk: Desk) -> None:
    before = desk.figure()
    out = desk.decide("correct", FEW, "--set", "count=17", "--why", "the picture says 17")
    assert out.startswith(f"decision 1: correct {FEW}")
    assert desk.state() == (17, 17, "corrected")
    assert desk.figure() != before
    (total,) = answer(
        "total", "--measure", "intercepted", "--thing", "drone", "--place", "RU-VOR", "--source", "t.me/c/2031060102",
        "--from", "2031-06-11", "--to", "2031-06-11", "--by", "night", "--ledger", desk.where,
    )  # fmt: skip
    assert (total["id"], shown(*total["reported"])) == (FIGURE, desk.figure())
    assert "A reviewer changed a field." in desk.why()
    (made,) = desk.decisions()
    assert (made["by"], made["why"], dict(made["fields"])["count"]["low"]) == ("ana", "the picture says 17", 17)
    desk.rebuilt()


@pytest.mark.parametrize(
    ("written", "count"),
    [("7", (7, 7)), ("7..9", (7, 9)), ("7..", (7, None)), ('{"low": 3, "high": 5, "form": "about"}', (3, 5))],
)
def test_a_count_is_written_as_people_write_it(written: str, count: tuple[int, int | None], desk: Desk) -> None:
    desk.decide("correct", FEW, "--set", f"count={written}")
    assert desk.state()[:2] == count


def test_accepted_rejected_undone_and_the_undoing_undone(desk: Desk) -> None:
    before = desk.figure()
    desk.decide("accept", FEW)
    assert desk.state() == (8, None, "accepted") and desk.figure() == before
    assert "A reviewer found it right." in desk.why()
    desk.decide("reject", FEW, FEWER, "--why", "of a month ago")
    assert desk.state()[2] == desk.state(FEWER)[2] == "rejected"
    rejected = [each for each in _excluded(desk) if each["label"].startswith("rejected")]
    assert {each["id"] for each in rejected} >= {FEW, FEWER}
    desk.decide("undo", "--undoes", 2)
    desk.decide("undo", "--undoes", 3)
    assert desk.state() == (8, None, "accepted") and desk.figure() == before
    desk.decide("undo", "--undoes", 4)
    assert (desk.state()[2], desk.state(FEWER)[2]) == ("rejected", "read")
    assert [made["undoes"] for made in desk.decisions()] == [None, None, None, 2, 3, 4]
    desk.rebuilt()


def _excluded(desk: Desk) -> list[dict[str, Any]]:
    chain = answer("why", FIGURE, "--ledger", desk.where)
    return [each for part in chain["children"] if part["label"] == "not added" for each in part["children"]]


def test_claims_of_one_report_are_merged_and_one_is_split(desk: Desk) -> None:
    night = answer("night", "2031-06-10", "--ledger", desk.where)["told"]
    whole, *parts = [one["claim"]["id"] for one in night if one["report"] == "f72d0a9c2e9a"]
    desk.decide("merge", parts[0], parts[1], "--why", "one and the same")
    states = [desk.state(each)[2] for each in parts[:2]]
    assert sorted(states)[-1] == "rejected"
    count = '{"low": 20, "high": 20, "form": "exact"}'
    desk.decide(
        "split", whole, "--set", f'x={{"count": {count}}}', "--set", f'y={{"thing": "missile", "count": {count}}}'
    )
    assert desk.state(whole)[2] == "rejected"
    assert desk.state(f"{whole}-x")[:2] == (20, 20)
    assert "20 missiles intercepted" in desk.why(f"{whole}-y")
    desk.rebuilt()


def test_same_and_not_same_change_what_is_counted_once(desk: Desk) -> None:
    one, other = "3c77b61744bd.c1", "f72d0a9c2e9a.c3"  # twelve by the governor, nine by the ministry
    desk.decide("same", one, other)
    desk.decide("not_same", one, other, by="ben")
    desk.decide("grade", "t.me/c/2031060102", "--set", "grade=B")
    assert [made["kind"] for made in desk.decisions()] == ["same", "not_same", "grade"]
    assert "decision 4" in desk.decide("undo", "--undoes", 2)
    desk.rebuilt()


def test_two_reviewers_are_compared(desk: Desk) -> None:
    nobody = run("review", "agreement", "ana", "ben", "--ledger", desk.where).stdout
    assert nobody == "ana and ben have judged no claim in common\n"
    for claim in (FEW, FEWER, "3c77b61744bd.c1"):
        desk.decide("accept", claim)
    desk.decide("accept", FEW, by="ben")
    desk.decide("correct", FEWER, "--set", "count=5", by="ben")
    desk.decide("reject", "3c77b61744bd.c1", by="ben")
    found = answer("review", "agreement", "ana", "ben", "--ledger", desk.where)
    verdict = next(each for each in found["accords"] if each["field"] == "verdict")
    assert verdict["claims"] == 3 and verdict["share"] < 1
    differ = {each["claim"] for each in found["disagreements"]}
    assert differ == {FEWER, "3c77b61744bd.c1"}
    text = run("review", "agreement", "ana", "ben", "--ledger", desk.where).stdout
    assert all(claim in text for claim in differ)


def test_a_reviewed_report_is_a_golden_text(desk: Desk, tmp_path: Path) -> None:
    desk.decide("correct", FEW, "--set", "count=7")
    desk.decide("reject", FEWER)
    written = run("review", "golden", "118e671f73be", "381e36d28f1f", "--ledger", desk.where).stdout
    (tmp_path / "gold.yml").write_text(written, "utf-8")
    reports, issues = load(tmp_path / "gold.yml")
    assert not issues
    assert [len(report.claims) for report in reports] == [len(row["claims"]) for row in yaml.safe_load(written)]
    first, second = yaml.safe_load(written)
    assert (first["claims"][0]["low"], first["claims"][0]["high"]) == (7, 7)
    assert all(claim["low"] != 6 for claim in second["claims"])
    run("evaluate", tmp_path / "gold.yml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("praise", FEW), "none of accept"),
        (("accept",), "about something"),
        (("accept", "000000000000.c1"), "no such claim"),
        (("correct", FEW), "gives no field"),
        (("correct", FEW, "--set", "thing"), "FIELD=VALUE"),
        (("correct", FEW, "--set", "=drone"), "FIELD=VALUE"),
        (("correct", FEW, "--set", "thing=tank"), "use one of"),
        (("correct", FEW, "--set", "colour=red"), "no field that can be corrected"),
        (("correct", FEW, "--set", "count=9..7"), "not above high"),
        (("correct", FEW, "--set", "count=-1"), "count"),
        (("correct", FEW, "--set", 'quote={"start": 0, "stop": 3, "text": "zzz"}'), "does not stand in the report"),
        (("merge", FEW), "two claims or more"),
        (("merge", FEW, FEWER), "report"),
        (("same", FEW, FEW), "two claims or more"),
        (("grade", "t.me/c/2031060102", "--set", "grade=Q"), "A to F"),
        (("undo", "--undoes", "99"), "no decision 99"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_the_reason(arguments: tuple[str, ...], said: str, desk: Desk) -> None:
    out = desk.decide(*arguments, status=2)
    assert said in " ".join(out.replace("│", " ").split())
    assert desk.decisions() == [] and desk.state() == (8, None, "read")


def test_a_decision_has_an_author(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "name yourself" in run("review", "decide", "accept", FEW, "--ledger", own, status=2).output
    monkeypatch.setenv("COUNTERCLAIM_REVIEWER", "ana\x1b[2J")
    run("review", "decide", "accept", FEW, "--ledger", own)
    assert "\x1b" not in run("review", "list", "--ledger", own).stdout
    assert json.loads(run("review", "list", "--ledger", own, "-f", "json").stdout)[0]["by"] == "ana\x1b[2J"
