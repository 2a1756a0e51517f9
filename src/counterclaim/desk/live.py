"""What happens in the ledger while somebody looks: one look a second for all who listen, whoever writes to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Final

from starlette.concurrency import run_in_threadpool

from counterclaim.ledger import LedgerError

MOST: Final = 200
"""Pages that listen at a time."""

EVERY: Final = 1.0
HEARTBEAT: Final = 20.0
"""Seconds between two looks, and without a word to those who listen."""

_LOG: Final = logging.getLogger("counterclaim.desk")


class Live:
    """Tells those who listen when answers may be other ones; `look` gives what tells so, and the last event."""

    def __init__(self, look: Callable[[], tuple[str, int]], every: float = EVERY) -> None:
        self._look, self._every = look, every
        self._listeners: set[asyncio.Queue[int]] = set()
        self._looking: asyncio.Task[None] | None = None
        self._ended = asyncio.Event()

    @property
    def full(self) -> bool:
        """Whether nobody else can listen."""
        return len(self._listeners) >= MOST

    def end(self) -> None:
        """Let everybody go; from the thread that serves."""
        self._ended.set()

    async def stream(self) -> AsyncIterator[bytes]:
        """Server-sent events: `changed` with the number of the last event; comments in between."""
        mine: asyncio.Queue[int] = asyncio.Queue(1)
        self._listeners.add(mine)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._watch())
        ending = asyncio.create_task(self._ended.wait())
        heard = asyncio.create_task(mine.get())
        try:
            yield b"retry: 3000\n\n"
            while not self._ended.is_set():
                await asyncio.wait({heard, ending}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
                if heard.done():
                    yield b"event: changed\nid: %d\ndata: %d\n\n" % ((heard.result(),) * 2)
                    heard = asyncio.create_task(mine.get())
                elif not self._ended.is_set():
                    yield b": nothing new\n\n"
        finally:
            ending.cancel()
            heard.cancel()
            self._listeners.discard(mine)
            if not self._listeners and self._looking is not None:
                self._looking.cancel()

    async def _watch(self) -> None:
        before: str | None = None
        while True:
            try:
                things, event = await run_in_threadpool(self._look)
            except LedgerError as error:  # it may be back at the next look
                _LOG.warning("live: %s", ascii(error.message))
            else:
                if before is not None and things != before:
                    for listener in self._listeners:
                        if listener.empty():
                            listener.put_nowait(event)
                before = things
            await asyncio.sleep(self._every)
