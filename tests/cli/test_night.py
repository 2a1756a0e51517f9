"""`night`, `total`, `statistics`: screen and JSON say the same, at any width, and bad input ends in one line."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from counterclaim.cli import show
from counterclaim.exports.terminal import Style, cells

from .fortnight import answer, run

NIGHT = "2031-06-10"
ASKED = ("--measure", "intercepted", "--thing", "drone")


def shown(low: int, high: int | None) -> str:
    return f"{low}" if low == high else f"{low}–{'∞' if high is None else high}"


def test_the_text_of_a_night_says_what_its_json_says(kept: Path) -> None:
    text = run("night", NIGHT, "--ledger", kept).stdout
    found = answer("night", NIGHT, "--ledger", kept)
    assert found == answer("night", NIGHT, "--ledger", kept)
    outlets, reports = ({one[key] for one in found["told"]} for key in ("source", "report"))
    head = f"{len(found['told'])} claims in {len(reports)} reports of {len(outlets)} sources"
    assert text.startswith(f"night to {NIGHT} · {head}\n")
    rows = re.findall(r"^■ .*\n    .*$", text, re.M)
    for figure in found["figures"]:
        key = figure["id"]
        told = [row for row in rows if row.rstrip().endswith(key)]
        if not told:  # the same as the figure of the one country
            assert figure["place"] is None
            continue
        (row,) = told
        numbers = (shown(*figure["reported"]), shown(figure["low"], figure["high"]))
        counted = f"{len(figure['counted'])} of {len(figure['counted']) + len(figure['excluded'])}"
        assert all(part in row for part in (*numbers, counted)), row
        assert all(f"{each['name']} {shown(each['low'], each['high'])}" in row for each in figure["readings"])
    for one in found["told"]:
        assert one["claim"]["id"] in text
    for clash in found["findings"]:
        assert clash["id"] in text and clash["finding"]["message"] in text
    for link in found["links"]:
        assert f"{link['report']} goes back to {link['origin']}" in text


def test_the_text_of_a_total_says_what_its_json_says(kept: Path) -> None:
    for way in ("night", "week", "source", "all"):
        text = run("total", *ASKED, "--by", way, "--ledger", kept).stdout
        found = answer("total", *ASKED, "--by", way, "--ledger", kept)
        assert found == answer("total", *ASKED, "--by", way, "--ledger", kept)
        for figure in found:
            (row,) = re.findall(rf"^.*\n(?:    .*\n)?    (?:.*  )?{re.escape(figure['id'])}$", text, re.M)
            assert shown(*figure["reported"]) in row and shown(figure["low"], figure["high"]) in row


def test_a_night_without_an_assumption_has_wider_bounds(kept: Path) -> None:
    asked = ("night", "2031-06-04", "--ledger", kept)
    granted, found = answer(*asked), answer(*asked, "--without", "nested", "--without", "same_night")
    assert found["withheld"] == ["nested", "same_night"]
    before = {figure["id"]: figure for figure in granted["figures"]}
    changed = 0
    for figure in found["figures"]:
        old = before[figure["id"]]
        assert figure["low"] <= old["low"]
        assert figure["high"] is None or (old["high"] is not None and old["high"] <= figure["high"])
        changed += figure != old
    assert changed
    assert run(*asked, "--without", "nested").stdout.startswith("without nested\n")
    refused = run(*asked, "--without", "silence", status=2)
    assert "complete_list" in refused.stderr


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize(
    "command",
    [("night", NIGHT), ("total", *ASKED, "--by", "source"), ("sources", "list"), ("statistics", "hit", "drone")],
)
def test_tables_keep_to_the_screen_and_cut_no_id(
    command: tuple[str, ...], width: int, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show.Style, "of", classmethod(lambda cls, out: Style(width=width)))
    lines = run(*command, "--ledger", kept).stdout.split("\n≠")[0].splitlines()
    id_ = re.compile(r"\S+/\S+/\S+/\d\S+/\w+/\S+$")
    for line in lines:
        assert cells(line) <= max(width, 80) or id_.search(line), line
        assert "/…" not in line and not re.search(r"/[^ ]*…", line)
    assert not any(not line and not after for line, after in pairwise(lines))


def test_weeks_are_given_whole_whatever_night_was_asked_for(kept: Path) -> None:
    (part,) = answer("total", *ASKED, "--from", "2031-06-05", "--to", "2031-06-06", "--by", "week", "--ledger", kept)
    whole, _, *_ = answer("total", *ASKED, "--by", "week", "--ledger", kept)
    assert part == whole


def test_an_empty_answer_is_not_zero_and_says_so(kept: Path) -> None:
    assert "that is not zero" in run("night", "2035-01-01", "--ledger", kept).stdout
    for command in (("total", "--measure", "debris", "--thing", "boat"), ("statistics", "hit", "boat")):
        assert "that is not zero" in run(*command, "--ledger", kept).stderr
    assert answer("total", "--measure", "debris", "--thing", "boat", "--ledger", kept) == []


@pytest.mark.parametrize(
    "command",
    [
        ("total",), ("findings",), ("sources", "list"), ("review", "list"), ("verify",), ("rebuild",), ("night", NIGHT),
        ("statistics", "hit", "drone"), ("export", "csv"),
    ],
)  # fmt: skip
def test_a_ledger_with_nothing_in_it_is_no_fault(command: tuple[str, ...], tmp_path: Path) -> None:
    where = tmp_path / "empty.db"
    (tmp_path / "a.txt").write_text("Nothing to read here.")
    run("add", tmp_path / "a.txt", "--ledger", where)
    run(*command, "--ledger", where)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("night", "yesterday"), "is no date"),
        (("night", "2031-02-30"), "is no date"),
        (("night", NIGHT, "--zone", "Mars"), "is no zone"),
        (("night", NIGHT, "--format", "xml"), "none of text, json"),
        (("night", NIGHT, "--place", "RU-BLE"), "RU-BEL"),
        (("total", "--place", "Bryansk"), "RU-BRY"),
        (("total", "--place", "\x1b[2J"), "is no code of a place"),
        (("total", "--place", "RU+UA"), "is no code of a place"),
        (("statistics", "hit", "drone", "--place", "sea:blak"), "is no code of a place"),
        (("export", "csv", "--place", "Sumi"), "is no code of a place"),
        (("total", "--measure", "eaten"), "none of launched"),
        (("total", "--by", "fortnight"), "none of night"),
        (("total", "--from", "2031-06-10", "--to", "2031-06-09"), "lies after"),
        (("total", "--source", "t.me/c/203106010"), "knows no source"),
        (("total", "--side", "Rusia"), "Is it “Russia”?"),
        (("findings", "--code", "CC9"), "--code"),
        (("statistics", "intercepted", "tank"), "none of munition"),
        (("statistics", "intercepted", "drone", "--by", "year"), "none of night"),
        (("sources", "profile", "nobody"), "knows no source"),
        (("review", "golden", "000000000000"), "no such report"),
    ],
)
def test_bad_input_ends_in_a_line_that_names_it(command: tuple[str, ...], said: str, kept: Path) -> None:
    done = run(*command, "--ledger", kept, status=2)
    assert done.stdout == "" and said in " ".join(done.stderr.replace("│", " ").split()) and "\x1b" not in done.stderr


def test_a_place_is_taken_in_any_case(kept: Path) -> None:
    asked = ("--by", "night", "--ledger", kept)
    assert answer("total", *ASKED, "--place", "ru-vor", *asked) == answer("total", *ASKED, "--place", "RU-VOR", *asked)


@pytest.mark.parametrize("content", [b"twelve drones", b"SQLite format 3\0" + b"\7" * 5000])
def test_what_is_no_ledger_ends_in_one_line(content: bytes, tmp_path: Path) -> None:
    where = tmp_path / "x.db"
    where.write_bytes(content)
    for command in (("night", NIGHT), ("why", "x"), ("verify",), ("review", "list")):
        done = run(*command, "--ledger", where, status=2)
        assert done.stderr.startswith("counterclaim: ") and done.stderr.count("\n") == 1 and done.stdout == ""
    assert where.read_bytes() == content


def test_a_ledger_cut_in_two_is_said_to_be_damaged(kept: Path, tmp_path: Path) -> None:
    where = tmp_path / "cut.db"
    where.write_bytes(kept.read_bytes()[:200_000])
    for command in (("night", NIGHT), ("total",), ("findings",)):
        assert "damaged" in run(*command, "--ledger", where, status=2).stderr


def test_hostile_names_send_nothing_to_the_screen(tmp_path: Path) -> None:
    where = tmp_path / "own.db"
    row = '{"text": "Ночью над Курской областью сбито 7 беспилотников.", "uri": "https://x/1\\u001b[2J", '
    row += '"source": "a\\u202e\\u001b]0;b\\u0007", "published": "2031-06-03T05:00Z", "title": "\\u009b31m"}\n'
    (tmp_path / "a.jsonl").write_text(row)
    run("add", tmp_path / "a.jsonl", "--ledger", where)
    (one,) = answer("night", "2031-06-03", "--ledger", where)["told"]
    for command in (("night", "2031-06-03"), ("total",), ("why", one["claim"]["id"]), ("sources", "list"),
                    ("sources", "profile", one["source"]), ("statistics", "intercepted", "drone")):  # fmt: skip
        out = run(*command, "--ledger", where).output
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out), command
