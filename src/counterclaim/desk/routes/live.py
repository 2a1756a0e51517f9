"""Live: what changed, as it changes."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from counterclaim.desk import people
from counterclaim.desk.exchange.giving import told_as
from counterclaim.desk.guard import RefusedError
from counterclaim.desk.live import Live

router = APIRouter(prefix="/api", tags=["live"])


@router.get("/live", **told_as("text/event-stream"))
async def live(request: Request) -> Response:
    """Server-sent events: `changed` with the number of the last event, whenever answers may be other ones."""
    told: Live = request.app.state.live
    person = people.person(request)
    who = person.name if person else ""
    if told.full(who):
        raise RefusedError(503, "Too many pages listen already.", "Close some.", {"retry-after": "30"})
    return _Stream(told.stream(who))


class _Stream(StreamingResponse):
    """Events, whose stream ends with the answer, whatever became of the one who listened."""

    def __init__(self, events: AsyncGenerator[bytes, None]) -> None:
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        super().__init__(events, media_type="text/event-stream", headers=headers)
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._events):
            await super().__call__(scope, receive, send)
