"""Findings: what a careful reader should see side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.desk.asking import Asked, Paged
from counterclaim.desk.giving import told
from counterclaim.desk.views import FindingsPage

router = APIRouter(prefix="/api", tags=["findings"])


@router.get("/findings", **told(FindingsPage, table=True))
def findings(
    request: Request,
    asked: Asked,
    paged: Paged,
    code: Annotated[list[str], Query()] = [],  # noqa: B006
    severity: Annotated[int | None, Query(ge=1, le=5, description="No less severe than this.")] = None,
    across: bool = False,
) -> Response:
    """Findings that fit, the most severe first."""
    raise NotImplementedError


@router.get("/findings/{id}", **told(FindingsPage))
def finding(request: Request, id: str) -> Response:
    """One finding with its claims."""
    raise NotImplementedError


@router.get("/explain/{code}")
def explain(request: Request, code: str) -> Response:
    """The page of a finding's code, as Markdown."""
    raise NotImplementedError
