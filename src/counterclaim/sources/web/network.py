"""A transport for httpx that connects to the very address that was checked, and ends at a deadline.

The name is looked up once, every address it has is checked, and the connection goes to one of those; Host header, SNI
and certificate stay the name's. So an answer of the resolver that changes in between changes nothing.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple, Self

import httpcore
import httpx

from counterclaim.sources.web.guard import Guard, Resolve, addresses, resolved

_ADDRESSES: Final = 4
"""Addresses of one host that are tried."""

Connect = Callable[[str, int, float | None], httpcore.NetworkStream]
"""Opens a connection to an IP address and port within seconds."""


def connected(address: str, port: int, seconds: float | None) -> httpcore.NetworkStream:
    """A connection to an IP address. Raises httpcore.ConnectError or ConnectTimeout."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


@cache
def certificates() -> ssl.SSLContext:
    """The authorities that are trusted, loaded once."""
    return httpx.create_ssl_context(trust_env=False)


class Wire(NamedTuple):
    """How names are looked up, connections opened and certificates trusted; tests put others in."""

    resolve: Resolve = resolved
    connect: Connect = connected
    trust: Callable[[], ssl.SSLContext] = certificates


class Deadline:
    """Ends the connections given to it when the time is up, wherever they are: handshake, headers or body.

    Time limits on single reads do not do that: a byte now and then keeps them all.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def hold(self, connection: socket.socket) -> None:
        """Watch over a connection. A second handle on it is kept, since TLS takes the first one over."""
        with self._lock:
            self._connections.append(connection.dup())
        if self.passed:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self.passed = True
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class Pinned(httpcore.NetworkBackend):
    """Connects to checked addresses alone."""

    def __init__(self, guard: Guard, wire: Wire, deadline: Deadline) -> None:
        self._guard, self._wire, self._deadline = guard, wire, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers. Raises RefusedError as the guard does."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        try:
            found = addresses(host, port, self._guard, self._wire.resolve)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not found: {error}") from error
        for address in found[:_ADDRESSES]:
            try:
                stream = self._wire.connect(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._deadline.hold(stream.get_extra_info("socket"))
            return stream
        raise failure


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes], close: Callable[[], None]) -> None:
        self._parts, self._close = parts, close

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._close()


class Transport(httpx.BaseTransport):
    """One request on one connection of its own; it is closed with the answer."""

    def __init__(self, guard: Guard, wire: Wire, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=wire.trust(), network_backend=Pinned(guard, wire, deadline), max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request without a body, its own not yet read. Raises as httpcore does, and RefusedError."""
        target = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        told = request.headers.raw
        answer = self._pool.handle_request(
            httpcore.Request(request.method, target, headers=told, extensions=request.extensions)
        )
        assert isinstance(answer.stream, Iterable)
        body = _Body(answer.stream, answer.close)
        return httpx.Response(answer.status, headers=answer.headers, stream=body, extensions=answer.extensions)

    def close(self) -> None:
        """Close what is still open."""
        self._pool.close()
