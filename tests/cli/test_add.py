"""`add` keeps reports in a ledger, `verify` proves it whole, `rebuild` makes it again."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from .conftest import Run


def test_added_once_known_ever_after(run: Run) -> None:
    Path("a.txt").write_text("4 drones and 5 drones")
    Path("b.jsonl").write_text('{"text": "6 drones", "uri": "https://example.org/1"}\n')
    first = run("add", "a.txt", "b.jsonl", "--ledger", "own.db")
    assert first.exit_code == 0
    assert first.stdout == "2 new reports, 0 new versions, 0 known, 3 claims → own.db\n"
    assert run("add", ".", "--ledger", "own.db").stdout == "0 new reports, 0 new versions, 2 known, 0 claims → own.db\n"
    Path("c.jsonl").write_text('{"text": "7 drones", "uri": "https://example.org/1"}\n')
    assert "1 new version, 0 known, 1 claim " in run("add", "c.jsonl", "--ledger", "own.db").stdout


def test_an_input_that_cannot_be_read_is_told_and_the_others_are_added(run: Run) -> None:
    Path("a.txt").write_text("4 drones crash")
    Path("b.txt").write_text("5 drones")
    result = run("add", "a.txt", "missing.txt", "b.txt")
    assert result.exit_code == 2
    assert "missing.txt: there is no such file" in result.stderr and "failed on this report" in result.stderr
    assert result.stdout.startswith("2 new reports") and Path("counterclaim.db").exists()


def test_the_ledger_may_stand_in_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("4 drones")
    monkeypatch.setenv("COUNTERCLAIM_LEDGER", "env.db")
    assert run("add", "a.txt").stdout.endswith("→ env.db\n")
    assert "nothing altered" in run("verify").stdout


def test_verify_names_what_was_altered_and_rebuild_mends_it(run: Run) -> None:
    Path("a.txt").write_text("4 drones")
    run("add", "a.txt", "--ledger", "own.db")
    whole = run("verify", "--ledger", "own.db")
    assert whole.exit_code == 0
    head = whole.stdout.split()[-1]
    assert run("verify", "--ledger", "own.db", "--head", head).exit_code == 0
    assert "not in the chain" in run("verify", "--ledger", "own.db", "--head", "f" * 64).stderr
    engine = create_engine("sqlite:///own.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE claim SET low = 400"))
    broken = run("verify", "--ledger", "own.db")
    assert broken.exit_code == 1 and "“low” was altered" in broken.stderr
    assert run("rebuild", "--ledger", "own.db").exit_code == 0
    assert run("verify", "--ledger", "own.db").exit_code == 0
    with engine.begin() as connection:
        connection.execute(text("UPDATE event SET body = replace(body, 'a.txt', 'b.txt') WHERE number = 1"))
    broken = run("verify", "--ledger", "own.db")
    assert broken.exit_code == 1 and broken.stderr.startswith("counterclaim: event 1 (captured, ")


def test_a_ledger_that_cannot_be_opened_ends_in_one_line(run: Run) -> None:
    Path("notes.txt").write_text("no ledger at all")
    for command in (("verify", "--ledger", "none.db"), ("add", "notes.txt", "--ledger", "notes.txt")):
        result = run(*command)
        assert result.exit_code == 2 and result.stderr.count("\n") == 1 and result.stdout == ""
