"""The bundled fortnight in a ledger, and its commands run as a user runs them."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from counterclaim.cli.app import app

ROOT = Path(__file__).parents[2]
FORTNIGHT = ROOT / "examples" / "fortnight"


def run(*arguments: object, status: int | None = 0, typed: str | None = None) -> Result:
    """A command's result; what should have been a traceback is raised, and so is another status than the one named."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=typed)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert status is None or result.exit_code == status, result.output
    return result


def answer(*arguments: object) -> Any:
    """What a command prints as JSON."""
    return json.loads(run(*arguments, "--format", "json").stdout)


def build(where: Path) -> Path:
    """The ledger as the fortnight's README makes it."""
    run("sources", "describe", FORTNIGHT / "sources.toml", "--ledger", where)
    run("add", FORTNIGHT / "reports", "--ledger", where)
    run("add", FORTNIGHT / "later", "--ledger", where)
    return where


def shown(low: int, high: int | None) -> str:
    """A range as `why` writes it."""
    return f"{low}" if low == high else f"{low} or more" if high is None else f"{low} to {high}"
