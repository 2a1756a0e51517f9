"""The service as a process: it listens, and lets everybody go at once when it ends."""

from __future__ import annotations

import socket
from typing import Any, Final

import uvicorn
from fastapi import FastAPI

from counterclaim.desk.live import Live

PATIENCE: Final = 5
"""Seconds that a request under way may still take when the desk ends."""


MOST: Final = 500
"""Connections at a time, those that listen among them."""


class Server(uvicorn.Server):
    """Serves an app of `create`; those who listen for what changes do not keep it from ending.

    `proxy` is the address of the web server before it, whose word on who asks is believed; nobody else's is.
    """

    def __init__(self, app: FastAPI, proxy: str | None = None, **settings: Any) -> None:
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=PATIENCE, limit_concurrency=MOST,
            proxy_headers=proxy is not None, forwarded_allow_ips=proxy, **settings,
        )  # fmt: skip
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End: streams first, then what is under way."""
        live: Live | None = getattr(self._app.state, "live", None)
        if live is not None:
            live.end()
        await super().shutdown(sockets)
