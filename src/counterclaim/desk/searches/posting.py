"""A webhook called: one signed POST to the very address that was checked, which is led nowhere else."""

from __future__ import annotations

import hmac
import ssl
import time
from hashlib import sha256
from typing import Final, NamedTuple

import httpcore
import httpx

from counterclaim import __version__
from counterclaim.sources.web.guard import Guard, RefusedError, public, refusal
from counterclaim.sources.web.network import Deadline, Pinned, Wire

LONGEST: Final = 2_000
"""Characters of an address."""

SECONDS: Final = 15.0
"""That a call may take."""

SIGNATURE: Final = "x-counterclaim-signature"
_ANYWHERE: Final = Guard(allow_private=True, ports=None)
_PUBLIC: Final = Guard()


def guard(open_desk: bool) -> Guard:
    """Where a webhook may be: with accounts, on the public internet alone, since not everybody may ask this network."""
    return _ANYWHERE if open_desk else _PUBLIC


class TroubleError(Exception):
    """Why a webhook was not told."""


class Called(NamedTuple):
    """How a webhook is called; tests put another wire in."""

    guard: Guard
    wire: Wire = Wire()


def unfit(address: str, guard: Guard) -> str | None:
    """Why nothing may be sent to an address, as far as its letters tell; None where they do not speak against it."""
    if len(address) > LONGEST:
        return f"it has more than {LONGEST} characters"
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        return "it cannot be read as one"
    if url.port is not None and not 0 < url.port < 1 << 16:
        return f"there is no port {url.port}"
    if guard.ports is not None and url.scheme in ("http", "https") and url.port not in (None, *guard.ports):
        return f"port {url.port} is not one of {', '.join(map(str, sorted(guard.ports)))}"
    return refusal(url, guard) or (None if guard.allow_private or _maybe_public(url.host) else _PRIVATE)


def call(address: str, body: bytes, secret: str, how: Called) -> None:
    """Send a body, signed. Raises TroubleError unless it is taken."""
    reason = unfit(address, how.guard)
    if reason is not None:
        raise TroubleError(f"not called: {reason}")
    url, moment = httpx.URL(address), int(time.time())
    headers: list[tuple[bytes | str, bytes | str]] = [
        ("host", url.netloc),
        ("user-agent", f"counterclaim/{__version__}"),
        ("content-type", "application/json"),
        ("content-length", str(len(body))),
        (SIGNATURE, f"t={moment},sha256={signature(secret, moment, body)}"),
        ("connection", "close"),
    ]
    timeout = {"connect": SECONDS, "read": SECONDS, "write": SECONDS, "pool": SECONDS}
    try:
        with (
            Deadline(SECONDS) as deadline,
            httpcore.ConnectionPool(
                ssl_context=how.wire.trust(), network_backend=Pinned(how.guard, how.wire, deadline),
                max_keepalive_connections=0,
            ) as pool,
            pool.stream("POST", _target(url), headers=headers, content=body, extensions={"timeout": timeout}) as answer,
        ):  # fmt: skip
            status = answer.status
    except RefusedError as error:
        raise TroubleError(f"not called: {_PRIVATE}") from error
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise TroubleError(f"it did not answer within {SECONDS:.0f} s") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
        raise TroubleError(f"it cannot be reached: {str(error)[:200] or type(error).__name__}") from error
    if not 200 <= status < 300:
        led = " (it is led elsewhere, where nothing is sent)" if 300 <= status < 400 else ""
        raise TroubleError(f"it answered with status {status}{led}")


def signature(secret: str, moment: int, body: bytes) -> str:
    """HMAC-SHA256 with the search's secret over the time (seconds since 1970), a full stop and the body."""
    return hmac.new(secret.encode(), b"%d." % moment + body, sha256).hexdigest()


_PRIVATE: Final = "its host is not on the public internet, which is all that a desk with accounts calls"


def _target(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _maybe_public(host: str) -> bool:
    try:
        return public(host)
    except ValueError:
        return host != "localhost" and not host.endswith((".localhost", ".local", ".internal"))
