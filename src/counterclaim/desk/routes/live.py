"""Live: what changed, as it changes."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

router = APIRouter(prefix="/api", tags=["live"])


@router.get("/live")
async def live(request: Request) -> Response:
    """Server-sent events: `changed` with the number of the last event, whenever answers may be other ones."""
    raise NotImplementedError
