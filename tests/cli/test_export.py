import csv
import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from counterclaim import pipeline, sources
from counterclaim.accounts.totals import WAYS as KNOWN_WAYS
from counterclaim.cli.app import app
from counterclaim.cli.export import WAYS
from counterclaim.exports.ledger import FORMATS
from counterclaim.languages.load import available
from counterclaim.pipeline.adding import Run, add
from counterclaim.pipeline.ledgers import opened, reader

POSTS = (
    ("t.me/north/1", "2031-06-02T05:00:00Z", "Ночью над Белгородской областью сбито 5 беспилотников."),
    ("t.me/north/2", "2031-06-03T05:00:00Z", "Ночью над Курской областью сбито 7 беспилотников, над Белгородской – 2."),
    ("t.me/north/3", "2031-06-03T06:00:00Z", "The governor said 14 drones were shot down overnight over Kursk region: "
     "8 over Kursk and 4 over Rylsk."),
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("ledger")
    rows = ({"uri": f"https://{uri}", "published": at, "text": text, "source": "north"} for uri, at, text in POSTS)
    (folder / "posts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    held = opened(folder / "kept.db", create=True)
    run = Run(
        held, partial(pipeline.answer, languages=available()), reader(), clock=lambda: datetime(2031, 6, 4, tzinfo=UTC)
    )
    list(add(run, sources.find([str(folder / "posts.jsonl")]), sources.Options()))
    held.close()
    return str(folder / "kept.db")


def export(ledger: str, *arguments: str):
    return CliRunner().invoke(app, ["export", *arguments, "--ledger", ledger, "--made", "2031-06-05"])


def rows(ledger: str, *arguments: str) -> list[dict[str, str]]:
    done = export(ledger, "csv", *arguments)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_the_filter_is_that_of_every_query(ledger: str) -> None:
    everything = rows(ledger)
    assert {row["address"] for row in everything} == {f"https://{uri}" for uri, *_ in POSTS}
    assert {row["places"] for row in rows(ledger, "--place", "RU-BEL")} == {"RU-BEL"}
    assert {row["date"] for row in rows(ledger, "--to", "2031-06-02")} == {"2031-06-02"}
    assert rows(ledger, "--measure", "killed") == rows(ledger, "--source", "south") == []
    assert len(rows(ledger, "--thing", "munition", "--measure", "intercepted")) == len(everything)
    assert {row["address"] for row in rows(ledger, "--text", "governor")} == {"https://t.me/north/3"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_the_same_twice(name: str, ledger: str, tmp_path: Path) -> None:
    nights = ("--from", "2031-06-02", "--to", "2031-06-03")
    target = tmp_path / f"out{FORMATS[name].suffix or '.zip'}"
    for _ in range(2):
        done = export(ledger, name, *nights, "-o", str(target))
        assert done.exit_code == 0, done.output
        first = target.read_bytes()
    assert first == target.read_bytes() and first


def test_a_package_holds_claims_findings_and_figures(ledger: str, tmp_path: Path) -> None:
    assert export(ledger, "package", "-o", str(tmp_path / "p.zip")).exit_code == 0
    with ZipFile(tmp_path / "p.zip") as bundle:
        tables = {
            name: list(csv.DictReader(io.StringIO(bundle.read(f"{name}.csv").decode(), newline="")))
            for name in ("claims", "reports", "findings", "figures")
        }
    assert all(tables.values())
    assert "CC101" in {row["code"] for row in tables["findings"]}
    assert {row["capture"] for row in tables["claims"]} == {row["capture"] for row in tables["reports"]}
    ids = {row["claim_id"] for row in tables["claims"]}
    assert {id_ for row in tables["figures"] for id_ in row["counted"].split(";")} <= ids


def test_a_feed_knows_the_address_that_it_will_have(ledger: str) -> None:
    done = export(ledger, "atom", "--site", "https://desk.example/findings.atom")
    assert 'rel="self"' in done.stdout and "https://desk.example/findings.atom" in done.stdout


def test_a_night_shows_its_findings_with_the_words(ledger: str) -> None:
    done = export(ledger, "night", "--from", "2031-06-03", "--to", "2031-06-03")
    assert "Night to 3 June 2031" in done.stdout and "≠ numbers disagree" in done.stdout and "14 drones" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "none of csv"),
        (("csv", "--measure", "nonsense"), "--measure"),
        (("csv", "--from", "yesterday"), "is no date"),
        (("csv", "--from", "2031-06-03", "--to", "2031-06-02"), "lies after"),
        (("night",), "which nights"),
        (("night", "--from", "2031-01-01", "--to", "2031-12-31"), "do not fit"),
        (("svg", "--measure", "killed"), "no figure"),
        (("svg", "--by", "fortnight"), "--by"),
        (("package",), "--output"),
        (("csv", "-o", "/nowhere/at/all.csv"), "all.csv"),
        (("csv", "--zone", "Mars"), "no zone"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], said: str, ledger: str) -> None:
    done = export(ledger, *arguments)
    assert done.exit_code == 2 and said in " ".join(done.output.replace("│", " ").split())


def test_a_ledger_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "csv", "--ledger", str(tmp_path / "none.db")])
    assert done.exit_code == 2 and not list(tmp_path.iterdir())


def test_a_reader_that_leaves_early_is_no_fault(ledger: str) -> None:
    command = [sys.executable, "-m", "counterclaim", "export", "geojson", "--ledger", ledger]
    with subprocess.Popen(command, stdout=-1, stderr=-1) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_ways_to_give_figures_are_those_there_are() -> None:
    assert WAYS == KNOWN_WAYS
