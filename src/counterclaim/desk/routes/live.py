"""Live: what changed, as it changes."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from counterclaim.desk.guard import RefusedError
from counterclaim.desk.live import Live

router = APIRouter(prefix="/api", tags=["live"])


@router.get("/live")
async def live(request: Request) -> Response:
    """Server-sent events: `changed` with the number of the last event, whenever answers may be other ones."""
    told: Live = request.app.state.live
    if told.full:
        raise RefusedError(503, "Too many pages listen already.", "Close some.", {"retry-after": "30"})
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(told.stream(), media_type="text/event-stream", headers=headers)
