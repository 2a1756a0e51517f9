"""Reports: their texts, versions, claims and history."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from counterclaim.desk.desk import Here
from counterclaim.desk.exchange import tables
from counterclaim.desk.exchange.asking import Asked
from counterclaim.desk.exchange.giving import give, give_rows, told, wants_csv
from counterclaim.desk.exchange.listing import Stretched, in_parts
from counterclaim.desk.views import ReportAccount, ReportsPage
from counterclaim.desk.work import reports as work
from counterclaim.pipeline.settling import usual_zone

router = APIRouter(prefix="/api", tags=["reports"])

Version = Annotated[int | None, Query(ge=1, le=2**31, description="None: the latest.")]

BYTES: Final[dict[str, Any]] = {
    "response_class": StreamingResponse,
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}},
}


@router.get("/reports", **told(ReportsPage, table=True))
def reports(request: Request, here: Here, asked: Asked, part: Stretched) -> Response:
    """Reports that fit, in the order of publication, the newest first."""
    if wants_csv(request):
        return give_rows(request, in_parts(partial(work.page, here.ledger, asked), part), tables.reports)
    return give(request, lambda: work.counted(here, asked, work.page(here.ledger, asked, part)))


@router.get("/reports/{id}", **told(ReportAccount))
def report(request: Request, here: Here, id: str, version: Version = None) -> Response:
    """One report whole, as one of its versions tells it."""
    zone = here.once("zone", lambda: usual_zone(here.ledger))
    return give(request, lambda: work.account(here.ledger, id, version, zone))


@router.get("/reports/{id}/original", **BYTES)
def original(here: Here, id: str, version: Version = None) -> Response:
    """The bytes as received, to be saved, never shown; they may be a file with many reports."""
    capture = work.capture(here.ledger, id, version)
    stream = work.pieces(here.ledger, capture)
    first = next(stream, b"")  # so that missing bytes are told before the answer begins
    headers = {
        "content-disposition": f'attachment; filename="{work.file_name(capture)}"',
        "content-length": str(capture.size),
        "content-encoding": "identity",  # so that it is sent as it is, and its length holds
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "private, no-store",
    }
    return StreamingResponse(_all(first, stream), media_type="application/octet-stream", headers=headers)


def _all(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
