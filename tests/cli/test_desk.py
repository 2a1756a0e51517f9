"""The desk as a command: it says where it is, ends in one line, and begins nowhere that it should not."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .fortnight import answer, run

WORDS = "correct horse battery"


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>Counterclaim</title>")
    monkeypatch.setenv("COUNTERCLAIM_DESK_PAGES", str(folder))
    return folder


@contextmanager
def started(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "counterclaim", "desk", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ})
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    with started("--ledger", tmp_path / "l.db", "--port", 0) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = line.split(" at ")[1].split()[0]
        with urllib.request.urlopen(f"{address}night/2031-06-02", timeout=300) as page:
            assert "Counterclaim" in page.read().decode()
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=300)
        assert (out, errors, process.returncode) == ("", "counterclaim: the desk is closed.\n", 130)
    assert (tmp_path / "l.desk.db").stat().st_mode & 0o077 == 0


def one_line(output: str) -> str:
    lines = [line for line in output.splitlines() if line]
    assert len(lines) == 1, output
    return lines[0]


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("desk", "--ledger", tmp_path / "l.db", "--port", taken.getsockname()[1], status=2)
    assert "--port" in one_line(done.stderr)


@pytest.mark.parametrize("number", ["-1", "65", "two"])
def test_so_many_processes_there_cannot_be(tmp_path: Path, number: str) -> None:
    done = run("desk", "--ledger", tmp_path / "l.db", "--port", 0, "--processes", number, status=2)
    assert "--processes" in done.stderr
    assert not (tmp_path / "l.db").exists()


def test_pages_that_are_missing_are_said(tmp_path: Path, pages: Path) -> None:
    (pages / "index.html").unlink()
    assert "make desk" in one_line(run("desk", "--ledger", tmp_path / "l.db", status=2).stderr)


@pytest.mark.parametrize("option", ["--ledger", "--state"])
def test_a_file_that_is_none_of_ours_is_said(tmp_path: Path, option: str) -> None:
    (tmp_path / "notes.txt").write_text("something else, and not short at all" * 9)
    ledger = [] if option == "--ledger" else ["--ledger", tmp_path / "l.db"]
    done = run("desk", *ledger, option, tmp_path / "notes.txt", "--port", 0, status=2)
    assert "notes.txt" in one_line(done.stderr)


@pytest.mark.parametrize("given", [["--host", "0.0.0.0"], ["--accounts"], ["--name", "desk.example"], ["--https"]])
def test_where_others_may_come_it_begins_only_with_an_admin(tmp_path: Path, given: list[str]) -> None:
    ledger = ["--ledger", tmp_path / "l.db"]
    run("desk", "people", "add", "ana", "--role", "reviewer", *ledger, typed=WORDS)
    done = run("desk", *ledger, "--port", 0, *given, status=2)
    assert "people add NAME --role admin" in one_line(done.stderr)


def test_accounts_are_made_listed_and_removed(tmp_path: Path) -> None:
    ledger = ["--ledger", tmp_path / "l.db"]
    assert "people add" in run("desk", "people", "list", *ledger).stderr
    run("desk", "people", "add", "ana", "--role", "admin", *ledger, typed=f"{WORDS}\n")
    run("desk", "people", "add", "Оксана", "--role", "reader", *ledger, typed=WORDS)
    found = answer("desk", "people", "list", *ledger)
    assert [(each["name"], each["role"]) for each in found] == [("ana", "admin"), ("Оксана", "reader")]
    assert "Оксана" in run("desk", "people", "list", *ledger).stdout
    run("desk", "people", "remove", "Оксана", *ledger)
    assert len(answer("desk", "people", "list", *ledger)) == 1
    assert not (tmp_path / "l.db").exists(), "accounts are no part of a ledger"


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [(["add", "ben", "--role", "king"], WORDS), (["add", "ben", "--role", "reader"], "short"),
     (["add", "ben", "--role", "reader"], ""), (["add", "a/b", "--role", "reader"], WORDS), (["remove", "ben"], None),
     (["remove", "ana"], None)],
)  # fmt: skip
def test_what_cannot_be_done_to_an_account_is_said(tmp_path: Path, arguments: list[str], typed: str | None) -> None:
    ledger = ["--ledger", tmp_path / "l.db"]
    run("desk", "people", "add", "ana", "--role", "admin", *ledger, typed=WORDS)
    done = run("desk", "people", *arguments, *ledger, typed=typed, status=2)
    assert one_line(done.stderr).startswith("counterclaim: ")
    assert len(answer("desk", "people", "list", *ledger)) == 1


def test_a_password_is_no_option(tmp_path: Path) -> None:
    given = ["--ledger", tmp_path / "l.db", "--password", WORDS]
    done = run("desk", "people", "add", "ana", "--role", "admin", *given, status=2)
    assert "No such option" in done.stderr
