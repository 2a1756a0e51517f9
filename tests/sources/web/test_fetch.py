"""One address, fetched from a site that behaves and from one that does not."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpcore
import pytest

from counterclaim import __version__
from counterclaim.sources.web import Failed, Fetched, Gone, Known, Unchanged
from counterclaim.sources.web.politeness import FEEDS

from .conftest import START, Answer, Asked, World, answer

PAGE = "http://news.test/a"


def gzipped(body: bytes) -> bytes:
    """Packed alike whenever it is done: these bytes name tests, and names must agree between processes."""
    return gzip.compress(body, mtime=0)


def code(got: object) -> str:
    assert isinstance(got, Failed), got
    return got.issue.code


def test_a_page_comes_with_its_bytes_type_headers_and_time(world: World) -> None:
    world.site.pages["/a"] = answer("<p>8 of 9</p>", etag='"v1"', set_cookie="id=1", x_note="kept")
    got = world.fetcher().fetch(PAGE)
    assert isinstance(got, Fetched)
    assert (got.content, got.media, got.received) == (b"<p>8 of 9</p>", "text/html", START)
    assert (got.asked, got.address, got.known) == (PAGE, PAGE, Known('"v1"', None))
    assert ("x-note", "kept") in got.headers
    assert "set-cookie" not in dict(got.headers)


def test_sites_are_told_who_asks(world: World) -> None:
    world.site.pages["/a"] = answer("x")
    world.fetcher(contact="desk@example.org").fetch(PAGE)
    asked = world.site.asked[0].headers
    assert asked["user-agent"] == f"counterclaim/{__version__} (+offline research tool; desk@example.org)"
    assert "cookie" not in asked and "referer" not in asked


def test_a_version_that_is_known_is_not_sent_again(world: World) -> None:
    def conditional(connection: socket.socket, asked: Asked) -> None:
        same = asked.headers.get("if-none-match") == '"v1"'
        connection.sendall(b"HTTP/1.1 304 Same\r\n\r\n" if same else answer("x", etag='"v1"', last_modified="then"))

    world.site.pages["/a"] = conditional
    fetcher = world.fetcher()
    first = fetcher.fetch(PAGE)
    assert isinstance(first, Fetched) and first.known == Known('"v1"', "then")
    assert fetcher.fetch(PAGE, first.known) == Unchanged(PAGE, world.time.now())
    assert world.site.asked[1].headers["if-modified-since"] == "then"


def test_not_changed_said_to_nobody_who_asked_is_a_refusal(world: World) -> None:
    world.site.pages["/a"] = b"HTTP/1.1 304 Same\r\n\r\n"
    assert code(world.fetcher(tries=1).fetch(PAGE)) == "refused"


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_told_with_the_page_that_says_so(world: World, status: int) -> None:
    world.site.pages["/a"] = answer("taken down", status)
    got = world.fetcher().fetch(PAGE)
    assert isinstance(got, Gone) and (got.status, got.content) == (status, b"taken down")


@pytest.mark.parametrize("status", [204, 206, 400, 401, 403, 418, 451, 505])
def test_other_answers_are_no_pages_and_are_not_asked_for_again(world: World, status: int) -> None:
    world.site.pages["/a"] = answer("x", status)
    got = world.fetcher().fetch(PAGE)
    assert code(got) == "refused" and str(status) in got.issue.message  # type: ignore[union-attr]
    assert len(world.site.asked) == 1


def test_redirects_lead_on_and_the_last_address_is_told(world: World) -> None:
    world.site.pages |= {"/a": answer("", 301, location="/b"), "/b": answer("", 307, location="http://other.test/c")}
    world.site.pages["other.test/c"] = answer("here")
    got = world.fetcher().fetch(PAGE)
    assert isinstance(got, Fetched) and (got.asked, got.address) == (PAGE, "http://other.test/c")


@pytest.mark.parametrize(("targets", "asked"), [(["/a"], 1), (["/b", "/a"], 2), ([f"/{n}" for n in range(40)], 6)])
def test_redirects_do_not_lead_on_for_ever(world: World, targets: list[str], asked: int) -> None:
    for at, target in zip(["/a", *targets], targets, strict=False):
        world.site.pages[at] = answer("", 302, location=target)
    assert code(world.fetcher().fetch(PAGE)) == "redirects"
    assert len(world.site.asked) == asked


@pytest.mark.parametrize("location", ["http://[", "http://a b/", "https://x:y/", "http://\x01/"])
def test_a_redirect_to_no_address_is_told(world: World, location: str) -> None:
    world.site.pages["/a"] = answer("", 302, location=location)
    assert code(world.fetcher(tries=1).fetch(PAGE)) in ("redirects", "address", "cut-off")


@pytest.mark.parametrize("media", ["image/png", "application/pdf", "video/mp4"])
def test_other_types_are_not_read(world: World, media: str) -> None:
    world.site.pages["/a"] = answer("x" * 100, media=media)
    got = world.fetcher().fetch(PAGE)
    assert code(got) == "wrong-type" and media in got.issue.message  # type: ignore[union-attr]


def test_which_types_are_read_is_the_callers_choice(world: World) -> None:
    world.site.pages["/a"] = answer("{}", media="application/feed+json")
    assert code(world.fetcher().fetch(PAGE)) == "wrong-type"
    assert isinstance(world.fetcher().fetch(PAGE, accept=FEEDS), Fetched)


def test_a_page_without_a_type_is_taken(world: World) -> None:
    world.site.pages["/a"] = answer("x", media="")
    got = world.fetcher().fetch(PAGE)
    assert isinstance(got, Fetched) and got.media is None


def test_a_body_may_have_so_many_bytes_and_no_more(world: World) -> None:
    world.site.pages |= {"/a": answer(b"x" * 1000), "/b": answer(b"x" * 1001)}
    fetcher = world.fetcher(largest=1000)
    assert isinstance(fetcher.fetch(PAGE), Fetched)
    assert code(fetcher.fetch("http://news.test/b")) == "too-large"


def endless(head: bytes, part: bytes, sent: list[int]) -> Answer:
    def send(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head)
        for _ in range(10_000):
            connection.sendall(part)
            sent[0] += len(part)

    return send


@pytest.mark.parametrize(
    "length", ["", "content-length: 99999999999999999999999\r\n", "transfer-encoding: chunked\r\n"]
)
def test_a_body_without_end_is_left_early(world: World, length: str) -> None:
    sent = [0]
    part = b"x" * 10_000
    part = b"2710\r\n" + part + b"\r\n" if "chunked" in length else part
    world.site.pages["/a"] = endless(f"HTTP/1.1 200 OK\r\n{length}\r\n".encode(), part, sent)
    assert code(world.fetcher(largest=100_000, tries=1).fetch(PAGE)) in ("too-large", "cut-off")
    assert sent[0] < 20_000_000


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzipped(b"well " * 50)),
        ("deflate", zlib.compress(b"well " * 50)),
        ("deflate", zlib.compress(b"well " * 50)[2:-4]),
        ("gzip", gzipped(b"well " * 20) + gzipped(b"well " * 30)),
        ("gzip", gzipped(b"well " * 50) + b"\0\0"),
        ("identity", b"well " * 50),
    ],
)
def test_packed_bodies_are_unpacked(world: World, coding: str, packed: bytes) -> None:
    world.site.pages["/a"] = answer(packed, content_encoding=coding)
    got = world.fetcher().fetch(PAGE)
    assert isinstance(got, Fetched) and got.content == b"well " * 50


def test_a_bomb_is_not_unpacked_past_the_limit(world: World) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    world.site.pages["/a"] = answer(bomb, content_encoding="gzip")
    import tracemalloc

    tracemalloc.start()
    got = world.fetcher(largest=100_000).fetch(PAGE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code(got) == "too-large"
    assert peak < 5_000_000


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip"])
def test_a_coding_that_was_not_asked_for_is_told(world: World, coding: str) -> None:
    world.site.pages["/a"] = answer(b"x", content_encoding=coding)
    assert code(world.fetcher().fetch(PAGE)) == "coding"


CUT = [
    b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf",
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhalf",
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhalf",
    b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n" + gzipped(b"well " * 500)[:-12],
    b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nthis is not packed at all",
    b"HTTP/1.1 200 OK\r\ncontent-le",
    b"",
    b"SSH-2.0-OpenSSH\r\n",
    b"HTTP/1.1 200 OK\r\nx: " + b"y" * 300_000,
]


@pytest.mark.parametrize("said", CUT)
def test_what_breaks_off_is_no_answer_and_is_tried_again(world: World, said: bytes) -> None:
    world.site.pages["/a"] = [said, answer("whole")]
    assert code(world.fetcher(tries=1).fetch(PAGE)) == "cut-off"
    got = world.fetcher(tries=2).fetch(PAGE)
    assert isinstance(got, Fetched) and got.content == b"whole"


def test_a_length_that_is_too_short_does_not_lengthen_the_page(world: World) -> None:
    world.site.pages["/a"] = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nhalfand more"
    got = world.fetcher(tries=1).fetch(PAGE)
    assert isinstance(got, Fetched) and got.content == b"half"


def dripping(head: bytes, stop: threading.Event, stayed: list[bool]) -> Answer:
    def drip(connection: socket.socket, asked: Asked) -> None:
        connection.sendall(head)
        for _ in range(1_500):  # half a minute, should nobody leave
            if stop.wait(0.02):
                return
            connection.sendall(b"x")
        stayed.append(True)

    return drip


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nx: ", b"HTTP/1.1 200 OK\r\ncontent-length: 999999\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b""],
)
def test_a_byte_now_and_then_does_not_hold_us(world: World, stop: threading.Event, head: bytes) -> None:
    stayed: list[bool] = []
    world.site.pages["/a"] = dripping(head, stop, stayed)
    assert code(world.fetcher(tries=1, longest=0.3).fetch(PAGE)) == "too-slow"
    assert not stayed


def test_silence_does_not_hold_us(world: World, stop: threading.Event) -> None:
    world.site.pages["/a"] = lambda connection, asked: stop.wait(30) and None
    got = world.fetcher(tries=1, patience=0.2).fetch(PAGE)
    assert code(got) == "too-slow" and isinstance(got, Failed) and got.again


def test_a_host_that_is_not_there_is_told(world: World) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    def connect(address: str, port: int, seconds: float | None) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("refused")

    nameless = world.wire()._replace(resolve=resolve)
    deaf = world.wire()._replace(connect=connect)
    assert code(world.fetcher(wire=nameless, tries=1).fetch(PAGE)) == "unreachable"
    assert code(world.fetcher(wire=deaf, tries=1).fetch(PAGE)) == "unreachable"


def test_the_next_address_of_a_host_is_tried_where_the_first_is_deaf(world: World) -> None:
    world.names["news.test"] = ["1.1.1.1", "1.0.0.1"]
    world.site.pages["/a"] = answer("well")
    inner = world.wire()

    def connect(address: str, port: int, seconds: float | None) -> httpcore.NetworkStream:
        if address == "1.1.1.1":
            raise httpcore.ConnectTimeout("deaf")
        return inner.connect(address, port, seconds)

    assert isinstance(world.fetcher(wire=inner._replace(connect=connect)).fetch(PAGE), Fetched)


def test_a_failing_site_is_tried_again_after_longer_and_longer_waits(world: World) -> None:
    world.site.pages["/a"] = [answer("", 500), answer("", 503), answer("", 502), answer("well")]
    got = world.fetcher(tries=4, pace=0).fetch(PAGE)
    assert isinstance(got, Fetched)
    assert world.time.slept == [2, 4, 8]


def test_a_site_that_keeps_failing_is_left_alone(world: World) -> None:
    world.site.pages["/a"] = answer("", 500)
    got = world.fetcher(tries=3, pace=0).fetch(PAGE)
    assert code(got) == "busy" and isinstance(got, Failed) and got.again
    assert len(world.site.asked) == 3


def test_the_wait_that_a_site_asks_for_is_kept(world: World) -> None:
    world.site.pages["/a"] = [answer("", 429, retry_after="17"), answer("well")]
    assert isinstance(world.fetcher(pace=0).fetch(PAGE), Fetched)
    assert world.time.slept == [17]


def test_a_wait_may_be_a_date(world: World) -> None:
    world.site.pages["/a"] = [answer("", 503, retry_after="Thu, 10 Jul 2025 06:00:40 GMT"), answer("well")]
    assert isinstance(world.fetcher(pace=0).fetch(PAGE), Fetched)
    assert world.time.slept == [40]


@pytest.mark.parametrize(("said", "wait"), [("3600", 3600), ("999999999999", 86_400), ("soon", 0), ("-5", 0), ("", 0)])
def test_a_long_wait_is_told_not_slept(world: World, said: str, wait: float) -> None:
    world.site.pages["/a"] = answer("", 429, retry_after=said)
    got = world.fetcher(pace=0).fetch(PAGE)
    assert code(got) == "busy" and isinstance(got, Failed) and got.wait == wait
    assert sum(world.time.slept) <= 60


def test_requests_to_one_host_keep_their_pace(world: World) -> None:
    world.site.pages |= {"/a": answer("x"), "/b": answer("", 302, location="/a")}
    fetcher = world.fetcher(pace=3)
    for address in (PAGE, PAGE, "http://other.test/a", "http://news.test/b"):
        assert isinstance(fetcher.fetch(address), Fetched)
    assert world.time.slept == [3, 3, 3]


ROBOTS = "User-agent: *\nDisallow: /closed\nCrawl-delay: 9\n"


@pytest.mark.parametrize(
    ("robots", "followed", "allowed"),
    [("followed", True, False), ("followed", False, True), ("all", False, False), ("none", True, True)],
)
def test_robots_txt_holds_for_pages_that_nobody_named(world: World, robots: str, followed: bool, allowed: bool) -> None:
    world.site.pages |= {"/robots.txt": answer(ROBOTS, media="text/plain"), "/closed/a": answer("x")}
    got = world.fetcher(robots=robots, tries=1).fetch("http://news.test/closed/a", followed=followed)
    assert isinstance(got, Fetched) == allowed
    assert allowed or code(got) == "robots"


def test_robots_txt_is_asked_for_once_and_sets_the_pace(world: World) -> None:
    world.site.pages |= {"/robots.txt": answer(ROBOTS, media="text/plain"), "/a": answer("x")}
    fetcher = world.fetcher(pace=2)
    for _ in range(2):
        assert isinstance(fetcher.fetch(PAGE, followed=True), Fetched)
    assert world.site.paths() == ["/robots.txt", "/a", "/a"]
    assert world.time.slept == [9, 9]


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        (answer("", 404), True),
        (answer("", 403), True),
        (answer("", 500), False),
        (answer("", 429), False),
        (b"", False),
    ],
)
def test_a_robots_txt_that_is_not_there_opens_and_one_that_cannot_be_had_closes(
    world: World, said: bytes, allowed: bool
) -> None:
    world.site.pages |= {"/robots.txt": said, "/a": answer("x")}
    got = world.fetcher(tries=1).fetch(PAGE, followed=True)
    assert isinstance(got, Fetched) == allowed
    assert allowed or code(got) == "no-robots"


def test_robots_txt_of_the_host_that_a_link_ends_at_is_asked(world: World) -> None:
    world.site.pages |= {"/robots.txt": answer("", 404), "/a": answer("", 302, location="http://other.test/closed")}
    world.site.pages |= {"other.test/robots.txt": answer(ROBOTS, media="text/plain"), "/closed": answer("x")}
    assert code(world.fetcher(tries=1).fetch(PAGE, followed=True)) == "robots"


def test_messages_show_nothing_that_steers_a_terminal(world: World) -> None:
    world.site.pages["/a"] = answer("x", media="image/\x1b[31m" + "y" * 5_000)
    got = world.fetcher(tries=1).fetch(PAGE)
    assert isinstance(got, Failed)
    assert got.issue.message.isprintable() and len(got.issue.message) < 1_000


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, so no certificate can be made")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
         "-keyout", key, "-out", certificate, "-subj", "/CN=news.test", "-addext", "subjectAltName=DNS:news.test"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, certificate


def test_the_certificate_is_that_of_the_name_although_an_address_is_connected_to(
    world: World, certificate: tuple[Path, Path]
) -> None:
    key, own = certificate
    names: list[str | None] = []
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(own, key)
    server.sni_callback = lambda connection, name, context: names.append(name)
    site_one = world.site._one

    def over_tls(connection: socket.socket) -> None:
        with server.wrap_socket(connection, server_side=True) as safe:
            site_one(safe)

    world.site._one = over_tls  # type: ignore[method-assign]
    world.site.pages["news.test/a"] = answer("safe")
    trusted = ssl.create_default_context(cafile=str(own))
    wire = world.wire(tls=True)._replace(trust=lambda: trusted)
    got = world.fetcher(wire=wire, tries=1).fetch("https://news.test/a")
    assert isinstance(got, Fetched) and got.content == b"safe"
    assert names == ["news.test"]
    assert code(world.fetcher(wire=wire, tries=1).fetch("https://other.test/a")) == "unreachable"
    assert code(world.fetcher(wire=world.wire(tls=True), tries=1).fetch("https://news.test/a")) == "unreachable"
    assert len(world.site.asked) == 1
