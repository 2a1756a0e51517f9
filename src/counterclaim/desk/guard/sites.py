"""Whose pages ask: a page from elsewhere may lead here, but neither load our answers nor make us work for it.

Browsers say with every request where it comes from (Fetch Metadata), and no script can say otherwise.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from counterclaim.desk.guard.refused import RefusedError

OTHERS: Final = frozenset({"cross-site", "same-site"})
"""What browsers call sites that are not ours; other ports of this machine are the same site."""

LONGEST: Final = 16 * 1024
"""Bytes of an address."""


class Sites:
    """Answers 403 to what other sites' pages ask of the service, 414 and 400 to addresses that nothing here has."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what our pages ask, and what is no page."""
        refused = _refused(scope) if scope["type"] == "http" else None
        if refused is not None:
            await refused.answer()(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _refused(scope: Scope) -> RefusedError | None:
    path: str = scope["path"]
    if len(path) + len(scope["query_string"]) > LONGEST:
        return RefusedError(414, f"The address has more than {LONGEST // 1024} kB.", "Ask for less at once.")
    if "\0" in path or b"%00" in scope["query_string"]:
        return RefusedError(400, "The address has a null character, which nothing here has.", "Leave it out.")
    headers = Headers(scope=scope)
    led = scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"
    if path.startswith("/api/") and headers.get("sec-fetch-site") in OTHERS and not led:
        return RefusedError(403, "A page of another site asks that.", "Ask it on the desk's own pages.")
    return None
