"""Review: what to look at next, and what people decided."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response

from counterclaim.desk.asking import Asked, Paged
from counterclaim.desk.giving import told
from counterclaim.desk.views import Agreed, Decided, DecisionsPage, Queue

router = APIRouter(prefix="/api", tags=["review"])


@router.get("/review/queue", **told(Queue))
def queue(request: Request, asked: Asked, limit: int = 50) -> Response:
    """Claims that nobody has looked at, those first that would change a total most."""
    raise NotImplementedError


@router.get("/decisions", **told(DecisionsPage, table=True))
def decisions(request: Request, paged: Paged, about: str | None = None) -> Response:
    """Decisions, the latest first."""
    raise NotImplementedError


@router.post("/decisions", **told(Decided))
def decide(request: Request, made: Annotated[dict[str, Any], Body()]) -> Response:
    """Decide: `kind`, `about`, `why`, `fields`, `undoes`; `by` where nobody logs in. Needs the role of reviewer."""
    raise NotImplementedError


@router.get("/review/agreement", **told(Agreed))
def agreement(request: Request, one: str | None = None, other: str | None = None) -> Response:
    """The reviewers, and how two of them agree."""
    raise NotImplementedError
