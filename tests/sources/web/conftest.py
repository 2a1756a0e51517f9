"""A site on 127.0.0.1 that answers as told, time that passes when somebody sleeps, and a wire that leads there."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import httpcore
import pytest

from counterclaim.sources.web import Fetcher, Guard, Politeness
from counterclaim.sources.web.network import Wire

PUBLIC = "93.184.216.34"
START = datetime(2025, 7, 10, 6, tzinfo=UTC)


class Asked(NamedTuple):
    method: str
    host: str
    path: str
    headers: dict[str, str]


Answer = bytes | Callable[[socket.socket, Asked], None]


def answer(
    body: bytes | str = b"", status: int = 200, media: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A whole answer as it goes over the wire."""
    body = body.encode() if isinstance(body, str) else body
    told = {"content-type": media, "content-length": str(len(body)), "connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode("latin-1") + body


class Site:
    """Answers by host and path, path, or host; a list is an answer a request, the last one for ever."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.asked: list[Asked] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._stopped = threading.Event()
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def close(self) -> None:
        self._stopped.set()
        self._listener.close()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 0.1).close()
        self._thread.join(2)

    def _serve(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError, IndexError, ValueError):
                self._one(connection)

    def _one(self, connection: socket.socket) -> None:
        connection.settimeout(2)
        said = b""
        while b"\r\n\r\n" not in said:
            part = connection.recv(65_536)
            if not part:
                return
            said += part
        line, *rows = said.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        method, path, _ = line.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rows)}
        asked = Asked(method, headers.get("host", ""), path, headers)
        self.asked.append(asked)
        places = (asked.host + path, path, asked.host)
        told = next((self.pages[place] for place in places if place in self.pages), answer("nothing here", 404))
        if isinstance(told, list):
            told = told.pop(0) if len(told) > 1 else told[0]
        if callable(told):
            told(connection, asked)
        else:
            connection.sendall(told)


class Time:
    """Time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.slept.append(seconds)
        self.seconds += seconds


class Plain(httpcore.NetworkStream):
    """A stream on which TLS is only said, not done."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class World(NamedTuple):
    """All hosts are one site; `reached` lists the IP addresses that were connected to."""

    site: Site
    time: Time
    reached: list[str]
    names: dict[str, list[str]]

    def wire(self, tls: bool = False) -> Wire:
        def resolve(host: str, port: int) -> list[str]:
            return self.names.get(host, [PUBLIC])

        def connect(address: str, port: int, seconds: float | None) -> httpcore.NetworkStream:
            self.reached.append(address)
            stream = httpcore.SyncBackend().connect_tcp("127.0.0.1", self.site.port, timeout=seconds)
            return stream if tls else Plain(stream)

        return Wire(resolve, connect)

    def fetcher(self, guard: Guard | None = None, wire: Wire | None = None, **manners: Any) -> Fetcher:
        politeness = Politeness(**{"patience": 2.0, "longest": 5.0, **manners})
        time = self.time
        return Fetcher(
            politeness,
            guard,
            wire=wire or self.wire(),
            clock=time.clock,
            sleep=time.sleep,
            now=time.now,
            chance=lambda: 1,
        )


class Channel:
    """A channel's public preview: posts by number, so many a page; `pictures` have no text."""

    def __init__(self, name: str, posts: dict[int, str], size: int = 5) -> None:
        self.name, self.posts, self.size = name, posts, size
        self.pictures: set[int] = set()
        self.embeds = True

    def __call__(self, connection: socket.socket, asked: Asked) -> None:
        path, _, query = asked.path.partition("?")
        if path == f"/s/{self.name}":
            before = int(query.removeprefix("before=") or 10**9)
            connection.sendall(answer(self._page([number for number in sorted(self.posts) if number < before])))
        elif path.startswith(f"/{self.name}/") and query.startswith("embed=1"):
            number = int(path.rpartition("/")[2])
            there = number in self.posts and self.embeds
            gone = '<div class="tgme_widget_message_error">Post not found</div>' if self.embeds else "come back later"
            connection.sendall(answer(self._post(number) if there else gone))
        else:
            connection.sendall(
                answer("", 302, location=f"https://t.me/{self.name}") if path[:3] == "/s/" else answer("x")
            )

    def _page(self, numbers: list[int]) -> str:
        older, shown = numbers[: -self.size], numbers[-self.size :]
        link = f'<link rel="prev" href="/s/{self.name}?before={shown[0]}">' if older else ""
        return f"<html><head>{link}</head><body><main>{''.join(map(self._post, shown))}</main></body></html>"

    def _post(self, number: int) -> str:
        text = f'<div class="tgme_widget_message_text js-message_text">{self.posts[number]}</div>'
        at = (START - timedelta(hours=1000 - number)).isoformat()
        return (
            f'<div class="tgme_widget_message js-widget_message" data-post="{self.name}/{number}">'
            f"{'' if number in self.pictures else text}"
            f'<a class="tgme_widget_message_date" href="#"><time datetime="{at}">x</time></a></div>'
        )


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture
def world(site: Site) -> World:
    return World(site, Time(), [], {})
