"""Every id that any command or export prints can be given to `why`, which reaches quotes that stand in the archive."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from counterclaim import ledger as held
from counterclaim.cli.export import WAYS
from counterclaim.model.kept import Told
from counterclaim.pipeline.ledgers import opened

from .fortnight import answer, run, shown

CLAIM = re.compile(r"[0-9a-f]{12}(@\d+)?\.c\d+")
NIGHTS = ("2031-06-08", "2031-06-10")


def steps(step: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield step
    for child in step["children"]:
        yield from steps(child)


class Archive:
    """The ledger's own records, to hold against what `why` says."""

    def __init__(self, where: Path) -> None:
        self.ledger = opened(where)

    def told(self, claim: str) -> Told:
        (found,) = held.claims(self.ledger, [claim])
        return found

    def stands(self, claim: str) -> str:
        """The quote of a claim, which has to stand in the archived text where the claim says."""
        quote = self.told(claim).claim.quote
        entry = held.entry(self.ledger, claim.rpartition(".")[0])
        assert entry is not None and entry.document.text[quote.start : quote.stop] == quote.text
        return " ".join(quote.text.split())


@pytest.fixture(scope="module")
def archive(kept: Path) -> Iterator[Archive]:
    found = Archive(kept)
    yield found
    found.ledger.close()


def walked(key: str, where: Path, archive: Archive) -> dict[str, Any]:
    """The chain of an id, each claim in it with its words as archived; at least one."""
    chain = answer("why", key, "--ledger", where)
    claims = [step for step in steps(chain) if step["id"] and CLAIM.fullmatch(step["id"])]
    assert claims, key
    for step in claims:
        assert archive.stands(step["id"]) in step["detail"], (key, step)
    assert chain["id"] == key
    return dict(chain)


def figures(where: Path) -> dict[str, dict[str, Any]]:
    """Figures of every command that prints some, by id."""
    found: list[dict[str, Any]] = []
    found += answer("night", NIGHTS[1], "--ledger", where)["figures"][::2]
    for way in set(WAYS) - {"place"}:
        asked = ("--measure", "intercepted", "--thing", "drone", "--from", "2031-06-09", "--to", "2031-06-10")
        found += answer("total", *asked, "--by", way, "--ledger", where)
    found += answer(
        "total", "--place", "RU-VOR", "--place", "RU-BEL", "--measure", "launched", "--by", "week", "--ledger", where
    )
    found += answer("total", "--source", "wire.example.net", "--measure", "killed", "--ledger", where)
    return {one["id"]: one for one in found}


def test_every_figure_is_walked_back_to_the_words_and_comes_out_the_same(kept: Path, archive: Archive) -> None:
    found = figures(kept)
    assert len(found) > 30
    for key, figure in found.items():
        chain = walked(key, kept, archive)
        assert chain["detail"] == shown(*figure["reported"]), key
        within = {step["id"] for step in steps(chain)}
        assert {*figure["counted"], *(each["claim"] for each in figure["excluded"])} <= within, key


def test_a_country_by_place_is_the_whole_country(kept: Path, archive: Archive) -> None:
    asked = ("--measure", "intercepted", "--thing", "drone", "--from", "2031-06-09", "--to", "2031-06-10")
    for figure in answer("total", *asked, "--by", "place", "--ledger", kept):
        assert walked(figure["id"], kept, archive)["detail"] == shown(*figure["reported"]), figure["id"]


def test_every_figure_of_statistics_is_walked_back(kept: Path, archive: Archive) -> None:
    points = answer("statistics", "launched", "drone", "--by", "week", "--ledger", kept)["series"]["points"]
    points += answer("statistics", "intercepted", "drone", "--to", "2031-06-05", "--ledger", kept)["series"]["points"]
    told = [point for point in points if point["figure"]]
    assert len(told) > 4
    for point in told:
        assert walked(point["figure"], kept, archive)["detail"] == shown(*point["reported"])


def test_every_finding_is_walked_back(kept: Path, archive: Archive) -> None:
    found = answer("findings", "--ledger", kept)
    assert {"CC101", "CC702", "CC708", "CC709"} <= {one["finding"]["code"] for one in found}
    first = {one["finding"]["code"]: one for one in reversed(found)}
    for one in [*first.values(), *found[::5]]:
        if one["finding"]["claims"]:
            assert walked(one["id"], kept, archive)["detail"] == one["finding"]["message"]
        else:
            assert answer("why", one["id"], "--ledger", kept)["id"] == one["id"]


