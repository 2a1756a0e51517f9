import csv
import io

import pytest

from counterclaim.exports.csv import COLUMNS, write

from .parts import HOSTILE, about, written
from .sample import ANSWER, CLAIMS, DOCUMENT, TEXT


def rows(*answers: tuple) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write, *answers), newline="")))


def test_one_row_a_claim_with_every_column() -> None:
    found = rows((DOCUMENT, ANSWER), (DOCUMENT, ANSWER))
    assert [row["claim id"] for row in found] == [claim.id for claim in CLAIMS] * 2
    assert all(tuple(row) == COLUMNS for row in found)


def test_what_a_row_says() -> None:
    first, _, _, up_to, whole, *_, last = rows((DOCUMENT, ANSWER))
    assert (first["towns"], first["speaker role"], first["speaker channel"]) == (
        "Reedham",
        "governor of Lower Marsh",
        "Telegram",
    )
    assert (first["start"], first["end"], first["date"]) == ("2025-07-09T17:00Z", "2025-07-10T04:00Z", "2025-07-10")
    assert (up_to["low"], up_to["high"], up_to["form"]) == ("0", "17", "up_to")
    assert (whole["findings"], whole["closed"], whole["speaker via"]) == ("CC101", "true", "North Wire")
    assert (last["high"], last["background"], last["findings"]) == ("", "true", "CC401")


def test_offsets_lead_back_to_the_words() -> None:
    for row in rows((DOCUMENT, ANSWER)):
        assert TEXT[int(row["quote start"]) : int(row["quote stop"])] == row["quote"]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "+7 drones", "-1", "@SUM(A1)", "\tx", "\r=1", "＝1", "'quoted", 'a "b", c\nd']
)
def test_no_cell_is_a_formula_and_every_cell_comes_back(text: str) -> None:
    (row,) = rows(about(text))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row.values())
    for column in ("quote", "model", "speaker name", "uri"):
        assert row[column].removeprefix("'") == (text.removeprefix("'") if row[column][:1] != "'" else text)


def test_a_file_name_that_is_no_unicode_can_still_be_written() -> None:
    report = ANSWER.report._replace(uri="reports/\udce9.txt")
    assert written(write, (DOCUMENT, ANSWER._replace(report=report))).encode("utf-8")
