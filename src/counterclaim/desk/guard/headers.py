"""What every answer tells the browser: to run and load nothing but ours, and to show it in no page of others."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.desk.settings import Settings

PAGES: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ANSWERS: Final = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
EVERY: Final = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
STRICT: Final = {"strict-transport-security": "max-age=31536000"}
"""Where the desk is reached over HTTPS."""


class Headers:
    """Adds the headers to every answer; one that a route has set itself stays."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._every = EVERY | STRICT if settings.secure else EVERY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and the answer with its headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = ANSWERS if scope["path"].startswith("/api/") else PAGES

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._every.items():
                    headers.setdefault(name, value)
                headers.setdefault("content-security-policy", policy)
            await send(message)

        await self._app(scope, receive, sent)
