"""Claims: a list, and each with its reasons."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.asking import Asked, Paged
from counterclaim.desk.giving import told
from counterclaim.desk.views import ClaimAccount, ClaimsPage

router = APIRouter(prefix="/api", tags=["claims"])


@router.get("/claims", **told(ClaimsPage, table=True))
def claims(request: Request, asked: Asked, paged: Paged) -> Response:
    """Claims that fit, in the order of publication."""
    raise NotImplementedError


@router.get("/claims/{id}", **told(ClaimAccount))
def claim(request: Request, id: str) -> Response:
    """One claim, with what was decided about it and why it counts."""
    raise NotImplementedError
