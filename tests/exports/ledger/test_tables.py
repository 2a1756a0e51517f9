import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exports.ledger import parquet
from counterclaim.exports.ledger.claims import CLAIMS, REPORTS
from counterclaim.exports.ledger.columns import TYPES
from counterclaim.exports.ledger.csv import write
from counterclaim.exports.ledger.judged import FIGURES, FINDINGS

from ..parts import HOSTILE
from .kept import ROWS, TEXTS, TOLD, A, about
from .made import binary, records

STABLE = (
    "claim_id", "measure", "thing", "model", "low", "high", "form", "places", "place_names", "towns", "town_ids",
    "geo_precision", "latitude", "longitude", "start", "end", "date", "precision", "zone", "speaker_name",
    "speaker_role", "speaker_channel", "cited_by", "stance", "state", "background", "cue", "part_of", "closed", "each",
    "corrects", "origin", "quote", "quote_start", "quote_stop", "report_id", "version", "source", "address", "capture",
    "published", "deleted",
)  # fmt: skip


def test_columns_keep_their_names_and_order() -> None:
    assert tuple(column.name for column in CLAIMS.columns)[: len(STABLE)] == STABLE


@pytest.mark.parametrize("table", [CLAIMS, REPORTS, FINDINGS, FIGURES], ids=lambda table: table.name)
def test_every_column_is_of_a_known_type_and_says_what_it_means(table) -> None:
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names)) and set(table.key) <= set(names)
    assert all(column.kind in TYPES and column.means.endswith(".") for column in table.columns)


def test_one_row_a_claim_that_leads_back_to_its_words() -> None:
    found = records("csv", ROWS)
    assert [row["claim_id"] for row in found] == [row.told.claim.id for row in TOLD]
    for row in found:
        assert TEXTS[row["report_id"]][int(row["quote_start"]) : int(row["quote_stop"])] == row["quote"]
        assert len(row["capture"]) == 64 and row["address"].startswith("https://")


def test_what_cells_say() -> None:
    first, *_, wounded, _, _, houses = records("csv", ROWS)
    assert (first["start"], first["end"], first["date"]) == (
        "2025-07-09T17:00:00Z",
        "2025-07-10T04:00:00Z",
        "2025-07-10",
    )
    assert (first["closed"], first["each"], first["high"]) == ("true", "false", "14")
    assert (wounded["latitude"], wounded["longitude"], wounded["geo_precision"]) == ("50.6", "36.58", "town")
    assert (houses["start"], houses["geo_precision"], houses["places"]) == ("", "none", "")


@pytest.mark.parametrize("text", [*HOSTILE, "+7", "-1", "@SUM(A1)", "\tx", "＝1", "'quoted", 'a "b", c\nd', "\udce9"])
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = records("csv", about(text))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row.values())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_taking_one_apostrophe_away_gives_any_text_back(text: str) -> None:
    (row,) = records("csv", about(text))
    assert row["quote"] == text if row["quote"][:1] != "'" else row["quote"][1:] == text
    assert not row["quote"].startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_a_list_in_a_cell_has_as_many_items_as_it_should() -> None:
    (row,) = records("csv", about("a;b"))
    assert row["towns"] == "a,b"


def test_a_negative_longitude_is_a_number_and_no_formula() -> None:
    claim = TOLD[3].told.claim
    lisbon = claim._replace(towns=(claim.towns[0]._replace(id="geonames:2267057", region="PT-11"),), places=())
    rows = ROWS._replace(told=(TOLD[3]._replace(told=TOLD[3].told._replace(claim=lisbon)),))
    assert float(records("csv", rows)[0]["longitude"]) < -9


def test_claims_are_written_while_they_come() -> None:
    out, seen = io.StringIO(), []

    def told():
        for row in TOLD:
            yield row
            seen.append(out.getvalue().count("\n"))

    write(ROWS._replace(told=told()), out)
    assert seen == list(range(2, len(TOLD) + 2))


def read(rows, **options):
    import pyarrow.parquet as pq

    return pq.ParquetFile(io.BytesIO(binary("parquet", rows)), **options)


def test_parquet_reads_back_with_types_and_in_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 4)
    file = read(ROWS)
    assert file.metadata.num_row_groups == 3 and b"counterclaim" in file.schema_arrow.metadata
    rows = file.read().to_pylist()
    assert [row["claim_id"] for row in rows] == [row.told.claim.id for row in TOLD]
    first, last = rows[0], rows[-1]
    assert first["start"] == datetime(2025, 7, 9, 17, tzinfo=UTC) and first["date"] == date(2025, 7, 10)
    assert (first["places"], first["closed"], first["low"]) == (["RU"], True, 14)
    assert last["start"] is None and last["places"] == []
    assert file.schema_arrow.field("high").metadata[b"description"].startswith(b"The greatest number")


@pytest.mark.parametrize("text", HOSTILE)
def test_parquet_keeps_each_text_as_it_is(text: str) -> None:
    assert read(about(text)).read().to_pylist()[0]["quote"] == text


def test_nothing_asked_for_is_a_table_without_rows() -> None:
    assert records("csv", ROWS._replace(told=())) == []
    assert read(ROWS._replace(told=())).read().num_rows == 0


def test_the_same_input_gives_the_same_bytes() -> None:
    assert binary("parquet", ROWS) == binary("parquet", ROWS)
    assert A in binary("parquet", ROWS).decode("latin-1")
