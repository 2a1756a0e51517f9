"""Saved searches, and the addresses that are told when something new fits them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Path, Request, Response
from pydantic import BaseModel, Field

from counterclaim import ledger
from counterclaim.desk import people
from counterclaim.desk import searches as kept
from counterclaim.desk.desk import Here
from counterclaim.desk.exchange.faults import AskedError, MissingError
from counterclaim.desk.exchange.giving import said, told
from counterclaim.desk.guard import RefusedError
from counterclaim.desk.searches import posting
from counterclaim.desk.views import Search, Searches

router = APIRouter(prefix="/api", tags=["searches"])


class Given(BaseModel):
    """A search to save."""

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]+$")]
    kind: Literal["claims", "findings", "reports"]
    query: Annotated[str, Field(max_length=8_000)] = ""
    webhook: Annotated[str, Field(max_length=posting.LONGEST)] | None = None


@router.get("/searches", **told(Searches))
def searches(request: Request, here: Here) -> Response:
    """The searches that the person has saved."""
    person = people.person(request)
    key = None if person is None else people.feed_key(here.state, person)
    return said(Searches(kept.all_of(here.state, _by(request)), key))


@router.post("/searches", **told(Search))
def save(request: Request, here: Here, search: Annotated[Given, Body()]) -> Response:
    """Save a search: `name`, `kind`, `query`, and `webhook` if something is to be told."""
    kept.asked_in(search.query)
    if search.webhook is not None:
        _may_call(request, here.settings.open, search.webhook)
    query = search.query.removeprefix("?")
    made = Search(0, search.name, search.kind, query, _by(request), datetime.now(UTC), search.webhook)
    return said(kept.save(here.state, made, ledger.last_event(here.ledger)[0]))


@router.delete("/searches/{id}", status_code=204)
def forget(request: Request, here: Here, id: Annotated[int, Path(ge=1, le=2**31)]) -> Response:
    """Forget a saved search."""
    if not kept.forget(here.state, id, _by(request)):
        raise MissingError(f"You have no saved search {id}.", "/api/searches lists those that you have.")
    return Response(status_code=204)


def _by(request: Request) -> str:
    person = people.person(request)
    return person.name if person else ""


def _may_call(request: Request, open_desk: bool, webhook: str) -> None:
    person = people.person(request)
    if person is not None and not people.may(person.role, "reviewer"):
        raise RefusedError(403, "A webhook takes a reviewer.", "Save the search without one, and use its feed.")
    reason = posting.unfit(webhook, posting.guard(open_desk))
    if reason is not None:
        raise AskedError(f"That webhook cannot be called: {reason}.", "Give an address as https://example.org/told.")
