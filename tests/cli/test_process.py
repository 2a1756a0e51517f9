"""What only a process of its own shows: pipes, interrupts, and that nothing ends in a traceback."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "counterclaim"]
EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: str, given: bytes = b"", **options: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **options}
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, env=environment, check=False)


@pytest.mark.parametrize("arguments", [("read", "-f", "jsonl"), ("read", "-", "-f", "jsonl")])
def test_standard_input_is_read(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, given="Здесь читать нечего.".encode())
    assert json.loads(done.stdout)["report"]["uri"] == "stdin"
    assert done.returncode == 0


def test_text_beyond_ascii_survives_any_locale() -> None:
    given = json.dumps({"text": "Над Брянской областью сбито 5 беспилотников 🔹", "title": "Ночь"}).encode()
    done = run("read", "-f", "jsonl", given=given, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert json.loads(done.stdout.decode())["report"]["title"] == "Ночь"
    assert done.stderr == b""


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    posts = tmp_path / "a.jsonl"
    posts.write_text('{"text": "Здесь читать нечего, сколько ни читай."}\n' * 5000)
    with subprocess.Popen([*COMMAND, "read", str(posts), "-f", "jsonl"], stdout=-1, stderr=-1) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("processes", ["1", "2"])
def test_an_interrupt_writes_what_was_finished_and_closes_the_output(processes: str, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    command = [*COMMAND, "read", "-", "--kind", "jsonl", "-f", "json", "-o", str(output), "--processes", processes]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1) as process:
        assert process.stdin and process.stderr
        for _ in range(2000):
            process.stdin.write('{"text": "Здесь читать нечего."}\n'.encode())
        process.stdin.flush()
        while not output.exists() or not output.stat().st_size:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        assert process.wait() == 130
    assert 0 < len(json.loads(output.read_text())) <= 2000


def test_a_missing_standard_input_is_told() -> None:
    command = f"{' '.join(COMMAND)} read - <&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stderr.startswith(b"counterclaim: stdin: cannot be read")
    assert done.returncode == 2


def test_the_bar_is_drawn_on_the_terminal_and_the_answers_go_where_they_should(tmp_path: Path) -> None:
    posts = tmp_path / "a.jsonl"
    line = json.dumps({"text": "Здесь читать нечего. " * 100}, ensure_ascii=False) + "\n"
    posts.write_text(line * 400 + "no JSON\n")
    answers = tmp_path / "out.jsonl"
    ours, theirs = pty.openpty()
    command = [*COMMAND, "read", str(posts), "-f", "jsonl"]
    with answers.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=theirs) as process:
        os.close(theirs)
        drawn = b"".join(iter(lambda: _read(ours), b"")).decode()
    os.close(ours)
    assert len(answers.read_text().splitlines()) == 400
    assert process.returncode == 2
    assert "\x1b[" in drawn
    assert "a.jsonl:401" in drawn.replace("\r\n", "")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that nobody has the other end open
        return b""
