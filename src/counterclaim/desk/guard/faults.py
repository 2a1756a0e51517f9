"""What nobody expected: the user is told a reference, the log tells what it refers to."""

from __future__ import annotations

import logging
import os
import traceback
from secrets import token_hex
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterclaim.desk.guard.refused import RefusedError

LOG: Final = logging.getLogger("counterclaim.desk")


class Faults:
    """Answers 500 with a reference where a route fails; nothing of the failure reaches the user."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; a failure is one line in the log, or all of it with COUNTERCLAIM_TRACEBACK=1."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def sent(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as error:
            reference = token_hex(4)
            LOG.error(
                "%s: %s %r: %s", reference, scope["method"], scope["path"], _line(error),
                exc_info=error if os.environ.get("COUNTERCLAIM_TRACEBACK") else None,
            )  # fmt: skip
            if not started:
                refused = RefusedError(
                    500, f"A fault of ours, {reference} in the log of the desk.", "Please report it, with what you did."
                )
                await refused.answer()(scope, receive, send)


def _line(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = f" at {last[0].filename}:{last[0].lineno}" if last else ""
    return ascii(f"{type(error).__name__}: {error}{where}")[1:-1]
