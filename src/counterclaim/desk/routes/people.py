"""People: logging in and out, and who may do what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response

from counterclaim.desk.giving import told
from counterclaim.desk.views import Accounts, Person

router = APIRouter(prefix="/api", tags=["people"])


@router.post("/login", **told(Person))
def login(request: Request, given: Annotated[dict[str, Any], Body()]) -> Response:
    """Log in with `name` and `password`."""
    raise NotImplementedError


@router.post("/logout")
def logout(request: Request) -> Response:
    """End the session."""
    raise NotImplementedError


@router.get("/people", **told(Accounts))
def people(request: Request) -> Response:
    """All accounts; for admins."""
    raise NotImplementedError


@router.post("/people", **told(Accounts))
def add(request: Request, given: Annotated[dict[str, Any], Body()]) -> Response:
    """Make an account, or change its role or password: `name`, `role`, `password`; for admins."""
    raise NotImplementedError


@router.delete("/people/{name}", **told(Accounts))
def remove(request: Request, name: str) -> Response:
    """Take an account away; what its owner decided stays; for admins."""
    raise NotImplementedError


@router.post("/password")
def password(request: Request, given: Annotated[dict[str, Any], Body()]) -> Response:
    """Change one's own password: `old` and `new`."""
    raise NotImplementedError
