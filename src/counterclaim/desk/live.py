"""What happens in the ledger while somebody looks: one look a second for all who listen, whoever writes to it."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from typing import Final

from starlette.concurrency import run_in_threadpool

from counterclaim.ledger import LedgerError

MOST: Final = 200
"""Pages that listen at a time."""

EACH: Final = 20
"""Of them, pages of one person."""

EVERY: Final = 1.0
HEARTBEAT: Final = 20.0
"""Seconds between two looks, and without a word to those who listen."""

_LOG: Final = logging.getLogger("counterclaim.desk")


class Live:
    """Tells those who listen when answers may be other ones; `look` gives what tells so, and the last event."""

    def __init__(self, look: Callable[[], tuple[str, int]], every: float = EVERY) -> None:
        self._look, self._every = look, every
        self._listeners: dict[asyncio.Queue[int | None], str] = {}
        self._looking: asyncio.Task[None] | None = None
        self._ended = False

    def full(self, who: str = "") -> bool:
        """Whether nobody else can listen, or not this person with one page more."""
        return len(self._listeners) >= MOST or (who != "" and Counter(self._listeners.values())[who] >= EACH)

    def end(self) -> None:
        """Let everybody go; from the thread that serves."""
        self._ended = True
        for listener in self._listeners:
            _tell(listener, None)

    async def rest(self) -> None:
        """Wait until nobody looks any more."""
        looking, self._looking = self._looking, None
        if looking is not None:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    async def stream(self, who: str = "") -> AsyncGenerator[bytes, None]:
        """Server-sent events: `changed` with the number of the last event; comments in between."""
        mine: asyncio.Queue[int | None] = asyncio.Queue(1)
        self._listeners[mine] = who
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._watch())
        try:
            yield b"retry: 3000\n\n"
            while not self._ended:
                try:
                    async with asyncio.timeout(HEARTBEAT):
                        event = await mine.get()
                except TimeoutError:
                    yield b": nothing new\n\n"
                else:
                    if event is not None:
                        yield b"event: changed\nid: %d\ndata: %d\n\n" % (event, event)
        finally:
            del self._listeners[mine]
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
                        _tell(listener, event)
                before = things
            await asyncio.sleep(self._every)


def _tell(listener: asyncio.Queue[int | None], event: int | None) -> None:
    """Put a word in, in place of one that was not yet heard."""
    with suppress(asyncio.QueueEmpty):
        listener.get_nowait()
    listener.put_nowait(event)
