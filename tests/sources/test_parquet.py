"""Rows of a Parquet file are those of JSON lines."""

import io
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from counterclaim.model import Document

from .conftest import Read, codes, documents, messages

AT = datetime(2031, 7, 10, 5, 10, tzinfo=UTC)
ROWS = [
    {
        "text": "Два дрона,\nне больше",
        "uri": "https://a.example/1",
        "published": "2031-07-10T05:10Z",
        "source": "t.me/a",
    },
    {"text": "Six drones.", "origin": "https://t.me/b/2", "edited": "2031-07-10T06:00Z"},
    {"text": "", "title": "Nothing"},
    {"text": None},
]


def table(rows: list[dict[str, Any]], group: int = 1000) -> bytes:
    out = io.BytesIO()
    names = dict.fromkeys(key for row in rows for key in row)
    columns = {name: [row.get(name) for row in rows] for name in names}
    parquet.write_table(pa.table(columns), out, row_group_size=group)
    return out.getvalue()


@pytest.mark.parametrize("group", [1, 3, 1000])
def test_rows_are_those_of_json_lines(read: Read, group: int) -> None:
    lines = read("a.jsonl", "".join(json.dumps(row) + "\n" for row in ROWS).encode())
    received = read("a.parquet", table([{**row, "more": [1]} for row in ROWS], group))
    assert [document._replace(uri=None) for document in documents(received)] == [
        document._replace(uri=None) for document in documents(lines)
    ]
    assert [document.uri for document in documents(received)] == ["https://a.example/1", "a.parquet:2", "a.parquet:3"]
    assert codes(received) == codes(lines) == ["no-text"]


def test_times_of_the_formats_own_kind(read: Read) -> None:
    zoned = datetime(2031, 7, 10, 8, 10, tzinfo=timezone(timedelta(hours=3)))
    for value in (AT.replace(tzinfo=None), zoned, int(AT.timestamp()), AT.timestamp()):
        (document,) = documents(read("a.parquet", table([{"text": "Six", "published": value}])))
        assert document.published == AT
    (document,) = documents(read("a.parquet", table([{"text": "Six", "published": AT.date()}])))
    assert document.published == datetime(2031, 7, 10, tzinfo=UTC)


def test_fields_of_other_names(read: Read) -> None:
    content = table([{"body": "Six", "when": "2031-07-10T05:10Z"}])
    fields = {"text": "body", "published": "when"}
    assert documents(read("a.parquet", content, fields=fields)) == [Document("Six", "a.parquet:1", AT)]


def test_a_table_without_texts_names_the_columns_there_are(read: Read) -> None:
    received = read("a.parquet", table([{"body": "Six"}]))
    assert codes(received) == ["no-text"]
    assert "fields: body" in messages(received)


def test_the_kind_is_seen_where_no_suffix_tells_it(read: Read) -> None:
    assert documents(read("a", table(ROWS[:1])))[0].uri == "https://a.example/1"


@pytest.mark.parametrize("cut", [0, 4, 30, 200, -9, -4])
def test_what_is_broken_is_told(read: Read, cut: int) -> None:
    assert codes(read("a.parquet", table(ROWS)[:cut])) == ["broken-parquet"]


def test_damage_within_is_told(read: Read, tmp_path: Path) -> None:
    content = bytearray(table([{"text": f"Report {number}"} for number in range(4000)]))
    content[60:160] = bytes(100)
    assert "broken-parquet" in codes(read("a.parquet", bytes(content)))


def test_no_rows_and_texts_beyond_the_limit_are_told(read: Read) -> None:
    assert codes(read("a.parquet", table([{"text": "x"}])[:0] or table([]))) == ["no-text"]
    received = read("a.parquet", table([{"text": "x" * 2000}, {"text": "Six"}]), limit=1000)
    assert [document.text for document in documents(received)] == ["Six"]
    assert codes(received) == ["long-text"]


def test_wrong_types_are_told(read: Read) -> None:
    assert codes(read("a.parquet", table([{"text": 5}]))) == ["no-text"]
    assert codes(read("a.parquet", table([{"text": "Six", "published": [1]}]))) == ["published"]
    assert codes(read("a.parquet", table([{"text": b"Six"}]))) == ["no-text"]
