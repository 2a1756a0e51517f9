"""A stand-in for the reader: each "N drones" of a text is a claim. What the command line does around it is tested."""

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from counterclaim import pipeline
from counterclaim.cli.app import app
from counterclaim.model import (
    Claim,
    Contradiction,
    Count,
    Document,
    Extract,
    Finding,
    Issue,
    Quote,
    Report,
)

from .fortnight import build

Run = Callable[..., Result]


def read(document: Document, **_: Any) -> tuple[Report, Extract, tuple[Issue, ...]]:
    if "crash" in document.text:
        raise RuntimeError("no such luck")
    known = "ignota" not in document.text
    issues = () if known else (Issue("reading", "language", "the language is none of those loaded"),)
    claims = tuple(
        Claim(f"c{at}", "intercepted", "drone", Count(int(m[1]), int(m[1])), Quote(*m.span(), m[0]))
        for at, m in enumerate(re.finditer(r"(\d+) drones", document.text), 1)
    )
    report = Report("sha256:0", document.uri, "en", document.published, document.title, document.source)
    return report, Extract(claims), issues


def find(document: Document, extract: Extract, contradictions: tuple[Contradiction, ...], parent: object) -> Any:
    severities = map(int, re.findall(r"severity (\d)", document.text))
    return tuple(Finding(f"CC{severity}01", severity, "14 stated, parts add to 16") for severity in severities)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder with the stand-ins; what should have been a traceback is raised."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(pipeline, "find", find)

    def run_(*arguments: str) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run_


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fortnight's ledger, to be looked at and not written to."""
    return build(tmp_path_factory.mktemp("fortnight") / "kept.db")


@pytest.fixture
def own(kept: Path, tmp_path: Path) -> Path:
    """A copy of the fortnight's ledger, to decide in."""
    return Path(copyfile(kept, tmp_path / "own.db"))
