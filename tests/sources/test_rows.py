"""Rows of JSON lines, JSON and CSV become documents; what is broken is named by its line, and the rest is read."""

import json
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Document
from counterclaim.sources import published
from counterclaim.sources.json_values import BrokenError, values

from .conftest import Read, codes, documents, messages

ROW = {
    "text": "Два дрона,\nне больше",
    "published": "2025-07-10T05:10Z",
    "source": "t.me/a",
    "language": "ru",
    "title": "Ночь",
    "uri": "https://example.org/1",
}
DOCUMENT = Document(
    ROW["text"], ROW["uri"], datetime(2025, 7, 10, 5, 10, tzinfo=UTC), ROW["source"], ROW["language"], ROW["title"]
)


def test_json_lines(read: Read) -> None:
    received = read("a.jsonl", "".join(json.dumps(row) + "\n" for row in (ROW, {"text": ""})).encode())
    assert documents(received) == [DOCUMENT, Document("", "a.jsonl:2")]
    assert codes(received) == []


@pytest.mark.parametrize("kind", [None, "json"])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_one_object_a_list_or_several(read: Read, kind: str | None, indent: int | None) -> None:
    one = json.dumps(ROW, indent=indent)
    for content in (one, f" [ {one} ] ", f"[{one},{one}]", f"{one}\n{one}\n"):
        received = read("a.json", content.encode(), kind=kind)
        assert documents(received) == [DOCUMENT] * content.count('"text"')
        assert codes(received) == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_line_ends_in_cells(read: Read, delimiter: str) -> None:
    cells = ['"' + value.replace('"', '""') + '"' for value in ROW.values()]
    content = delimiter.join(ROW) + "\r\n" + delimiter.join(cells) + "\r\n\r\n" + '"Three, no more"\r\n'
    received = read("a.csv", content.encode())
    assert documents(received) == [DOCUMENT, Document("Three, no more", "a.csv:5")]
    assert codes(received) == []


def test_fields_of_other_names_and_what_is_known_beforehand(read: Read) -> None:
    content = b'{"body": "Two drones", "when": "2025-07-10"}\n'
    (received,) = read("a.jsonl", content, fields={"text": "body", "published": "when"}, language="en")
    assert received.document == Document("Two drones", "a.jsonl:1", datetime(2025, 7, 10, tzinfo=UTC), None, "en")


def test_a_missing_text_names_the_fields_there_are(read: Read) -> None:
    received = read("a.jsonl", b'{"body": "Two drones"}\n[1]\n')
    assert codes(received) == ["no-text", "no-object"]
    assert "a.jsonl:1" in messages(received)
    assert "fields: body" in messages(received)


def test_broken_lines_are_named_and_the_others_read(read: Read) -> None:
    received = read("a.jsonl", b'{"text": "a"}\n{"text": \n\n{"text": "b"}\n' + b"[" * 100_000)
    assert [document.text for document in documents(received)] == ["a", "b"]
    assert codes(received) == ["broken-line", "broken-line"]
    assert "a.jsonl:2" in messages(received)
    assert "a.jsonl:5" in messages(received)


def test_a_line_beyond_the_limit_is_passed_over_and_the_others_read(read: Read) -> None:
    content = b'{"text": "a"}\n{"text": "' + b"x" * 300_000 + b'"}\n{"text": "b"}\n'
    for name in ("a.jsonl", "a.txt"):
        received = read(name, content, limit=1000, kind="jsonl")
        assert [document.uri for document in documents(received)] == [f"{name}:1", f"{name}:3"]
        assert codes(received) == ["long-line"]
        assert f"{name}:2: a line of 300,013 bytes" in messages(received)


def test_a_line_of_exactly_the_limit_is_read(read: Read) -> None:
    line = b'{"text": "a"}'
    assert codes(read("a.jsonl", line + b"\n" + line, limit=len(line))) == []
    assert codes(read("a.jsonl", line + b"\n" + line, limit=len(line) - 1)) == ["long-line", "long-line"]


def test_a_broken_list_keeps_what_stands_before(read: Read) -> None:
    received = read("a.json", b'[{"text": "a"},\n {"text": "b"},\n {"text": c}]')
    assert [document.text for document in documents(received)] == ["a", "b"]
    assert codes(received) == ["broken-json"]
    assert "a.json:3" in messages(received)
    assert codes(read("a.json", b'[{"text": "a"}')) == ["broken-json"]


