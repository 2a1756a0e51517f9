"""What a web archive holds is read as if each answer had come alone; bombs and breaks are told."""

import gzip
import io
import json
import warnings
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from counterclaim.sources import Options, article, bounded, feed, page, receive_stream, warc

from .conftest import Read, codes, documents, messages
from .test_feeds import RSS
from .test_html import PAGE
from .test_telegram_preview import post, preview

NEWS = "https://www.harbour.example/news/night"
FEED = "https://harbour.example/feed"
CHANNEL = "https://t.me/s/Night_Watch"
ROWS = "https://harbour.example/api/reports"
HTML = "text/html"
ANSWERS = (
    (NEWS, "text/html; charset=utf-8", "200 OK", PAGE.format(charset="utf-8").encode()),
    (CHANNEL, "text/html; charset=utf-8", "200 OK", preview(post(7), post(8, "Two boats."))),
    (FEED, "application/rss+xml", "200 OK", RSS),
    (
        ROWS,
        "application/json",
        "200 OK",
        json.dumps([{"text": "Three rockets.", "uri": "https://a.example/3"}]).encode(),
    ),
    ("https://harbour.example/a.png", "image/png", "200 OK", b"\x89PNG\0\0"),
    ("https://harbour.example/", "text/html", "200 OK", b"<html><body><script>a = 1</script></body></html>"),
    ("https://harbour.example/old", "text/html", "301 Moved", b"<html>moved</html>"),
    ("https://harbour.example/gone", "text/html", "404 Not Found", b"<html>gone</html>"),
    ("https://harbour.example/b.css", "text/css", "200 OK", b"a {}"),
)


def archive(*answers: tuple[str, str, str, bytes], packed: bool = True, coded: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, media, status, body in answers:
        headers = [("Content-Type", media), *([("Content-Encoding", "gzip")] if coded else [])]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        payload = io.BytesIO(gzip.compress(body) if coded else body)
        writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=http))
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "harbour.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(address, "request", http_headers=request))
    return out.getvalue()


def package(name: str, content: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr(name, content)
    return out.getvalue()


EXPECTED = [
    article(ANSWERS[0][3], NEWS, Options()).document,
    *documents(list(page(ANSWERS[1][3], CHANNEL, Options()).found)),
    *documents(list(feed(RSS, FEED, Options()))),
]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("coded", [True, False])
def test_answers_are_read_as_if_they_had_come_alone(read: Read, packed: bool, coded: bool) -> None:
    received = read("a.warc.gz" if packed else "a.warc", archive(*ANSWERS, packed=packed, coded=coded))
    assert documents(received)[:-1] == EXPECTED
    assert documents(received)[-1].text == "Three rockets."
    assert [document.uri for document in documents(received)] == [
        NEWS, "https://t.me/night_watch/7", "https://t.me/night_watch/8", "https://harbour.example/1",
        "https://harbour.example/2", "https://a.example/3",
    ]  # fmt: skip
    assert codes(received) == ["article-text", "passed-records"]
    for said in ("1 answer 301", "1 answer 404", "1 image/png", "1 text/css", "1 text/html without a report"):
        assert said in messages(received)


def test_a_package_is_its_archives(read: Read) -> None:
    alone = read("a.warc.gz", archive(*ANSWERS))
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        packed = read("a.wacz", package("archive/data.warc.gz", archive(*ANSWERS), compression))
        assert documents(packed) == documents(alone)
        assert codes(packed) == codes(alone)


def test_kinds_are_seen_where_no_suffix_tells_them(read: Read) -> None:
    for content in (archive(*ANSWERS), archive(*ANSWERS, packed=False), package("archive/d.warc", archive(*ANSWERS))):
        assert len(documents(read("a", content))) == 6


def test_the_charset_of_the_answer_is_obeyed(read: Read) -> None:
    body = PAGE.format(charset="utf-8").replace("drones", "drönes").encode("iso-8859-1")
    for charset, found in (("iso-8859-1", True), ("no-such", None)):
        content = archive((NEWS, f"text/html; charset={charset}", "200 OK", body))
        (document,) = documents(read("a.warc.gz", content))
        assert ("drönes" in document.text) is found or found is None


def test_a_truncated_archive_gives_what_stands_before(read: Read) -> None:
    for packed, name in ((True, "a.warc.gz"), (False, "a.warc")):
        content = archive(*ANSWERS[:3], packed=packed)
        for cut in (len(content) // 2, len(content) * 3 // 4, len(content) - 5):
            received = read(name, content[:cut])
            assert all(document in EXPECTED for document in documents(received))
        assert codes(read(name, content[: len(content) // 3]))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.warc", b"", "no-answers"),
        ("a.warc.gz", archive(), "no-answers"),
        ("a.warc.gz", b"\x1f\x8bnot gzip at all", "broken-warc"),
        ("a.warc", b"Six drones\r\n\r\n", "broken-warc"),
        ("a.warc.gz", gzip.compress(archive(*ANSWERS, packed=False)), "broken-warc"),
        ("a.wacz", b"", "broken-zip"),
        ("a.wacz", b"PK\x03\x04 and no more", "broken-zip"),
        ("a.wacz", package("data.txt", b"x"), "no-archives"),
        ("a.wacz", package("archive/data.warc.gz", archive(*ANSWERS))[:-30], "broken-zip"),
    ],
)
def test_what_is_broken_is_told(read: Read, name: str, content: bytes, code: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        received = read(name, content)
    assert code in codes(received)


def test_an_answer_beyond_the_limit_is_told_and_the_next_read(read: Read) -> None:
    big = ("https://harbour.example/big", HTML, "200 OK", b"<html>" + b"x" * 50_000 + b"</html>")
    received = read("a.warc.gz", archive(big, ANSWERS[1]), limit=3000)
    assert len(documents(received)) == 2
    assert codes(received) == ["long-text"]


def test_answers_that_unpack_without_end_are_bounded(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "RECORD", 1 << 20)
    bomb = ("https://harbour.example/big", HTML, "200 OK", b"<html>" + b"x" * (1 << 22))
    received = read("a.warc.gz", archive(ANSWERS[1], bomb, ANSWERS[2]), limit=3000)
    assert len(documents(received)) == 2
    assert "broken-warc" in codes(received)
    coded = read("b.warc.gz", archive(bomb, ANSWERS[1], coded=True), limit=3000)
    assert codes(coded) == ["long-text"]


def test_headers_without_end_are_bounded(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "HEADERS", 1 << 16)
    received = read("a.warc", archive(ANSWERS[1], packed=False) + b"WARC/1.0\r\nX: " + b"x" * 500_000)
    assert len(documents(received)) == 2
    assert codes(received) == ["broken-warc"]


def test_a_zip_bomb_is_not_unpacked(read: Read) -> None:
    received = read("a.wacz", package("archive/d.warc", bytes(30_000_000), zipfile.ZIP_DEFLATED))
    assert codes(received) == ["zip-bomb"]
    assert "30,000,000" in messages(received)


def test_a_stream_without_a_way_back_is_kept_aside(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    content = package("archive/data.warc.gz", archive(*ANSWERS))
    stream = io.BufferedReader(Pipe(content))  # type: ignore[arg-type,type-var]
    assert len(documents(list(receive_stream(stream, "a.wacz")))) == 6


def test_an_allowance_ends_and_is_renewed() -> None:
    allowance = bounded.Allowance(io.BytesIO(b"x" * 100), 10)
    assert allowance.read(10) == b"x" * 10
    allowance.renew()
    allowance.read(9)
    with pytest.raises(bounded.TooLongError):
        allowance.read(2)
    assert allowance.tell() == 21
