"""Matching and counting, on claims small enough to count by hand."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.evaluation import GoldClaim, GoldReport, Score, add, f1, load, misses, pairs, table
from counterclaim.model import Claim, Count, Document, Place, Quote, Speaker, Town, Window

TEXT = "14 drones were shot down: 8 over the sea and 6 over the land, said the governor."
HOUR = datetime(2025, 7, 10, 4, tzinfo=UTC)


def labelled(low: int = 14, quote: str = "14 drones", **fields: object) -> GoldClaim:
    plain = GoldClaim("intercepted", "drone", low, low, frozenset({"RU-BEL"}), None, None, None, None, quote)
    return plain._replace(**fields)  # type: ignore[arg-type]


def read(low: int = 14, quote: str = "14 drones", id: str = "c1", **fields: object) -> Claim:
    at = TEXT.index(quote)
    places = (Place("RU-BEL", "Belgorod region"),)
    plain = Claim(id, "intercepted", "drone", Count(low, low), Quote(at, at + len(quote), quote), places=places)
    return plain._replace(**fields)  # type: ignore[arg-type]


def report(*claims: GoldClaim) -> GoldReport:
    return GoldReport("a", Document(TEXT, "a"), claims, ("en", "agency"))


@pytest.mark.parametrize(
    ("gold", "claim", "right"),
    [
        (labelled(), read(), True),
        (labelled(thing="missile"), read(thing="cruise_missile"), True),
        (labelled(thing="cruise_missile"), read(thing="munition"), True),
        (labelled(thing="missile"), read(), False),
        (labelled(measure="hit"), read(), False),
        (labelled(high=None), read(), False),
        (labelled(high=None), read(count=Count(14, None)), True),
        (labelled(places=frozenset()), read(), False),
        (labelled(), read(places=(), towns=(Town("Shebekino", None, "RU-BEL"),)), True),
        (labelled(), read(places=(), towns=(Town("Shebekino", None, None),)), False),
    ],
)
def test_what_makes_a_claim_right(gold: GoldClaim, claim: Claim, right: bool) -> None:
    assert bool(pairs([gold], [claim])) == right


def test_one_claim_is_right_for_one_label_and_the_same_start_comes_first() -> None:
    early, late = read(window=Window(start=None)), read(window=Window(start=HOUR))
    assert pairs([labelled(start=HOUR)], [early, late]) == ((0, 1),)
    assert pairs([labelled(), labelled()], [early]) == ((0, 0),)


def test_sums_are_those_counted_by_hand() -> None:
    gold = report(
        labelled(speaker="governor", start=HOUR),
        labelled(8, "8 over the sea", part_of=0),
        labelled(6, "6 over the land", part_of=0),
    )
    claims = (
        read(speaker=Speaker("X"), window=Window(start=HOUR)),
        read(8, "8 over", "c2", part_of="c1"),
        read(6, "6 over the land", "c3", part_of="c2", places=()),
        read(1, "governor", "c4"),
    )
    score: Score = {}
    assert add(score, gold, claims) == ((0, 0), (1, 1))
    sums = score["en"]
    assert score["all"] == score["agency"] == sums
    assert (sums["gold"], sums["read"], sums["right"]) == (3, 4, 2)
    assert f1(sums) == pytest.approx(4 / 7)
    assert (sums["places"], sums["of places"]) == (2, 3)
    assert (sums["window"], sums["speaker"], sums["part_of"]) == (2, 2, 2)
    assert sums["quote"] == pytest.approx(1 + len("8 over") / len("8 over the sea"))
    header, first, *_ = table(score)
    columns = dict(zip(header.split(), first.split()[1:], strict=True))
    assert (columns["P"], columns["R"], columns["F1"], columns["places"]) == ("0.500", "0.667", "0.571", "0.667")


def test_a_part_of_the_wrong_whole_is_wrong() -> None:
    gold = report(labelled(), labelled(8, "8 over the sea", part_of=0))
    score: Score = {}
    add(score, gold, (read(), read(8, "8 over the sea", "c2", part_of="c9")))
    assert score["all"]["part_of"] == 1


def test_nothing_labelled_and_nothing_read_is_right() -> None:
    score: Score = {}
    add(score, report(), ())
    assert f1(score["all"]) == 1
    assert score["all"]["gate"] == 1


def test_misses_are_listed_both_ways() -> None:
    gold, claims = report(labelled(), labelled(8, "8 over the sea")), (read(), read(6, "6 over the land", "c2"))
    listed = list(misses(gold, claims, pairs(gold.claims, claims)))
    assert [line.split()[0] for line in listed[1:]] == ["missed", "extra"]
    assert "8..8 [RU-BEL] “8 over the sea”" in listed[1]
    assert list(misses(gold, (), ())) != []
    assert list(misses(report(), (), ())) == []


def test_yaml_and_json_lines_give_the_same(tmp_path: Path) -> None:
    row = {
        "text": TEXT,
        "lang": "en",
        "published": "2025-07-10T05:10Z",
        "claims": [{"measure": "intercepted", "thing": "drone", "low": 14, "high": None, "places": ["RU-BEL"]}],
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\nno JSON\n" + json.dumps({"text": "x"}) + "\n")
    (tmp_path / "a.yml").write_text(json.dumps([row]))
    lines, issues = load(tmp_path / "a.jsonl")
    listed, _ = load(tmp_path / "a.yml")
    assert [report.claims for report in lines] == [report.claims for report in listed]
    assert lines[0].claims[0].high is None
    assert lines[0].document.published == datetime(2025, 7, 10, 5, 10, tzinfo=UTC)
    assert [issue.message.split(": ")[0] for issue in issues] == [f"{tmp_path}/a.jsonl:2", f"{tmp_path}/a.jsonl:3"]


@pytest.mark.parametrize("content", ["{", "text: x", "- 1"])
def test_what_is_no_list_of_reports_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.yml").write_text(content)
    reports, issues = load(tmp_path / "a.yml")
    assert reports == ()
    assert len(issues) == 1


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "unseen").glob("*.yml")), ids=lambda path: path.stem
)
def test_the_unseen_texts_can_be_measured(path: Path) -> None:
    reports, issues = load(path)
    assert not issues
    assert len(reports) == 20
