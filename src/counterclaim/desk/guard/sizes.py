"""How much may be sent to the desk; what is more is not read."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.desk.guard.refused import RefusedError

MIB: Final = 1024 * 1024
MOST: Final = 4 * MIB
MORE: Final = {"/api/check/file": 12 * MIB}
"""Bytes that may be sent, and where more may be."""


class Sizes:
    """Answers 413 to bodies that are too large, as soon as that is known."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is small enough, counting as it is read."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = MORE.get(scope["path"], MOST)
        told = Headers(scope=scope).get("content-length", "")
        if told and (not told.isdecimal() or len(told) > 18 or int(told) > most):
            await RefusedError(413, _too_large(most), _REMEDY, {"connection": "close"}).answer()(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413, _too_large(most), {"connection": "close"})
            return message

        await self._app(scope, counted, send)


_REMEDY: Final = "Send it in parts, or read it with `counterclaim add`."


def _too_large(most: int) -> str:
    return f"That is more than the {most // MIB} MB that may be sent at once."
