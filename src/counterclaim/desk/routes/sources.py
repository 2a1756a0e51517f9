"""Sources: what they are, and what their own numbers show."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.asking import Asked
from counterclaim.desk.giving import told
from counterclaim.desk.views import Profiled, Sources

router = APIRouter(prefix="/api", tags=["sources"])


@router.get("/sources", **told(Sources, table=True))
def sources(request: Request) -> Response:
    """All sources."""
    raise NotImplementedError


@router.get("/sources/{key:path}", **told(Profiled))
def source(request: Request, key: str, asked: Asked) -> Response:
    """The profile of one source over what fits the filter."""
    raise NotImplementedError
