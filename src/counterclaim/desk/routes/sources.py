"""Sources: what they are, and what their own numbers show."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.asking import Asked
from counterclaim.desk.exchange.giving import give, told
from counterclaim.desk.views import Profiled, Sources
from counterclaim.desk.work import sourcing

router = APIRouter(prefix="/api", tags=["sources"])


@router.get("/sources", **told(Sources, table=True))
def sources(request: Request, here: Here) -> Response:
    """All sources."""
    return give(request, lambda: sourcing.sources(here.ledger), sourcing.rows)


@router.get("/sources/{key:path}", **told(Profiled))
def source(request: Request, here: Here, key: str, asked: Asked) -> Response:
    """The profile of one source over what fits the filter; where very much does, over the latest nights of it."""
    return give(request, lambda: sourcing.source(here, key, asked))