def test_every_claim_and_report_is_walked_back_to_the_bytes(kept: Path, archive: Archive) -> None:
    night = answer("night", NIGHTS[0], "--ledger", kept)
    claims = [one["claim"]["id"] for one in night["told"]]
    assert len(claims) > 20
    for key in claims[::3]:
        labels = {step["label"] for step in steps(walked(key, kept, archive))}
        assert {"report", "address", "capture"} <= labels
    for key in {one["report"] for one in night["told"]}:
        walked(key, kept, archive)


def test_every_id_in_the_text_is_one_that_why_takes(kept: Path) -> None:
    """The screen shows ids whole, at any width, so that they can be pasted."""
    figure = re.compile(r"\b[a-z_]+/[a-z_]+/\S+/(?:night|all)/\S+")
    for command in (("night", NIGHTS[1]), ("total", "--measure", "killed")):
        told = answer(*command, "--ledger", kept)
        ids = {one["id"] for one in (told["figures"] if isinstance(told, dict) else told)}
        printed = run(*command, "--ledger", kept).stdout
        assert "…/" not in printed
        on_screen = set(figure.findall(printed))
        assert on_screen and on_screen <= ids
        for finding in told["findings"] if isinstance(told, dict) else ():
            assert finding["id"] in printed


def exported(kept: Path, name: str, path: Path) -> set[str]:
    """The ids in an export: those of figures, claims and findings."""
    asked = ("--measure", "intercepted", "--from", "2031-06-09", "--to", "2031-06-10", "--zone", "Europe/Moscow")
    run("export", name, *asked, "--made", "2031-06-20", "--ledger", kept, "-o", path)
    if path.suffix == ".zip":
        with ZipFile(path) as bundle:
            text = "\n".join(
                bundle.read(each).decode("utf-8", "replace") for each in bundle.namelist() if ".parquet" not in each
            )
    else:
        text = path.read_bytes().decode("utf-8", "replace")
    claims = re.findall(r"\b[0-9a-f]{12}(?:@\d+)?\.[cf]\d+\b", text)
    across = re.findall(r"\bCC7\d\d-[0-9a-f]{12}\b", text)
    return {*claims, *across, *re.findall(r"\b(?:intercepted)/[a-z_]+/[^\s\"'<>,&)]+", text)}


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("csv", ".csv"), ("geojson", ".geojson"), ("kml", ".kml"), ("acled", ".csv"), ("ged", ".csv"),
        ("attacks", ".csv"), ("ftm", ".jsonl"), ("timemap", ".zip"), ("claimreview", ".jsonld"), ("atom", ".atom"),
        ("night", ".html"), ("svg", ".svg"), ("package", ".zip"),
    ],
)  # fmt: skip
def test_every_id_of_every_export_is_one_that_why_takes(
    name: str, suffix: str, kept: Path, archive: Archive, tmp_path: Path
) -> None:
    found = sorted(exported(kept, name, tmp_path / f"out{suffix}"))
    assert found
    figures = [key for key in found if "/" in key]
    for key in [*figures[:6], *[key for key in found if "/" not in key][::4]]:
        walked(key, kept, archive)


def test_an_exported_claim_has_the_quote_of_the_archive(kept: Path, archive: Archive) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "csv", "--ledger", kept).stdout, newline="")))
    assert len(rows) > 300
    for row in rows:
        assert archive.stands(row["claim_id"]) == " ".join(row["quote"].split())
        assert archive.told(row["claim_id"]).claim.quote.start == int(row["quote_start"])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("nonsense", "no figure, claim, finding or report"),
        ("000000000000.c1", "no figure, claim, finding or report"),
        ("intercepted/drone/RU/2035-01-01/night", "no claim touches this figure"),
        ("eaten/drone/RU/2031-06-10/night", "none of the measures"),
        ("intercepted/drone/RU/2031-99-10/night", ""),
        ("intercepted/drone/RU/2031-06-10/night/Mars", ""),
        ("", "no figure"),
        ("\x1b[2J", "no figure"),
    ],
)
def test_an_id_that_is_none_is_said_in_one_line(key: str, said: str, kept: Path) -> None:
    done = run("why", key, "--ledger", kept, status=2)
    assert done.stdout == "" and done.stderr.count("\n") == 1 and said in done.stderr and "\x1b" not in done.stderr


def test_the_text_of_a_chain_says_what_its_json_says(kept: Path) -> None:
    (figure, *_) = answer("total", "--measure", "launched", "--thing", "drone", "--ledger", kept)
    text = run("why", figure["id"], "--ledger", kept).stdout
    for step in steps(json.loads(run("why", figure["id"], "--ledger", kept, "--format", "json").stdout)):
        assert step["label"] in text and (step["id"] or "") in text
