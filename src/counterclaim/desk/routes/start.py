"""What is on the desk, and the words it speaks."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from counterclaim.desk.giving import told
from counterclaim.desk.views import Desk, Hints, Names, Vocabulary

router = APIRouter(prefix="/api", tags=["start"])


@router.get("/desk", **told(Desk))
def desk(request: Request) -> Response:
    """What is on the desk, who is at it, and the token that a change needs."""
    raise NotImplementedError


@router.get("/vocabulary", **told(Vocabulary))
def vocabulary(request: Request) -> Response:
    """Every term, with the colours of measures."""
    raise NotImplementedError


@router.get("/names/{language}", **told(Names))
def names(request: Request, language: str) -> Response:
    """The names of the places that the ledger tells of."""
    raise NotImplementedError


@router.get("/hints", **told(Hints))
def hints(request: Request, beginning: str, language: str = "en") -> Response:
    """Places and sources whose names begin so, to filter by."""
    raise NotImplementedError
