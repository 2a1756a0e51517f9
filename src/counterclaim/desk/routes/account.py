"""A night's account, recomputed under the assumptions that are granted."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.desk.asking import Asked, Zone
from counterclaim.desk.giving import told
from counterclaim.desk.views import NightAccount
from counterclaim.model.kept import Step

router = APIRouter(prefix="/api", tags=["night"])


@router.get("/nights/{morning}", **told(NightAccount, table=True))
def night(
    request: Request,
    morning: date,
    asked: Asked,
    zone: Zone,
    withhold: Annotated[list[str], Query()] = [],  # noqa: B006
) -> Response:
    """The account of the night that ends on `morning`; `withhold` names assumptions that are not granted."""
    raise NotImplementedError


@router.get("/why/{id:path}", **told(Step))
def why(request: Request, id: str) -> Response:
    """The chain of reasons from a figure, claim, finding or report down to the quotes."""
    raise NotImplementedError
