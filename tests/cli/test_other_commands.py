"""`explain`, `languages`, `places`, `evaluate`: each answers, and says what it cannot."""

import json
from pathlib import Path

import pytest

from counterclaim.languages.load import available
from counterclaim.model.vocabulary import codes

from .conftest import Run


def test_every_finding_is_listed_and_explained(run: Run) -> None:
    listed = run("explain").stdout
    for code in codes():
        assert code in listed
        assert code in run("explain", code.lower()).stdout


def test_an_unknown_code_is_told(run: Run) -> None:
    result = run("explain", "CC999")
    assert result.exit_code == 2
    assert "CC999" in result.stderr


def test_languages_are_listed(run: Run) -> None:
    lines = run("languages").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(available())
    assert all("zone of times that name none" in line for line in lines)


def test_an_unknown_language_cannot_be_checked(run: Run) -> None:
    assert run("languages", "check", "tlh").exit_code == 2


@pytest.mark.parametrize(("query", "code"), [("Белгородской области", "RU-BEL"), ("Харківщина", "UA-63")])
def test_a_place_is_found_in_any_case_form(run: Run, query: str, code: str) -> None:
    assert run("places", query).stdout.split()[0] == code


def test_a_place_in_no_gazetteer_is_told(run: Run) -> None:
    result = run("places", "xqzwvj kkpt")
    assert result.exit_code == 1
    assert "xqzwvj kkpt" in result.stderr


def test_evaluation_prints_scores_and_misses(run: Run) -> None:
    claim = {"measure": "intercepted", "thing": "drone", "low": 14, "high": 14, "places": []}
    rows = [
        {"text": "14 drones", "lang": "en", "claims": [claim]},
        {"text": "15 drones", "lang": "en", "claims": [claim]},
        {"text": "", "lang": "ru", "claims": []},
    ]
    Path("gold.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = run("evaluate", "gold.jsonl")
    scores = {line.split()[0]: line.split()[1:8] for line in result.stdout.splitlines()[1:4]}
    assert scores["en"] == ["2", "2", "2", "1", "0.500", "0.500", "0.500"]
    assert scores["ru"][-1] == "1.000"
    assert "gold.jsonl:2: 15 drones" in result.stdout
    assert "gold.jsonl:1:" not in result.stdout
    assert result.exit_code == 0
    assert "gold.jsonl:2" not in run("evaluate", "gold.jsonl", "--no-misses").stdout


def test_gold_that_cannot_be_used_is_told_and_the_rest_scored(run: Run) -> None:
    Path("gold.jsonl").write_text('{"text": "x"}\n{"text": "", "lang": "en", "claims": []}\n')
    result = run("evaluate", "gold.jsonl")
    assert result.exit_code == 2
    assert "gold.jsonl:1" in result.stderr
    assert "en" in result.stdout
    assert run("evaluate", "missing.jsonl").exit_code == 2
