"""The bundled reports say what docs/examples.md says of them: the first thing a newcomer sees has to be right."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim.cli.app import app

ROOT = Path(__file__).parents[2]
LISTING = (ROOT / "docs" / "examples.md").read_text()
LISTED = dict(re.findall(r"^\| \[([^]]+)\]\([^)]*\) \| \w+ \| ([\d-]+) \|", LISTING, re.M))
SUMS = {"harbour-night.txt": (19, 20), "steppe-bulletin.txt": (17, 18), "long-article.txt": (19, 22)}


def check(name: str) -> tuple[int, dict[str, list[dict[str, object]]]]:
    arguments = ["check", str(ROOT / "examples" / name), "--published", LISTED[name], "--format", "json"]
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, json.loads(result.stdout)


def test_every_example_is_listed() -> None:
    reports = {path.name for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md")}
    assert set(LISTED) == reports
    assert all(f"{name} {day}" in (ROOT / "tools" / "demo.sh").read_text() for name, day in LISTED.items())


@pytest.mark.parametrize("name", sorted(SUMS))
def test_parts_that_do_not_add_up_are_found(name: str) -> None:
    status, answer = check(name)
    (sum_,) = [finding for finding in answer["findings"] if finding["code"] == "CC101"]
    stated, added = SUMS[name]
    assert f"{stated} stated" in str(sum_["message"])
    assert any(f"= {added} > {stated}" in str(line) for line in sum_["proof"])  # type: ignore[attr-defined]
    assert status == 1


@pytest.mark.parametrize("name", sorted(set(LISTED) - set(SUMS)))
def test_what_adds_up_gives_no_alarm(name: str) -> None:
    status, answer = check(name)
    assert answer["claims"]
    assert [finding for finding in answer["findings"] if finding["severity"] < 5] == []  # type: ignore[operator]
    assert status == 0


def test_a_sum_that_rests_on_a_reading_says_so() -> None:
    _, answer = check("long-article.txt")
    (sum_,) = [finding for finding in answer["findings"] if finding["code"] == "CC101"]
    assert sum_["severity"] == 4
    assert sum_["rests_on"]
