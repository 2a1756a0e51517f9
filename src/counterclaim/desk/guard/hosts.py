"""By which names the desk may be asked for.

A page from elsewhere could let a name of its own point at this machine (DNS rebinding), and then ask as if it were
ours. A name that is not ours is therefore not answered; an address in digits cannot be made to point elsewhere.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from counterclaim.desk.guard.refused import RefusedError
from counterclaim.desk.settings import LOOPBACK, Settings

ANY: Final = frozenset({"", "0.0.0.0", "::"})
"""What is listened on where every address of the machine is."""


_NETLOC: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+))(?::\d{1,5})?")


class Hosts:
    """Answers 421 to requests for other names."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._digits = settings.host in ANY
        self._names = LOOPBACK | {settings.host.casefold(), *(name.casefold() for name in settings.names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked of us."""
        if scope["type"] == "http" and not self._ours(host_of(Headers(scope=scope).get("host", ""))):
            refused = RefusedError(
                421, "This desk is not known by the name that was asked for.",
                "Use the address that `counterclaim desk` printed, or start it with --name.",
            )  # fmt: skip
            await refused.answer()(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _ours(self, host: str) -> bool:
        return (host != "" and host in self._names) or (self._digits and _digits(host))


def host_of(netloc: str) -> str:
    """The host of `host:port`, in lower case, an IPv6 address without its brackets; "" where it is nothing like it."""
    found = _NETLOC.fullmatch(netloc)
    return (found[1] or found[2]).casefold() if found else ""


def _digits(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
