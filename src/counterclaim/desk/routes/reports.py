"""Reports: their texts, versions, claims and history."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.asking import Asked, Paged
from counterclaim.desk.giving import told
from counterclaim.desk.views import ReportAccount, ReportsPage

router = APIRouter(prefix="/api", tags=["reports"])


@router.get("/reports", **told(ReportsPage, table=True))
def reports(request: Request, asked: Asked, paged: Paged) -> Response:
    """Reports that fit, in the order of publication."""
    raise NotImplementedError


@router.get("/reports/{id}", **told(ReportAccount))
def report(request: Request, id: str) -> Response:
    """One report whole."""
    raise NotImplementedError


@router.get("/reports/{id}/original")
def original(request: Request, id: str) -> Response:
    """The bytes as received, to be saved, never shown."""
    raise NotImplementedError
