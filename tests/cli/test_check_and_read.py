"""`check` and `read`: order, exit status, what goes where, and what is said about inputs that cannot be read."""

import json
from pathlib import Path

import pytest

from counterclaim import __version__

from .conftest import Run


def rows(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


@pytest.mark.parametrize(
    ("text", "status"),
    [("14 drones", 0), ("14 drones severity 1", 1), ("14 drones severity 4", 1), ("14 drones severity 5", 0), ("", 0)],
)
def test_exit_status_tells_findings_and_notes_are_none(run: Run, text: str, status: int) -> None:
    Path("a.jsonl").write_text(rows(text))
    assert run("check", "a.jsonl").exit_code == status


@pytest.mark.parametrize("processes", [1, 2])
def test_one_object_a_line_in_order_whatever_is_in_the_text(run: Run, processes: int) -> None:
    numbers = list(range(300))
    Path("a.jsonl").write_text(rows(*(f"{n} drones" if n % 3 else "" for n in numbers)))
    result = run("read", "a.jsonl", "--format", "jsonl", "--processes", processes)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["report"]["uri"] for answer in answers] == [f"a.jsonl:{n + 1}" for n in numbers]
    assert [[c["count"]["low"] for c in a["claims"]] for a in answers] == [[n] if n % 3 else [] for n in numbers]
    assert (result.exit_code, result.stderr) == (0, "")


def test_reading_looks_for_no_finding(run: Run) -> None:
    Path("a.txt").write_text("14 drones severity 1")
    result = run("read", "a.txt", "--format", "json")
    assert json.loads(result.stdout)["findings"] == []
    assert result.exit_code == 0


@pytest.mark.parametrize("processes", [1, 2])
def test_bad_inputs_are_told_and_the_others_read(run: Run, processes: int) -> None:
    Path("a.txt").write_text("1 drones severity 1")
    Path("b.jsonl").write_text('{"text": "2 drones"}\nno JSON\n{"text": "3 drones"}\n')
    Path("c.txt").write_bytes(b"\0\1")
    Path("d.txt").write_text("4 drones")
    result = run("check", "a.txt", "b.jsonl", "c.txt", "nowhere.txt", "d.txt", "-f", "jsonl", "--processes", processes)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["report"]["uri"] for answer in answers] == ["a.txt", "b.jsonl:1", "b.jsonl:3", "d.txt"]
    told = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in told] == [
        ["counterclaim", "b.jsonl:2"],
        ["counterclaim", "c.txt"],
        ["counterclaim", "nowhere.txt"],
    ]
    assert result.exit_code == 2


def test_a_language_that_is_not_loaded_is_told_and_the_report_kept(run: Run) -> None:
    Path("a.jsonl").write_text(rows("lingua ignota", "2 drones"))
    result = run("read", "a.jsonl", "-f", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert "a.jsonl:1: the language" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_ours_costs_one_report_and_no_traceback(run: Run, processes: int) -> None:
    Path("a.jsonl").write_text(rows("1 drones", "crash", "3 drones"))
    result = run("check", "a.jsonl", "-f", "jsonl", "--processes", processes)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [len(answer["claims"]) for answer in answers] == [1, 0, 1]
    assert [issue["code"] for issue in answers[1]["issues"]] == ["failed"]
    assert "a.jsonl:2" in result.stderr
    assert "no such luck" in result.stderr
    assert result.exit_code == 2


def test_messages_cannot_steer_the_terminal(run: Run) -> None:
    Path("a.jsonl").write_text('{"\\u001b[2J": "x"}')
    assert "\x1b" not in run("check", "a.jsonl").stderr


def test_findings_are_chosen_by_code_family_and_severity(run: Run) -> None:
    Path("a.txt").write_text("severity 1 severity 2 severity 3 severity 4 severity 5")

    def codes(*options: str) -> list[str]:
        return [f["code"] for f in json.loads(run("check", "a.txt", "-f", "json", *options).stdout)["findings"]]

    assert codes() == ["CC101", "CC201", "CC301", "CC401", "CC501"]
    assert codes("--select", "CC1,cc301") == ["CC101", "CC301"]
    assert codes("--ignore", "CC1", "--ignore", "CC4") == ["CC201", "CC301", "CC501"]
    assert codes("--min-severity", "2") == ["CC101", "CC201"]
    assert run("check", "a.txt", "--ignore", "CC1,CC2,CC3,CC4").exit_code == 0


def test_output_goes_to_a_file_and_never_over_an_input(run: Run) -> None:
    Path("a.txt").write_text("14 drones severity 1")
    assert run("check", "a.txt", "-f", "json", "--output", "b.json").stdout == ""
    assert json.loads(Path("b.json").read_text())["report"]["uri"] == "a.txt"
    assert run("check", "a.txt", "-f", "json", "-o", "a.txt").exit_code == 2
    assert Path("a.txt").read_text() == "14 drones severity 1"
    assert run("check", "a.txt", "-o", "no/such/folder/b.json").exit_code == 2


def test_the_time_source_and_fields_given_reach_the_report(run: Run) -> None:
    Path("a.csv").write_text("body,when\n14 drones,2025-07-09\n15 drones,\n")
    options = (
        "--field",
        "text=body",
        "--field",
        "published=when",
        "--published",
        "2025-07-10T05:10Z",
        "--source",
        "t.me/a",
    )
    answers = [json.loads(line)["report"] for line in run("read", "a.csv", "-f", "jsonl", *options).stdout.splitlines()]
    assert [report["published"] for report in answers] == ["2025-07-09T00:00Z", "2025-07-10T05:10Z"]
    assert [report["source"] for report in answers] == ["t.me/a", "t.me/a"]


@pytest.mark.parametrize(
    "options",
    [
        ("--published", "yesterday"),
        ("--language", "tlh"),
        ("--zone", "Mars/Olympus"),
        ("--zone", "../../etc"),
        ("--format", "docx"),
        ("--field", "text"),
        ("--field", "body=text"),
        ("--kind", "docx"),
        ("--encoding", "morse"),
        ("--select", "CC9"),
        ("--min-severity", "6"),
        ("--processes", "0"),
    ],
)
def test_options_that_cannot_be_are_named(run: Run, options: tuple[str, str]) -> None:
    Path("a.txt").write_text("14 drones")
    result = run("check", "a.txt", *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("format", ["text", "json", "jsonl", "sarif", "github", "html", "csv"])
def test_every_format_takes_several_reports_and_none(run: Run, format: str) -> None:
    Path("a.jsonl").write_text(rows("14 drones severity 1", "", "15 drones"))
    assert run("check", "a.jsonl", "-f", format).exit_code == 1
    assert run("check", "missing", "-f", format).exit_code == 2


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"counterclaim {__version__}\n"
