"""The help of every command has examples, and they run as they stand on the bundled reports."""

import shlex
import socket
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from typer.main import get_command

from counterclaim.cli.app import app

from .fortnight import ROOT, run

FINDS = ("check",)  # whose status 1 says that something was found
TYPED = "correct horse battery"  # where a password is asked for


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every command with its epilog; a group's own too, where it can be called by itself."""
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        if inner:
            yield from commands(command, (*path, name))
        if not inner or command.invoke_without_command:
            yield " ".join((*path, name)), command.epilog or ""


HELP = dict(commands(get_command(app)))


def examples(name: str) -> list[str]:
    return [line.strip() for line in HELP[name].splitlines() if line.startswith("    counterclaim ")]


def test_every_command_has_an_example_and_says_what_it_does() -> None:
    assert len(HELP) > 20
    for name in HELP:
        assert examples(name), name
        assert any(line.startswith(f"counterclaim {name}") for line in examples(name)), name
        assert f"counterclaim {name}" in run(*name.split(), "--help").stdout


@pytest.fixture
def _closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A desk that has pages, takes any free port, and is closed at once."""
    from counterclaim.cli import desk

    (tmp_path / "index.html").touch()
    monkeypatch.setenv("COUNTERCLAIM_DESK_PAGES", str(tmp_path))
    monkeypatch.setattr(desk, "_listen", lambda host, port: socket.create_server(("127.0.0.1", 0)))
    monkeypatch.setattr(desk, "_serve", lambda settings, listening, proxy: listening.close())


@pytest.mark.usefixtures("_closed")
@pytest.mark.parametrize("name", HELP)
def test_examples_run_as_they_stand(name: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("examples", "tests"):
        Path(folder).symlink_to(ROOT / folder)
    copyfile(kept, "counterclaim.db")
    for line in examples(name):
        done = run(*shlex.split(line)[1:], status=None, typed=TYPED)
        allowed = (0, 1) if name in FINDS else (0,)
        assert done.exit_code in allowed, (line, done.output)
