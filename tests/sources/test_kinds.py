"""Each input reaches the reader of its kind, from files and from open streams alike, and twice gives the same."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.sources import KINDS, Options, find, receive, receive_stream
from counterclaim.sources.beginnings import kind

from .conftest import documents
from .test_feeds import ATOM, JSON_FEED, RSS
from .test_html import PAGE
from .test_parquet import ROWS, table
from .test_telegram_html import page as html_export
from .test_telegram_html import post as html_post
from .test_telegram_html import text as html_text
from .test_telegram_json import chat, export, message
from .test_telegram_preview import post, preview
from .test_web_archives import ANSWERS, archive, package

ARTICLE = PAGE.format(charset="utf-8").encode()
INPUTS = {
    "a.txt": ("text", b"Six drones."),
    "a.html": ("html", ARTICLE),
    "s.html": ("telegram-page", preview(post(7))),
    "messages.html": ("telegram-html", html_export(html_post(7, html_text("Six drones.")))),
    "result.json": ("telegram", export(chat(message(7, "Six drones.")))),
    "all.json": ("telegram", export({"about": "Here is the data you requested.", "chats": [chat(message(7, "Six"))]})),
    "feed.json": ("feed", json.dumps(JSON_FEED).encode()),
    "rows.json": ("json", b'[{"text": "Six"}]'),
    "line.json": ("json", b'{"text": "Six"}\n{\n"text": "Two"}\n'),
    "feed.xml": ("feed", RSS),
    "feed.atom": ("feed", ATOM),
    "a.csv": ("csv", b"text\nSix\n"),
    "a.parquet": ("parquet", table(ROWS[:2])),
    "a.warc": ("warc", archive(*ANSWERS, packed=False)),
    "a.warc.gz": ("warc", archive(*ANSWERS)),
    "a.wacz": ("wacz", package("archive/a.warc.gz", archive(*ANSWERS))),
}  # fmt: skip


@pytest.mark.parametrize("name", INPUTS)
def test_the_kind_is_seen_and_a_stream_gives_what_the_file_gives(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, content = INPUTS[name]
    assert kind(name, content[:65536]) == wanted
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    once, twice = list(receive(find([name]))), list(receive(find(["."])))
    assert documents(once)
    assert once == [item for item in twice if item.document or item in once]
    stream = io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]
    assert list(receive_stream(stream, name, Options())) == once
    assert not stream.closed


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://harbour.example/night", "a.html"),
        ("https://t.me/s/Night_Watch?before=9", "s.html"),
        ("https://harbour.example/night.html", "feed.xml"),
        ("https://harbour.example/feed.php?x=a.txt", "feed.atom"),
        ("https://harbour.example/feed", "feed.json"),
    ],
)
def test_what_an_address_ends_with_is_believed_last(address: str, name: str) -> None:
    wanted, content = INPUTS[name]
    assert kind(address, content[:65536]) == wanted


def test_a_post_has_one_address_whatever_the_way_it_came() -> None:
    options = Options(source="t.me/Night_Watch")
    names = ("result.json", "messages.html", "s.html", "a.warc.gz")
    ways = []
    for name in names:
        received = list(KINDS[INPUTS[name][0]](_stream(name), name, options))
        ways.append(next(one for one in documents(received) if (one.uri or "").endswith("/7")))
    assert {way.uri for way in ways} == {"https://t.me/night_watch/7"}
    assert {way.source for way in ways} == {"t.me/night_watch"}
    assert {way.text for way in ways} == {"Six drones."}
    assert {way.published for way in ways} == {ways[0].published}


def _stream(name: str) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(INPUTS[name][1]))  # type: ignore[arg-type,return-value]


def test_an_article_may_speak_of_telegram_and_of_json() -> None:
    assert kind("a.html", ARTICLE.replace(b"<h1>", b"<h1>tgme_widget_message page_wrap ")) == "html"
    assert kind("a.json", b'{"text": "\\"type\\": \\"public_channel\\""}') == "json"
    assert kind("a.jsonl", b'{"type": "public_channel", "text": "Six drones."}') == "jsonl"


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(INPUTS)), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=9), st.integers(0, 30))))
def test_nothing_in_an_input_raises_and_nothing_passes_in_silence(
    name: str, changes: list[tuple[float, bytes, int]]
) -> None:
    known, whole = INPUTS[name]
    content = bytearray(whole)
    for share, put, cut in changes:
        at = int(share * len(content))
        content[at : at + cut] = put
    stream = io.BufferedReader(io.BytesIO(bytes(content)))  # type: ignore[arg-type]
    assert list(receive_stream(stream, name, Options(kind=known)))
