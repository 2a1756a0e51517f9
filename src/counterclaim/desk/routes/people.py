"""People: logging in and out, and who may do what."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, Field

from counterclaim.desk import people as kept
from counterclaim.desk.desk import Desk, Here
from counterclaim.desk.exchange.giving import said, told
from counterclaim.desk.guard import LOGIN, Counts, RefusedError
from counterclaim.desk.guard.paces import network
from counterclaim.desk.views import Accounts, Person

router = APIRouter(prefix="/api", tags=["people"])

Name = Annotated[str, Field(min_length=1, max_length=64)]
Password = Annotated[str, Field(max_length=1_000)]


class Login(BaseModel):
    """Who says who they are."""

    name: Name
    password: Password


class Given(BaseModel):
    """An account as it should be; no password leaves the one there is."""

    name: Name
    role: Annotated[str, Field(max_length=16)]
    password: Password | None = None


class Passwords(BaseModel):
    """One's password, and the one to have."""

    old: Password
    new: Password


@router.post("/login", **told(Person))
def login(request: Request, here: Here, given: Annotated[Login, Body()]) -> Response:
    """Log in with `name` and `password`."""
    counts: Counts = request.app.state.counts
    counts.count(LOGIN, given.name, network(request.client.host if request.client else ""))
    begun = kept.begin(here.state, given.name, given.password, datetime.now(UTC))
    if begun is None:
        raise RefusedError(401, "No account has that name and password.", "Look at both; an admin gives new ones.")
    token, person = begun
    kept.end(here.state, request.cookies.get(kept.cookie(here.settings), ""))
    answer = said(person)
    answer.set_cookie(kept.cookie(here.settings), token, **kept.cookie_ways(here.settings))
    return answer


@router.post("/logout", status_code=204)
def logout(request: Request, here: Here) -> Response:
    """End the session."""
    kept.end(here.state, request.cookies.get(kept.cookie(here.settings), ""))
    return _ended(here)


@router.get("/people", dependencies=[kept.needs("admin")], **told(Accounts))
def people(request: Request, here: Here) -> Response:
    """All accounts; for admins."""
    return _accounts(here)


@router.post("/people", dependencies=[kept.needs("admin")], **told(Accounts))
def add(request: Request, here: Here, given: Annotated[Given, Body()]) -> Response:
    """Make an account, or change its role or password: `name`, `role`, `password`; for admins."""
    kept.put(here.state, given.name, given.role, given.password, datetime.now(UTC))
    return _accounts(here)


@router.delete("/people/{name}", dependencies=[kept.needs("admin")], **told(Accounts))
def remove(request: Request, here: Here, name: str) -> Response:
    """Take an account away; what its owner decided stays; for admins."""
    kept.remove(here.state, name)
    return _accounts(here)


@router.post("/password", status_code=204)
def password(request: Request, here: Here, given: Annotated[Passwords, Body()]) -> Response:
    """Change one's own password: `old` and `new`. All sessions end with it."""
    person = kept.person(request)
    if person is None:
        raise RefusedError(404, "Nobody has a password here.", "`counterclaim desk --accounts` demands accounts.")
    counts: Counts = request.app.state.counts
    counts.count(LOGIN, person.name, network(request.client.host if request.client else ""))
    kept.change_password(here.state, person.name, given.old, given.new)
    return _ended(here)


def _accounts(here: Desk) -> Response:
    return said(Accounts(kept.everybody(here.state)))


def _ended(here: Desk) -> Response:
    answer = Response(status_code=204, headers={"cache-control": "no-store"})
    answer.delete_cookie(kept.cookie(here.settings), **kept.cookie_ways(here.settings))
    return answer
