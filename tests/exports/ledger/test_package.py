import csv
import hashlib
import io
import json
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pyarrow.parquet as pq
import pytest

from counterclaim.exports.ledger import FORMATS, write
from counterclaim.exports.ledger.columns import Table
from counterclaim.model.vocabulary import section

from ..parts import HOSTILE
from .kept import FIGURES, FINDING, ROWS, TOLD, about
from .shapes import PACKAGE

PARSED = {
    "string": str, "integer": int, "number": float, "boolean": {"true": True, "false": False}.__getitem__,
    "date": str, "datetime": lambda cell: cell[:19], "list": lambda cell: cell.split(";"),
}  # fmt: skip


@pytest.fixture
def package(tmp_path: Path) -> Path:
    write("package", ROWS, tmp_path / "out")
    return tmp_path / "out"


def test_the_descriptor_is_valid_and_its_sizes_and_hashes_are_right(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text())
    jsonschema.validate(described, PACKAGE)
    for resource in described["resources"]:
        content = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert described["counterclaim"]["rules"] == ROWS.rules


def table(package: Path, name: str) -> tuple[dict, list[dict[str, str]]]:
    described = json.loads((package / "datapackage.json").read_text())
    (resource,) = (one for one in described["resources"] if one["name"] == name)
    with (package / resource["path"]).open(encoding="utf-8", newline="") as file:
        return resource["schema"], list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "count"), [("claims", len(TOLD)), ("reports", 4), ("findings", 1), ("figures", 5)])
def test_tables_are_as_their_schemas_say_and_csv_equals_parquet(package: Path, name: str, count: int) -> None:
    schema, rows = table(package, name)
    typed = pq.read_table(package / f"{name}.parquet").to_pylist()
    assert len(rows) == len(typed) == count
    fields = {field["name"]: field for field in schema["fields"]}
    keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    for row, other in zip(rows, typed, strict=True):
        assert tuple(row) == tuple(other) == tuple(fields)
        for column, cell in row.items():
            assert cell or not fields[column].get("constraints"), column
            kind, value = fields[column]["type"], other[column]
            if not cell:
                assert value in (None, [], "")
            elif kind in ("date", "datetime"):
                assert PARSED[kind](cell).replace("T", " ") == str(value)[:19]
            else:
                assert PARSED[kind](cell) == value


def test_claims_refer_to_reports_that_are_there(package: Path) -> None:
    schema, claims = table(package, "claims")
    (foreign,) = schema["foreignKeys"]
    _, reports = table(package, foreign["reference"]["resource"])
    known = {tuple(report[key] for key in foreign["reference"]["fields"]) for report in reports}
    assert {tuple(claim[key] for key in foreign["fields"]) for claim in claims} <= known


def test_findings_and_figures_lead_to_words_and_claims(package: Path) -> None:
    _, (finding,) = table(package, "findings")
    assert finding["claims"].split(";") == list(FINDING.claims)
    assert finding["quotes"] == "One person;three people" and len(finding["captures"].split(";")) == 2
    _, figures = table(package, "figures")
    assert [row["figure_id"] for row in figures] == [one.id for one in FIGURES]
    assert figures[0]["excluded"].split(";")[-1] == "dddddddddddd.c1 copy aaaaaaaaaaaa"


def test_the_dictionary_and_the_rules_are_whole(package: Path) -> None:
    from counterclaim.exports.ledger.claims import CLAIMS, REPORTS
    from counterclaim.exports.ledger.judged import FIGURES as COUNTS
    from counterclaim.exports.ledger.judged import FINDINGS

    dictionary = (package / "dictionary.md").read_text()
    tables: tuple[Table, ...] = (CLAIMS, REPORTS, FINDINGS, COUNTS)
    for column in (column for one in tables for column in one.columns):
        assert f"| `{column.name}` | {column.kind} |" in dictionary
    rules = (package / "inclusion.md").read_text()
    for key in section("exclusions"):
        assert f"- `{key}`" in rules
    readme = (package / "README.md").read_text()
    assert ROWS.reader in readme and ROWS.rules in readme and "GeoNames" in readme


def test_the_same_input_gives_the_same_bytes_and_the_zip_holds_the_folder(package: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write("package", ROWS, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as bundle:
        assert bundle.namelist() == sorted(path.name for path in package.iterdir())
        for name in bundle.namelist():
            assert bundle.read(name) == (package / name).read_bytes()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="holds something"):
        write("package", ROWS, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_fails_leaves_what_was_there(name: str, tmp_path: Path) -> None:
    def broken(items):
        yield from items[:1]
        raise OSError("gone")

    parts = {part: broken(tuple(getattr(ROWS, part))) for part in ("told", "findings", "figures", "nights")}
    rows = ROWS._replace(**parts)
    target = tmp_path / f"out{FORMATS[name].suffix or '.zip'}"
    target.write_bytes(b"before")
    with pytest.raises(OSError, match="gone"):
        write(name, rows, target)
    assert target.read_bytes() == b"before" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_can_be_written_and_twice_gives_the_same(name: str, tmp_path: Path) -> None:
    target = tmp_path / f"out{FORMATS[name].suffix or '.zip'}"
    write(name, ROWS, target)
    first = target.read_bytes()
    write(name, ROWS, target)
    assert first and target.read_bytes() == first


def test_a_folder_does_not_go_to_standard_output() -> None:
    with pytest.raises(ValueError, match="--output"):
        write("package", ROWS, None)


@pytest.mark.parametrize("said", HOSTILE)
def test_hostile_words_do_no_harm(said: str, tmp_path: Path) -> None:
    write("package", about(said), tmp_path / "out")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out/claims.csv").read_bytes().decode(), newline="")))
    assert len(rows) == 1 and "\x1b" not in (tmp_path / "out/README.md").read_text()
