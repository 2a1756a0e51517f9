"""A night's account, recomputed under the assumptions that are granted."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.asking import Asked, Zone, terms
from counterclaim.desk.exchange.giving import give, told, wants_csv
from counterclaim.desk.views import NightAccount
from counterclaim.desk.work import account as work
from counterclaim.desk.work.reasons import reasons
from counterclaim.model.kept import Filter, Step

router = APIRouter(prefix="/api", tags=["night"])

Withheld = Annotated[list[str], Query(description="An assumption that figures may not take for granted.")]
Chosen = Annotated[str | None, Query(max_length=400, description="The id of a figure that is given by source too.")]


@router.get("/nights/{morning}", **told(NightAccount, table=True))
def night(
    request: Request,
    here: Here,
    morning: date,
    asked: Asked,
    zone: Zone,
    withhold: Withheld = [],  # noqa: B006
    figure: Chosen = None,
) -> Response:
    """The account of the night that ends on `morning`; `withhold` names assumptions that are not granted."""
    withheld = terms("withhold", withhold, "assumptions")
    usual = not withheld and figure is None and zone is None and asked == Filter() and not wants_csv(request)

    def made() -> NightAccount | bytes:
        ready = work.ready(here, morning) if usual else None
        return ready or work.account(here, morning, asked, zone, withheld, figure)

    return give(request, made, work.table)


@router.get("/why/{id:path}", **told(Step))
def why(request: Request, here: Here, id: str) -> Response:
    """The chain of reasons from a figure, claim, finding or report down to the quotes."""
    return give(request, lambda: reasons(here, id))
