"""Nights: figures along time."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.asking import Asked, Zone
from counterclaim.desk.giving import told
from counterclaim.desk.views import Timeline

router = APIRouter(prefix="/api", tags=["nights"])


@router.get("/nights", **told(Timeline, table=True))
def nights(request: Request, asked: Asked, zone: Zone, by: str = "night") -> Response:
    """Figures of the measures asked for (all that are usually counted, where none is) by night, week or month.

    A measure counts the thing that it usually counts, unless one is asked for.
    """
    raise NotImplementedError
