"""Map: a measure over places."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.asking import Asked, Zone
from counterclaim.desk.giving import told
from counterclaim.desk.views import Shading

router = APIRouter(prefix="/api", tags=["map"])


@router.get("/map", **told(Shading, table=True))
def shading(request: Request, asked: Asked, zone: Zone) -> Response:
    """The figures of one measure in each place over the time asked for, and the towns that claims name."""
    raise NotImplementedError


@router.get("/borders")
def borders(request: Request) -> Response:
    """Countries, regions and seas as TopoJSON, keyed by code."""
    raise NotImplementedError
