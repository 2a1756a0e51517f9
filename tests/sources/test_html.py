"""Of a page, the article is read, and it is said that positions count in it."""

from datetime import UTC, datetime

import pytest

from .conftest import Read, codes, documents

SENTENCES = [
    "Air defence shot down six drones over the region during the night, the governor said on his channel.",
    "Three of them fell into the sea, and the rest were destroyed on the approaches to the harbour.",
    "Nobody was hurt, according to first reports, and the port went on working through the morning.",
]
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="{{charset}}"><title>Night at the harbour - Hërald</title>
<meta property="og:site_name" content="Hërald"><meta property="og:title" content="Night at the harbour">
<meta property="article:published_time" content="2025-07-10T05:10:00+00:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport: 5 goals</a></nav><article><h1>Night at the harbour</h1>
{"".join(f"<p>{sentence}</p>" for sentence in SENTENCES)}</article>
<footer>Subscribe for 9 euros</footer><script>var drones = 99;</script></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_the_article_is_read(read: Read, charset: str) -> None:
    received = read("a.html", PAGE.format(charset=charset).encode(charset))
    (document,) = documents(received)
    assert all(sentence in document.text for sentence in SENTENCES)
    assert "Subscribe" not in document.text
    assert "99" not in document.text
    assert document.title == "Night at the harbour"
    assert document.source == "Hërald"
    assert document.published == datetime(2025, 7, 10, 5, 10, tzinfo=UTC)
    assert codes(received) == ["article-text"]


def test_what_is_known_beforehand_wins(read: Read) -> None:
    published = datetime(2025, 7, 11, tzinfo=UTC)
    (document,) = documents(read("a", PAGE.format(charset="utf-8").encode(), published=published, source="desk"))
    assert (document.published, document.source) == (published, "desk")


def test_a_page_without_an_article_is_told(read: Read) -> None:
    received = read("a.html", b"<html><body><script>var a = 1;</script></body></html>")
    assert documents(received) == []
    assert codes(received) == ["no-article"]
