"""Entries of RSS, Atom and JSON Feed become reports, each with its own address."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.model import Document
from counterclaim.sources import Options, feed

from .conftest import Read, codes, documents, messages

AT = datetime(2031, 7, 10, 5, 10, tzinfo=UTC)
LATER = datetime(2031, 7, 10, 6, 0, tzinfo=UTC)
ADDRESS = "https://www.harbour.example/feeds/night.xml"
TEXT = "Night at the harbour\n\nSix drones were shot down & two\nfell into the sea.\n\nNobody was hurt."
BODY = "<p>Six drones were shot down &amp; two<br/>fell into the sea.</p><p>Nobody was <b>hurt</b>.</p>"
EXPECTED = [
    Document(TEXT, "https://harbour.example/1", AT, "harbour.example", "en", "Night at the harbour", None, LATER),
    Document("Two boats.", "https://harbour.example/2", AT, "harbour.example", "en"),
]
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour</title><link>https://www.harbour.example/</link><description>News</description>
<item><title>Night at the harbour</title><link>https://harbour.example/1</link><description>Six drones.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded><pubDate>Thu, 10 Jul 2031 08:10:00 +0300</pubDate>
<atom:updated>2031-07-10T06:00:00Z</atom:updated></item>
<item><link>/2</link><description>Two boats.</description><pubDate>Thu, 10 Jul 2031 05:10:00 GMT</pubDate></item>
</channel></rss>""".encode()
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title><link href="https://harbour.example/"/>
<link rel="self" href="https://elsewhere.example/feed"/><id>urn:x</id><updated>2031-07-10T06:00:00Z</updated>
<entry><title type="text">Night at the harbour</title><link href="https://harbour.example/1"/><id>urn:1</id>
<published>2031-07-10T08:10:00+03:00</published><updated>2031-07-10T06:00:00Z</updated>
<content type="html">{BODY.replace("&", "&amp;").replace("<", "&lt;")}</content></entry>
<entry><title/><link href="https://harbour.example/2"/><id>urn:2</id><updated>2031-07-10T05:10:00Z</updated>
<summary>Two boats.</summary></entry></feed>""".encode()
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour",
    "home_page_url": "https://harbour.example/",
    "items": [
        {
            "id": "1", "url": "https://harbour.example/1", "title": "Night at the harbour", "content_html": BODY,
            "summary": "Six drones.", "date_published": "2031-07-10T08:10:00+03:00",
            "date_modified": "2031-07-10T06:00:00Z",
        },
        {"id": "2", "url": "/2", "content_text": "Two boats.", "date_published": "2031-07-10T05:10:00Z"},
    ],
}  # fmt: skip


@pytest.mark.parametrize("content", [RSS, ATOM, json.dumps(JSON_FEED).encode()], ids=["rss", "atom", "json"])
def test_the_three_formats_say_the_same(content: bytes) -> None:
    found = list(feed(content, ADDRESS, Options(language="en")))
    expected = [EXPECTED[0], EXPECTED[1]._replace(uri=documents(found)[1].uri)]
    assert documents(found) == expected
    assert documents(found)[1].uri in ("https://harbour.example/2", "https://www.harbour.example/2")
    assert codes(found) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", RSS), ("a.rss", RSS), ("a.atom", ATOM), ("a", RSS), ("a.json", json.dumps(JSON_FEED).encode()),
        ("a.json", json.dumps(JSON_FEED, indent=2).encode()),
    ],
)  # fmt: skip
def test_saved_feeds_are_known_by_suffix_and_beginning(read: Read, name: str, content: bytes) -> None:
    received = read(name, content, language="en")
    assert [document.text for document in documents(received)] == [TEXT, "Two boats."]
    assert [document.source for document in documents(received)] == ["harbour.example"] * 2
    assert codes(received) == []
    assert read(name, content, language="en") == received


def rss(*items: str, link: str = "https://harbour.example/") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>H</title><link>{link}</link>{inside}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("item", "uri"),
    [
        ("<guid isPermaLink='false'>tag 7/é</guid>", ADDRESS + "#tag%207%2F%C3%A9"),
        ("<guid>https://harbour.example/7</guid>", "https://harbour.example/7"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link>https://t.me/s/Coast_1/55</link>", "https://t.me/coast_1/55"),
        ("", None),
    ],
)
def test_addresses_of_entries(item: str, uri: str | None) -> None:
    (document,) = documents(list(feed(rss(f"<title>Six drones</title>{item}"), ADDRESS, Options())))
    assert document.uri == uri


def test_an_entry_of_a_file_without_an_address_is_named_by_its_place(read: Read) -> None:
    assert documents(read("a.xml", rss("<title>Six</title>", "<title>Two</title>")))[1].uri == "a.xml:2"


def test_a_bridge_to_telegram_gives_the_channel_as_source() -> None:
    item = "<title>Six drones</title><link>https://t.me/Coast_1/55</link>"
    assert documents(list(feed(rss(item), ADDRESS, Options(source="desk"))))[0].source == "t.me/coast_1"
    bridged = rss("<title>Six drones</title>", link="https://t.me/s/Coast_1")
    assert documents(list(feed(bridged, ADDRESS, Options())))[0].source == "t.me/coast_1"


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Six drones were…", "Six drones were shot down.", "Six drones were shot down."),
        ("Six drones", "Two boats.", "Six drones\n\nTwo boats."),
        ("Six drones", "", "Six drones"),
        ("", "a\n b &lt;i&gt;c", "a b c"),
        ("", "&lt;script&gt;alert(1)&lt;/script&gt;Two &lt;img src=x onerror=alert(1)&gt;boats", "Two boats"),
        ("A &amp;amp; B", "plain &amp;lt; text", "A & B\n\nplain < text"),
    ],
)
def test_title_and_body_are_one_text_without_markup(title: str, body: str, text: str) -> None:
    item = f"<title>{title}</title><description>{body}</description>"
    assert [document.text for document in documents(list(feed(rss(item), ADDRESS, Options())))] == [text]


def test_times_that_cannot_be_read_are_told() -> None:
    found = list(feed(rss("<title>Six</title><pubDate>soon</pubDate>"), ADDRESS, Options(published=AT)))
    assert [document.published for document in documents(found)] == [AT]
    assert codes(found) == ["published"]
    odd = {**JSON_FEED, "items": [{"id": 1, "content_text": "Six", "date_published": "soon"}, 5, {"title": ["x"]}]}
    assert codes(list(feed(json.dumps(odd).encode(), ADDRESS, Options()))) == ["published", "empty-entry"]


def test_a_truncated_feed_gives_the_entries_before_the_break() -> None:
    found = list(feed(RSS[: RSS.index(b"Two boats")], ADDRESS, Options()))
    assert documents(found)[0].text == TEXT
    assert codes(found)[-1] == "broken-feed"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html><body>No feed</body></html>", "no-feed"),
        (b"Six drones", "no-feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "no-feed"),
        (b'{"version": 1, "items": []}', "no-feed"),
        (b'{"version": ', "no-feed"),
        (b"{" + b'"a":[' * 100_000, "no-feed"),
        (rss(), "no-entries"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "no-entries"),
    ],
)
def test_what_is_no_feed_is_told(content: bytes, code: str) -> None:
    found = list(feed(content, ADDRESS, Options()))
    assert documents(found) == []
    assert codes(found) == [code]


def test_entities_and_names_of_files_reach_nothing_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    outside = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">
<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<rss version="2.0"><channel><item><title>Six &x; &c;</title></item></channel></rss>"""
    for content in (outside.encode(), str(secret).encode()):
        found = list(feed(content, ADDRESS, Options()))
        assert all("SECRET" not in document.text and len(document.text) < 500 for document in documents(found))


def test_a_feed_beyond_the_limit_is_told(read: Read) -> None:
    received = read("a.xml", rss("<title>" + "x" * 9000 + "</title>"), limit=1000)
    assert codes(received) == ["long-text"]
    assert "8,000 bytes" in messages(received)
