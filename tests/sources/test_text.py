"""Texts arrive as they were written, or with a reason why not."""

import codecs
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.model import Document

from .conftest import Read, codes, documents, messages

RUSSIAN = (
    "В период с 20.00 мск до 23.00 мск дежурными средствами ПВО уничтожены шесть беспилотных летательных аппаратов. "
    "Три сбиты над территорией Брянской области, ещё три над территорией Курской области. Пострадавших нет."
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\r\n\t"), min_size=1))
def test_text_is_never_changed(read: Read, text: str) -> None:
    received = read("a.txt", text.encode())
    if text.lstrip("\ufeff").strip():
        assert [document.text for document in documents(received)] == [text.removeprefix("\ufeff")]
    else:
        assert codes(received) == ["empty"]


def test_what_is_known_beforehand_goes_with_the_text(read: Read) -> None:
    published = datetime(2025, 7, 10, tzinfo=UTC)
    (received,) = read("a.txt", b"Two drones", published=published, language="en", source="t.me/a")
    assert received.document == Document("Two drones", "a.txt", published, "t.me/a", "en")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.csv"])
def test_byte_order_marks_are_obeyed_and_are_no_text(read: Read, name: str, mark: bytes, encoding: str) -> None:
    rows = {"a.txt": RUSSIAN, "a.csv": f'text\n"{RUSSIAN}"\n'}
    content = rows.get(name, f'{{"text": "{RUSSIAN}"}}\n')
    received = read(name, mark + content.encode(encoding))
    assert [document.text for document in documents(received)] == [RUSSIAN]
    assert codes(received) == []


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json"])
def test_another_encoding_is_found_out_and_said(read: Read, name: str) -> None:
    content = RUSSIAN if name == "a.txt" else f'{{"text": "{RUSSIAN}"}}\n'
    received = read(name, content.encode("cp1251"))
    assert [document.text for document in documents(received)] == [RUSSIAN]
    assert codes(received) == ["encoding"]
    assert "--encoding cp1251" in messages(received)


def test_a_named_encoding_is_no_issue(read: Read) -> None:
    received = read("a.txt", RUSSIAN.encode("koi8-r"), encoding="koi8-r")
    assert [document.text for document in documents(received)] == [RUSSIAN]
    assert codes(received) == []


def test_bytes_that_the_named_encoding_lacks_are_told(read: Read) -> None:
    received = read("a.txt", b"Two \xff drones", encoding="utf-8")
    assert [document.text for document in documents(received)] == ["Two \ufffd drones"]
    assert codes(received) == ["bad-bytes"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"x" * 2001, "long-text"),
    ],
)
def test_what_is_no_report_is_told(read: Read, content: bytes, code: str) -> None:
    received = read("a.txt", content, limit=2000)
    assert documents(received) == []
    assert codes(received) == [code]
    assert messages(received).startswith("a.txt: ")
