"""Map: a measure over places."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Final

from fastapi import APIRouter, Request, Response

from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.asking import Asked, Zone
from counterclaim.desk.exchange.giving import give, told, told_as
from counterclaim.desk.views import Shading
from counterclaim.desk.work import shading as shaded
from counterclaim.pipeline.settling import usual_zone
from counterclaim.places import borders as drawn

router = APIRouter(prefix="/api", tags=["map"])

DAY: Final = 24 * 60 * 60


@router.get("/map", **told(Shading, table=True))
def shading(request: Request, here: Here, asked: Asked, zone: Zone) -> Response:
    """The figures of one measure in each place over the time asked for, and the towns that claims name."""
    where = zone or here.once("zone", lambda: usual_zone(here.ledger))
    return give(request, lambda: shaded.shading(here.ledger, asked, where), shaded.table)


@router.get("/borders", **told_as("application/json"))
def borders(request: Request) -> Response:
    """Countries, regions and seas as TopoJSON, keyed by code; the same for as long as the program is."""
    tag = _tag()
    headers = {"etag": tag, "cache-control": f"private, max-age={DAY}", "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(drawn(), media_type="application/json", headers={**headers, "content-encoding": "gzip"})


@cache
def _tag() -> str:
    return f'"{sha256(drawn()).hexdigest()[:32]}"'
