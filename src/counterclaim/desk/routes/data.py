"""Data: every export with the filter on screen, and feeds."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.asking import Asked, Zone
from counterclaim.desk.giving import told
from counterclaim.desk.views import Exports

router = APIRouter(prefix="/api", tags=["data"])


@router.get("/exports", **told(Exports))
def exports(request: Request) -> Response:
    """The formats there are."""
    raise NotImplementedError


@router.get("/exports/{name}")
def export(request: Request, name: str, asked: Asked, zone: Zone, by: str = "night") -> Response:
    """What fits, in one format, to be saved."""
    raise NotImplementedError


@router.get("/feed.atom")
def feed(request: Request, asked: Asked) -> Response:
    """The latest findings that fit, as an Atom feed."""
    raise NotImplementedError
