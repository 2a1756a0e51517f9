"""Data: every export with the filter on screen, and feeds."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from counterclaim.accounts.totals import WAYS
from counterclaim.desk import people
from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.asking import Asked, Zone
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.exchange.giving import address, give, give_bytes, told, told_as
from counterclaim.desk.guard import RefusedError
from counterclaim.desk.views import Exports
from counterclaim.desk.work import exporting, feeding
from counterclaim.pipeline.settling import usual_zone

router = APIRouter(prefix="/api", tags=["data"])


@router.get("/exports", **told(Exports))
def exports(request: Request) -> Response:
    """The formats there are."""
    return give(request, exporting.formats)


@router.get("/exports/{name}", **told_as("application/octet-stream"))
def export(here: Here, name: str, asked: Asked, zone: Zone, by: str = "night") -> Response:
    """What fits, in one format, to be saved."""
    if by not in WAYS:
        raise AskedError(f"by={by}: there is no such way.", f"Use one of {', '.join(WAYS)}.")
    made = exporting.export(here.ledger, name, asked, by, zone or usual_zone(here.ledger))
    return FileResponse(
        made.path, filename=made.path.name, media_type="application/octet-stream",
        background=BackgroundTask(exporting.discard, made), headers={"cache-control": "private, no-store"},
    )  # fmt: skip


@router.get("/feed.atom", **told_as("application/atom+xml"))
def feed(
    request: Request,
    here: Here,
    asked: Asked,
    key: Annotated[str, Query(max_length=200, description="Of the person whose feed reader asks.")] = "",
) -> Response:
    """The latest findings that fit, as an Atom feed; feed readers ask with a key, since they keep no session."""
    if not here.settings.open and people.person(request) is None and people.feed_reader(here.state, key) is None:
        raise RefusedError(401, "This feed needs the key of somebody with an account.", "The page Data shows it.")
    site = address(request).remove_query_params("key")
    return give_bytes(request, lambda: feeding.feed(here.ledger, asked, str(site)), "application/atom+xml")
