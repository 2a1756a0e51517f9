"""What is on the desk, and the words it speaks."""

from __future__ import annotations

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from counterclaim import __version__
from counterclaim import ledger as kept
from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.giving import give, said, told
from counterclaim.desk.views import Desk, Hints, Names, Vocabulary
from counterclaim.desk.work import start
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.settling import usual_zone

router = APIRouter(prefix="/api", tags=["start"])

Language = Annotated[str, Query(max_length=8)]


@router.get("/desk", **told(Desk))
def desk(request: Request, here: Here) -> Response:
    """What is on the desk, who is at it, and the token that a change needs."""
    ledger, settings = here.ledger, here.settings
    person = getattr(request.state, "person", None)
    open_to_them = settings.open or person is not None
    held = here.once("extent", lambda: kept.extent(ledger)) if open_to_them else kept.Extent(0, 0, 0, None, None, ())
    return said(
        Desk(
            __version__, reader(), ledger.where if open_to_them else "", held.reports, held.claims, held.findings,
            held.first, held.last, here.once("zone", lambda: usual_zone(ledger)) if open_to_them else "UTC",
            kept.last_event(ledger)[0], here.settled, settings.open, person,
            getattr(request.state, "token", ""),
        )
    )  # fmt: skip


@router.get("/vocabulary", **told(Vocabulary))
def vocabulary(request: Request) -> Response:
    """Every term, with the colours of measures."""
    return give(request, start.vocabulary)


@router.get("/names/{language}", **told(Names))
def names(request: Request, here: Here, language: Annotated[str, Path(max_length=8)]) -> Response:
    """The names of the places that the ledger tells of, and of all that have one in that language."""
    return give(request, lambda: Names(language, tuple(start.names(kept.extent(here.ledger).places, language))))


@router.get("/hints", **told(Hints))
def hints(
    request: Request, here: Here, beginning: Annotated[str, Query(max_length=80)] = "", language: Language = "en"
) -> Response:
    """Sources and places whose names begin so, to filter by."""
    found = islice(start.hints(here.ledger, beginning, language), start.MOST)
    return give(request, lambda: Hints(tuple(found)))
