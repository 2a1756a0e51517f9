"""`watch` on a folder: what is new is added once, what was edited is a version; `add` broken off is gone on with."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim import ledger as held
from counterclaim.pipeline.ledgers import opened

from .fortnight import answer, run

CONFIG = """
[[source]]
kind = "file"
address = "inbox"
key = "press/desk"
name = "The desk's own folder"
side = "press"
zone = "Europe/Kyiv"
every = "1s"
"""
TEXT = "Ночью над Курской областью сбито {} беспилотников."


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sources.toml").write_text(CONFIG, "utf-8")
    Path("inbox").mkdir()
    return Path("inbox")


def put(inbox: Path, name: str, count: int) -> None:
    row = {"text": TEXT.format(count), "uri": f"https://desk.example/{name}", "published": "2025-06-03T05:00Z"}
    (inbox / f"{name}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")


def watched() -> str:
    """The closing line of a round in which everything is due."""
    ledger = opened("own.db", create=True)
    for key, cursor in held.cursors(ledger).items():
        if key.startswith("file "):  # as if the last visit were long ago, so that nobody has to wait for the next
            held.keep_cursor(ledger, key, json.dumps({**json.loads(cursor), "due": "2025-01-01T00:00:00+00:00"}))
    ledger.close()
    return run("watch", "sources.toml", "--once", "--ledger", "own.db").stdout.splitlines()[0]


def test_a_second_round_finds_nothing_new(inbox: Path) -> None:
    put(inbox, "a", 7)
    put(inbox, "b", 9)
    assert watched() == "2 new reports, 0 new versions, 0 known, 2 claims → own.db"
    assert watched().startswith("0 new reports, 0 new versions,")
    (source,) = answer("sources", "list", "--ledger", "own.db")["described"].values()
    assert (source["name"], source["side"]) == ("The desk's own folder", "press")


def test_an_edited_file_is_a_version_and_a_removed_one_no_deletion(inbox: Path) -> None:
    put(inbox, "a", 7)
    put(inbox, "b", 9)
    watched()
    put(inbox, "a", 8)
    (inbox / "b.jsonl").unlink()
    assert watched().startswith("0 new reports, 1 new version,")
    told = answer("night", "2025-06-03", "--ledger", "own.db")["told"]
    assert sorted(one["claim"]["count"]["low"] for one in told) == [8, 9]
    assert "nothing altered" in run("verify", "--ledger", "own.db").stdout


def test_a_file_of_sources_that_is_wrong_is_told_by_place(inbox: Path) -> None:
    for text, said in (("[[source]]\nkind = 'pigeon'\naddress = 'x'\n", "pigeon"), ("[[source", "sources.toml")):
        Path("sources.toml").write_text(text)
        done = run("watch", "sources.toml", "--once", "--ledger", "own.db", status=2)
        assert said in done.stderr and not Path("own.db").exists()
    assert "nowhere.toml" in run("watch", "nowhere.toml", "--once", status=2).stderr


def test_an_add_that_was_interrupted_and_gone_on_with_equals_one_go(tmp_path: Path) -> None:
    """Ctrl-C while reports come in: what was acknowledged stands, and the next run brings the rest."""
    rows = [
        {
            "text": TEXT.format(n) if n % 40 == 0 else "Здесь читать нечего.",
            "uri": f"https://desk.example/{n}",
            "source": "desk",
            "published": f"2025-06-{n % 28 + 1:02}T05:00Z",
        }
        for n in range(1, 4001)
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "posts.jsonl").write_text(lines)
    command = [sys.executable, "-m", "counterclaim", "add", "posts.jsonl", "--ledger", "broken.db"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=-1, stderr=-1) as process:
        assert process.stdout is not None and process.stderr is not None
        while not holds_reports(tmp_path / "broken.db") and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert process.returncode == 130, err
    assert b"Traceback" not in err
    first = int(out.split()[0].replace(b",", b""))
    broken = tmp_path / "broken.db"
    assert first < 4000 and "nothing altered" in run("verify", "--ledger", broken).stdout
    rest = run("add", tmp_path / "posts.jsonl", "--ledger", broken).stdout
    assert rest.startswith(f"{4000 - first:,} new reports")
    run("add", tmp_path / "posts.jsonl", "--ledger", tmp_path / "whole.db")
    totals = [
        [(one["low"], one["reported"]) for one in answer("total", "--by", "night", "--ledger", tmp_path / name)]
        for name in ("broken.db", "whole.db")
    ]
    assert totals[0] == totals[1]


def holds_reports(ledger: Path) -> bool:
    """Whether something was added to a ledger that another process fills."""
    if not ledger.exists():
        return False
    with closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM report)").fetchone()[0])
        except sqlite3.OperationalError:
            return False
