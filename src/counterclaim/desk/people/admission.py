"""Who may ask what: looked at before every route under /api.

What only shows something takes a reader, what changes something a reviewer, unless `_NEEDED` says otherwise; a route
that needs more says so with `needs`.
"""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from typing import Any, Final

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from counterclaim.desk.desk import at
from counterclaim.desk.guard.hosts import host_of
from counterclaim.desk.guard.refused import RefusedError
from counterclaim.desk.people import sessions
from counterclaim.desk.people.roles import may
from counterclaim.desk.settings import Settings
from counterclaim.desk.views import Person

HEADER: Final = "x-counterclaim"
"""The header that every change carries."""

_SAFE: Final = frozenset({"GET", "HEAD"})
_NEEDED: Final[dict[tuple[str, str], str | None]] = {
    ("GET", "/api/desk"): None,
    ("GET", "/api/feed.atom"): None,  # which looks at the reader's key
    ("POST", "/api/login"): None,
    ("POST", "/api/logout"): "reader",
    ("POST", "/api/password"): "reader",
    ("POST", "/api/check"): "reader",
    ("POST", "/api/check/file"): "reader",
    ("POST", "/api/check/page"): "reader",
    ("POST", "/api/checks"): "reader",
    ("DELETE", "/api/checks/{id}"): "reader",
    ("POST", "/api/searches"): "reader",
    ("DELETE", "/api/searches/{id}"): "reader",
}
"""The role that a route needs, where that is not the usual one; None for nobody in particular."""


async def admitted(request: Request) -> None:
    """Find out who asks. Raises RefusedError where they may not, or where a change does not come from our pages."""
    desk = at(request)
    request.state.person = None
    held = _held(request)
    if not desk.settings.open and held:
        request.state.person = await run_in_threadpool(sessions.of, desk.state, held, datetime.now(UTC))
    request.state.token = sessions.change_token(held) if request.state.person and held else desk.token
    if request.method not in _SAFE:
        _from_our_pages(request, desk.settings)
    usual = "reader" if request.method in _SAFE else "reviewer"
    needed = _NEEDED.get((request.method, request.scope["route"].path), usual)
    if needed is not None:
        _demand(request, needed)


def needs(role: str) -> Any:
    """A dependency of a route: the person who asks (None on an open desk), whose role must be that one or more."""

    async def demanded(request: Request) -> Person | None:
        _demand(request, role)
        return person(request)

    return Depends(demanded)


def person(request: Request) -> Person | None:
    """Who asks; None where nobody has to log in, or did."""
    found: Person | None = request.state.person
    return found


def token(request: Request) -> str:
    """What changes by the one who asks must carry in the header `x-counterclaim`."""
    return str(request.state.token)


def _held(request: Request) -> str | None:
    return request.cookies.get(sessions.cookie(at(request).settings))


def _demand(request: Request, role: str) -> None:
    if at(request).settings.open:
        return
    found = person(request)
    if found is None:
        raise RefusedError(401, "Nobody is logged in.", "Log in first.")
    if not may(found.role, role):
        raise RefusedError(403, f"That takes a {role}, and you are a {found.role}.", "An admin gives roles.")


def _from_our_pages(request: Request, settings: Settings) -> None:
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if origin is not None:
        netloc = origin.partition("://")[2].casefold()
        if netloc != host.casefold() and host_of(netloc) not in map(str.casefold, settings.names):
            raise RefusedError(403, "That change comes from another site.", "Make it on the desk's own pages.")
    if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), token(request).encode()):
        raise RefusedError(
            403, "That change does not carry the desk's token.", f"Load the page anew; /api/desk says what {HEADER} is."
        )
