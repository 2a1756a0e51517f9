"""Saved searches, and the addresses that are told when something new fits them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response

from counterclaim.desk.giving import told
from counterclaim.desk.views import Search, Searches

router = APIRouter(prefix="/api", tags=["searches"])


@router.get("/searches", **told(Searches))
def searches(request: Request) -> Response:
    """The searches that the person has saved."""
    raise NotImplementedError


@router.post("/searches", **told(Search))
def save(request: Request, search: Annotated[dict[str, Any], Body()]) -> Response:
    """Save a search: `name`, `kind`, `query`, and `webhook` if something is to be told."""
    raise NotImplementedError


@router.delete("/searches/{id}")
def forget(request: Request, id: int) -> Response:
    """Forget a saved search."""
    raise NotImplementedError
