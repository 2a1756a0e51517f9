"""Check: a text read and judged, whatever is in the ledger."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response

from counterclaim.desk.giving import told
from counterclaim.desk.views import Checked, Checks

router = APIRouter(prefix="/api", tags=["check"])


@router.post("/check", **told(Checks))
def check(request: Request, pasted: Annotated[dict[str, Any], Body()]) -> Response:
    """Read and judge a pasted text: `text`, and if known `name`, `published`, `language`, `source`, `zone`."""
    raise NotImplementedError


@router.post("/check/file", **told(Checks))
async def check_file(request: Request, name: str) -> Response:
    """Read and judge a dropped file or saved page, sent as it is; whatever `counterclaim read` takes."""
    raise NotImplementedError


@router.post("/checks", **told(Checked))
def keep(request: Request, pasted: Annotated[dict[str, Any], Body()]) -> Response:
    """Check a text and keep it, so that it has a permanent link."""
    raise NotImplementedError


@router.get("/checks/{id}", **told(Checked))
def kept(request: Request, id: str) -> Response:
    """A kept check; with `format=html` the page to take away, with `format=public` the public JSON."""
    raise NotImplementedError


@router.post("/check/page")
def page(request: Request, pasted: Annotated[dict[str, Any], Body()]) -> Response:
    """The HTML page of a check, to take away."""
    raise NotImplementedError
