"""A page received from an address is called by its own address, if that is on the same host."""

from datetime import UTC, datetime

import pytest

from counterclaim.sources import Options, article

from .conftest import Read, documents
from .test_html import PAGE, SENTENCES

ADDRESS = "https://www.harbour.example/news/night?utm_source=x#top"
PLAIN = "https://www.harbour.example/news/night?utm_source=x"


def with_head(head: str) -> bytes:
    return PAGE.format(charset="utf-8").replace("<title>", f"{head}<title>").encode()


@pytest.mark.parametrize(
    ("head", "uri"),
    [
        ('<link rel="canonical" href="https://harbour.example/news/night">', "https://harbour.example/news/night"),
        ('<link rel="canonical" href="/news/night#a">', "https://www.harbour.example/news/night"),
        ('<meta property="og:url" content="https://harbour.example/n/1">', "https://harbour.example/n/1"),
        ('<link rel="canonical" href="https://ministry.example/news/night">', PLAIN),
        ('<link rel="canonical" href="https://harbour.example/">', PLAIN),
        ('<link rel="canonical" href="javascript:alert(1)">', PLAIN),
        ('<link rel="canonical" href="http://[">', PLAIN),
        ('<link rel="canonical">', PLAIN),
        ("", PLAIN),
    ],
)
def test_the_address_of_a_page(head: str, uri: str) -> None:
    found = article(with_head(head), ADDRESS, Options())
    assert found.document is not None
    assert (found.document.uri, found.document.source) == (uri, "harbour.example")
    assert [issue.code for issue in found.issues] == ["article-text"]


def test_a_saved_page_is_called_by_the_address_it_gives(read: Read) -> None:
    content = with_head('<link rel="canonical" href="https://www.harbour.example/news/night">')
    (document,) = documents(read("night.html", content))
    assert (document.uri, document.source) == ("https://www.harbour.example/news/night", "harbour.example")
    (document,) = documents(read("night.html", with_head('<link rel="canonical" href="/news/night">')))
    assert (document.uri, document.source) == ("night.html", "Hërald")


def test_published_and_changed() -> None:
    head = '<meta property="article:modified_time" content="2025-07-10T09:00:00+03:00">'
    found = article(with_head(head), ADDRESS, Options())
    assert found.document is not None
    assert found.document.published == datetime(2025, 7, 10, 5, 10, tzinfo=UTC)
    assert found.document.edited == datetime(2025, 7, 10, 6, tzinfo=UTC)
    odd = article(with_head(head.replace("2025-07-10T09:00:00+03:00", "soon")), ADDRESS, Options())
    assert odd.document is not None
    assert odd.document.edited is None


def test_hostile_pages_are_read_or_told() -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    deep = f"<html><body><article>{text}{'<div>' * 50_000}deep</article></body></html>".encode()
    found = article(deep, ADDRESS, Options())
    assert [issue.code for issue in found.issues] == ["deep-page", "article-text"]
    for content in (b"", b" ", b"\0\1\2", b"<html", b"<meta" * 9000, b"<?xml encoding='no-such'?><a/>"):
        nothing = article(content, ADDRESS, Options())
        assert nothing.document is None
        assert nothing.issues


def test_broken_bytes_of_a_page_are_told() -> None:
    found = article(with_head("").replace(b"harbour.", b"harb\xffour."), ADDRESS, Options())
    assert found.document is not None
    assert [issue.code for issue in found.issues] == ["bad-bytes", "article-text"]
