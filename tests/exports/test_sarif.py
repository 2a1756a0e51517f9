import json
from typing import Any

import jsonschema
import pytest

from counterclaim.exports.sarif import uri_reference, write
from counterclaim.model.vocabulary import codes

from .parts import HOSTILE, about, written
from .sample import ANSWER, DOCUMENT, TEXT, answer
from .sarif_shape import LOG


def run(*answers: tuple) -> dict[str, Any]:
    log = json.loads(written(write, *answers))
    jsonschema.validate(log, LOG)
    (only,) = log["runs"]
    return only


def region(location: dict[str, Any]) -> dict[str, Any]:
    return location["physicalLocation"]["region"]


def test_every_code_of_the_vocabulary_is_a_rule_with_help() -> None:
    rules = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(codes())
    assert all(rule["id"] in rule["help"]["text"] for rule in rules)


def test_results_name_their_rules() -> None:
    found = run((DOCUMENT, ANSWER), (DOCUMENT, ANSWER))
    rules = found["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in found["results"]] == ["CC402", "CC101", "CC401"] * 2
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in found["results"])
    assert [result["level"] for result in found["results"][:3]] == ["warning", "note", "note"]


def test_both_kinds_of_position_lead_to_the_words() -> None:
    lines = TEXT.splitlines()
    for result in run((DOCUMENT, ANSWER))["results"]:
        for place in map(region, (*result["locations"], *result["relatedLocations"])):
            words = place["snippet"]["text"]
            assert TEXT[place["charOffset"] :][: place["charLength"]] == words
            assert lines[place["startLine"] - 1][place["startColumn"] - 1 : place["endColumn"] - 1] == words


def test_the_other_quotes_are_related_locations() -> None:
    contradiction = run((DOCUMENT, ANSWER))["results"][1]
    assert [place["message"]["text"] for place in contradiction["relatedLocations"]] == ["eight fell", "two each"]
    assert contradiction["properties"]["repairs"] == ["14 → 16", "Grey Sea 8 → 6"]


def test_issues_are_notifications() -> None:
    (invocation,) = run((DOCUMENT, ANSWER), (DOCUMENT, ANSWER))["invocations"]
    assert [said["descriptor"]["id"] for said in invocation["toolExecutionNotifications"]] == [
        "reading/unknown_place"
    ] * 2


def test_a_fingerprint_outlives_a_move_and_tells_findings_apart() -> None:
    moved = ANSWER._replace(report=ANSWER.report._replace(uri="elsewhere.txt"))
    marks = [[result["partialFingerprints"] for result in run((DOCUMENT, one))["results"]] for one in (ANSWER, moved)]
    assert marks[0] == marks[1]
    assert len({str(mark) for mark in marks[0]}) == 3


def test_a_report_with_no_address_is_named_by_its_hash() -> None:
    finding = ANSWER.findings[0]._replace(quotes=())
    nameless = answer(findings=(finding,))
    nameless = nameless._replace(report=nameless.report._replace(uri=None))
    (result,) = run((DOCUMENT, nameless))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical == {"artifactLocation": {"uri": nameless.report.id}}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_a_string(text: str) -> None:
    (result,) = run(about(text))["results"]
    assert region(result["locations"][0])["snippet"]["text"] == text


@pytest.mark.parametrize(
    ("uri", "reference"),
    [
        ("reports/north.txt", "reports/north.txt"),
        ("posts.jsonl:12", "./posts.jsonl:12"),
        ("сводка 1%.txt", "%D1%81%D0%B2%D0%BE%D0%B4%D0%BA%D0%B0%201%25.txt"),
        ("a#b?.txt", "a%23b%3F.txt"),
        ("https://t.me/x?a=%20#1", "https://t.me/x?a=%20#1"),
        ("odd\udce9.txt", "odd%E9.txt"),
    ],
)
def test_paths_and_addresses_as_uri_references(uri: str, reference: str) -> None:
    assert uri_reference(uri) == reference
