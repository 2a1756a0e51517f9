"""Claims: a list, and each with its reasons."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request, Response

from counterclaim.desk.desk import Here
from counterclaim.desk.exchange import tables
from counterclaim.desk.exchange.asking import Asked
from counterclaim.desk.exchange.giving import give, give_rows, told, wants_csv
from counterclaim.desk.exchange.listing import Stretched, in_parts
from counterclaim.desk.views import ClaimAccount, ClaimsPage
from counterclaim.desk.work import claims as work
from counterclaim.pipeline.settling import usual_zone

router = APIRouter(prefix="/api", tags=["claims"])


@router.get("/claims", **told(ClaimsPage, table=True))
def claims(request: Request, here: Here, asked: Asked, part: Stretched) -> Response:
    """Claims that fit, in the order of publication, the newest first."""
    if wants_csv(request):
        pages = in_parts(partial(work.page, here.ledger, asked), part)
        return give_rows(request, pages, partial(tables.claims, here.ledger))
    return give(request, lambda: work.counted(here, asked, work.page(here.ledger, asked, part)))


@router.get("/claims/{id}", **told(ClaimAccount))
def claim(request: Request, here: Here, id: str) -> Response:
    """One claim, with what was decided about it and where it comes from."""
    zone = here.once("zone", lambda: usual_zone(here.ledger))
    return give(request, lambda: work.account(here.ledger, id, zone))
