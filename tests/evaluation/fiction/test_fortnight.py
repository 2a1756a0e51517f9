"""The bundled fortnight: its files, its list of situations and what was meant agree with one another."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from counterclaim.model import Answer, Document, Issue
from counterclaim.pipeline import answer, answers
from counterclaim.sources import find, receive
from counterclaim.sources.web.config import read as config

FORTNIGHT = Path(__file__).parents[3] / "examples" / "fortnight"
TRUTH = yaml.safe_load((FORTNIGHT / "truth.yml").read_text(encoding="utf-8"))
README = (FORTNIGHT / "README.md").read_text(encoding="utf-8")
NAMES = {key: name for name, key in TRUTH["sources"].items()}
EVENING = timedelta(hours=15)  # what ends after noon in UTC+3 is of the next morning


@pytest.fixture(scope="module")
def described() -> dict[str, str | None]:
    found, issues = config(FORTNIGHT / "sources.toml")
    assert not issues
    return {each.source.key: each.source.zone for each in found.sources}


def name(document: Document) -> str:
    """A report as truth.yml calls it."""
    return f"{NAMES[document.source or '']}/{(document.uri or '').rpartition('/')[2]}"


def gather(folder: str, zones: dict[str, str | None]) -> dict[str, tuple[Document, Answer]]:
    def read(document: Document) -> Answer:
        return answer(document, zone=zones[document.source or ""])

    found = {}
    for each in answers(receive(find([str(FORTNIGHT / folder)])), read):
        assert not isinstance(each, Issue) or "passed over" in each.message or "public name" in each.message, each
        if not isinstance(each, Issue):
            assert name(each[0]) not in found
            found[name(each[0])] = each
    return found


@pytest.fixture(scope="module")
def reports(described: dict[str, str | None]) -> dict[str, tuple[Document, Answer]]:
    return gather("reports", described)


@pytest.fixture(scope="module")
def later(described: dict[str, str | None]) -> dict[str, tuple[Document, Answer]]:
    return gather("later", described)


Reports = dict[str, tuple[Document, Answer]]


def test_all_sources_are_described(described: dict[str, str | None], reports: Reports) -> None:
    assert set(described) == set(NAMES) == {document.source for document, _ in reports.values()}


def test_the_readme_counts_right(reports: Reports, later: Reports) -> None:
    table = {"sumy": "monitoring", "tribune": "monitoring", "kurier": "monitoring"}
    sources = (each.partition("/")[0] for each in reports.keys() | later.keys())
    told = Counter(table.get(source, source) for source in sources)
    rows = [int(found) for found in re.findall(r"^\| .* \| (?:en|ru|uk)[^|]* \|.*\| (\d+) \|$", README, re.M)]
    assert sorted(rows) == sorted(told.values())
    assert f"{sum(rows)} reports" in README


def test_three_languages(reports: Reports) -> None:
    assert {found.report.language for _, found in reports.values()} == {"en", "ru", "uk"}


def test_what_is_meant_names_reports_that_are_there(reports: Reports, later: Reports) -> None:
    named = {each for rows in ("contained", "further", "retired") for pair in TRUTH[rows] for each in pair}
    for row in (*TRUTH["copies"], *TRUTH["zero"], *TRUTH["withheld"], *TRUTH["longer"]):
        named |= {row["report"], row.get("of", row["report"])}
    named |= {each for row in TRUTH["findings"] for each in row["reports"]}
    assert named <= reports.keys() | later.keys()


def test_every_finding_across_reports_occurs() -> None:
    codes = {row["code"] for row in TRUTH["findings"]}
    assert {f"CC70{number}" for number in (1, 2, 4, 5, 6, 7, 8, 9)} <= codes


def test_the_ministry_tells_the_night_as_it_was_meant(reports: Reports) -> None:
    """Its splits are the true ones, its total too, but for the one that does not add up."""
    wrong = {report for row in TRUTH["findings"] if row["code"] == "CC101" for report in row["reports"]}
    checked = 0
    for night in TRUTH["nights"]:
        meant = night["ministry"]
        assert meant["total"] == sum(meant["places"].values())
        told: dict[str, list[int]] = {}
        for report, (_, found) in reports.items():
            for claim in found.claims:
                end = claim.window.end
                if report.startswith("ministry") and claim.part_of and end and (end + EVENING).date() == night["night"]:
                    told.setdefault(report, []).append(claim.count.low)
                    assert claim.count.low <= meant["places"][claim.places[0].code]
                if report.startswith("ministry") and claim.closed and report not in wrong:
                    parts = [each.count.low for each in found.claims if each.part_of == claim.id]
                    assert sum(parts) == claim.count.low
        full = [parts for parts in told.values() if sum(parts) == meant["total"]]
        checked += len(full)
    assert checked >= 10


def test_longer_sums_are_what_was_told(reports: Reports) -> None:
    for row in TRUTH["longer"]:
        _, found = reports[row["report"]]
        assert row["told"] in [claim.count.low for claim in found.claims]
    for source, field in (("ministry", "total"), ("air-force", "intercepted")):
        for row in (each for each in TRUTH["longer"] if each["source"] == source and each["since"].month == 6):
            nights = [night for night in TRUTH["nights"] if row["since"] <= night["night"] <= row["until"]]
            assert sum(night[source][field] for night in nights) == row["adds_to"]


def test_the_air_force_adds_up_as_meant() -> None:
    for night in TRUTH["nights"]:
        told = night["air-force"]
        assert told["launched"] == told["intercepted"] + told["suppressed"] + told["hit"]


def test_silence_is_silence(reports: Reports) -> None:
    for row in TRUTH["silent"]:
        noon = row["night"]
        published = [document.published for report, (document, found) in reports.items() if
                     report.startswith(row["source"]) and found.claims and document.published]  # fmt: skip
        assert not any(moment.date() == noon for moment in published)


def test_a_copy_that_alters_a_number_does(reports: Reports) -> None:
    for row in (each for each in TRUTH["copies"] if "altered" in each):
        counts = [{claim.count.low for claim in reports[each][1].claims} for each in (row["report"], row["of"])]
        for here, there in row["altered"]:
            assert here in counts[0] - counts[1]
            assert there in counts[1] - counts[0]


def test_findings_within_one_report_are_found(reports: Reports) -> None:
    for row in TRUTH["findings"]:
        if row["code"] < "CC7":
            assert row["code"] in {each.code for each in reports[row["reports"][0]][1].findings}


def test_no_other_report_is_said_to_contradict_itself(reports: Reports) -> None:
    """The copies of what does not add up do not add up either; no other sum is wrong."""
    wrong = {report for row in TRUTH["findings"] if row["code"] < "CC7" for report in row["reports"]}
    again = {row["report"] for row in TRUTH["copies"] if row["of"] in wrong}
    found = {report for report, (_, read) in reports.items() for each in read.findings if each.code < "CC2"}
    assert wrong <= found <= wrong | again


def test_later_captures_edit_and_delete_what_they_are_said_to(reports: Reports, later: Reports) -> None:
    by_code = {
        code: {row["reports"][0] for row in TRUTH["findings"] if row["code"] == code} for code in ("CC704", "CC705")
    }
    both = reports.keys() & later.keys()
    assert {each for each in both if reports[each][0].text != later[each][0].text} == by_code["CC704"]
    covered = {source: [] for source in ("governor", "air-force")}  # type: dict[str, list[int]]
    for each in later:
        source, _, number = each.partition("/")
        covered[source].append(int(number))
    gone = {each for each in reports.keys() - later.keys() if (source := each.partition("/")[0]) in covered
            and min(covered[source]) <= int(each.partition("/")[2]) <= max(covered[source])}  # fmt: skip
    assert gone == by_code["CC705"]


def test_the_forwarded_post_keeps_its_origin(reports: Reports) -> None:
    (row,) = [each for each in TRUTH["copies"] if each["by"] == "forward"]
    copy, original = (reports[row[key]][0] for key in ("report", "of"))
    assert copy.text == original.text
    assert copy.origin