def test_broken_csv_is_named_and_the_others_read(read: Read) -> None:
    content = b'text\na\n"' + b"x" * 900 + b"\n" + b"y" * 900 + b"\nb\n"
    received = read("a.csv", content, limit=1000)
    assert [document.text for document in documents(received)] == ["a", "b"]
    assert codes(received) == ["broken-row"]
    assert "a.csv:3" in messages(received)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"\n \n", "empty"), (b"\0\1\2", "binary")])
def test_nothing_and_no_text_are_told(read: Read, name: str, content: bytes, code: str) -> None:
    received = read(name, content)
    assert documents(received) == []
    assert codes(received) == [code]


def test_bytes_that_are_no_utf8_far_behind_the_beginning_are_told(read: Read) -> None:
    content = b'{"text": "a"}\n' * 6000 + b'{"text": "\xff"}\n'
    received = read("a.jsonl", content)
    assert documents(received)[-1].text == "\ufffd"
    assert codes(received) == ["bad-bytes"]


def test_halves_of_characters_are_told_and_move_no_offset(read: Read) -> None:
    received = read("a.jsonl", b'{"text": "a\\ud800b \\ud83d\\ude80"}')
    assert documents(received)[0].text == "a\ufffdb \U0001f680"
    assert codes(received) == ["half-characters"]


@pytest.mark.parametrize(
    "written",
    [
        "2025-07-10T05:10Z",
        "2025-07-10T08:10+03:00",
        "2025-07-10 05:10",
        "Thu, 10 Jul 2025 08:10:00 +0300",
        1752124200,
        "1752124200",
    ],
)
def test_publication_times(written: str | int) -> None:
    assert published(written) == datetime(2025, 7, 10, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("written", ["yesterday", "2025-13-01", "", 1e99, "12"])
def test_a_time_that_cannot_be_read_is_told_and_the_text_read(read: Read, written: str | float) -> None:
    received = read("a.jsonl", json.dumps({"text": "a", "published": written}).encode())
    assert documents(received) == [Document("a", "a.jsonl:1")]
    assert codes(received) == (["published"] if written else [])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Two drones were shot down.", "text"),
        (b"[Update] Two drones were shot down.", "text"),
        (b'\n{"text": "a"}\n', "jsonl"),
        (b'{\n"text": "a"}\n', "json"),
        (b'[{"text": "a"}]', "json"),
    ],
)
def test_the_kind_is_seen_where_no_suffix_tells_it(read: Read, content: bytes, kind: str) -> None:
    assert documents(read("a", content)) == documents(read("a", content, kind=kind)) != []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.lists(json_values.filter(lambda value: not isinstance(value, list)), max_size=5),
    st.booleans(),
    st.integers(1, 9),
)
def test_values_are_those_that_json_gives_however_they_arrive(items: list[object], listed: bool, step: int) -> None:
    text = json.dumps(items, indent=1) if listed else "\n".join(map(json.dumps, items))
    chunks = (text[at : at + step] for at in count(0, step))
    found = list(values(lambda size: next(chunks), 10**6))
    assert [value for _, value in found] == items
    if not listed:
        assert [line for line, _ in found] == list(range(1, len(items) + 1))


def test_a_value_beyond_the_limit_is_broken_in_bounded_memory() -> None:
    asked = 0

    def endless(size: int) -> str:
        nonlocal asked
        asked += size
        return '[{"text": "' if asked == size else "x" * size

    with pytest.raises(BrokenError, match="more than 1,000 characters"):
        list(values(endless, 1000))
    assert asked < 1_000_000


def test_origin_and_time_of_the_last_change(read: Read) -> None:
    row = {"text": "a", "published": "2025-07-10T05:10Z", "edited": "2025-07-10T06:00Z", "origin": "https://t.me/b/2"}
    edited = datetime(2025, 7, 10, 6, tzinfo=UTC)
    for name, content in (("a.jsonl", json.dumps(row)), ("a.csv", f"{','.join(row)}\n{','.join(row.values())}\n")):
        (document,) = documents(read(name, content.encode()))
        assert (document.origin, document.edited) == ("https://t.me/b/2", edited)
    odd = read("a.jsonl", json.dumps({**row, "edited": "later", "origin": ""}).encode())
    assert [(document.origin, document.edited) for document in documents(odd)] == [(None, None)]
    assert codes(odd) == ["edited"]


def test_a_broken_first_row_is_told(read: Read) -> None:
    assert codes(read("a.csv", b'te\rxt,"a"\nSix,b\n')) == ["broken-row"]
