"""How often the desk may be asked, where others than one person on this machine can ask."""

from __future__ import annotations

import time
from ipaddress import ip_network
from typing import Final

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from counterclaim.desk.guard.refused import RefusedError

ANYTHING: Final = parse("600/minute")
LOGIN: Final = parse("5/minute")
CHANGE: Final = parse("60/minute")
CHECK: Final = parse("30/minute")
_OWN: Final = (("/api/check", CHECK),)  # paths that begin so have a pace of their own
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Counts:
    """How often each was asked within the last minute; `held` does not count at all."""

    def __init__(self, held: bool) -> None:
        self._held, self._counter = held, MovingWindowRateLimiter(MemoryStorage())

    def count(self, pace: RateLimitItem, *who: str) -> None:
        """Count one more. Raises RefusedError, with when to come back, where that is too many."""
        if self._held or self._counter.hit(pace, *who):
            return
        wait = max(1, round(self._counter.get_window_stats(pace, *who).reset_time - time.time()))
        raise RefusedError(
            429, f"That is more than {pace.amount} a minute.", f"Try again in {wait} s.", {"retry-after": str(wait)}
        )


class Paces:
    """Answers 429 to addresses that ask too often."""

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app, self._counts = app, counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what comes at a pace that everybody can have."""
        if scope["type"] == "http":
            address = network((scope.get("client") or ("",))[0])
            try:
                self._counts.count(ANYTHING, "anything", address)
                if scope["method"] not in _SAFE:
                    name, pace = _pace(scope["path"])
                    self._counts.count(pace, name, address)
            except RefusedError as refused:
                await refused.answer()(scope, receive, send)
                return
        await self._app(scope, receive, send)


def network(address: str) -> str:
    """By what one who asks is counted: their address; of IPv6 the half that names a network, since it has all of it."""
    if ":" not in address:
        return address
    try:
        return str(ip_network((address.partition("%")[0], 64), strict=False))
    except ValueError:
        return address


def _pace(path: str) -> tuple[str, RateLimitItem]:
    return next(((start, pace) for start, pace in _OWN if path.startswith(start)), ("change", CHANGE))
