"""Sessions: a cookie that says who somebody is, until they leave, idle for too long, or their account changes."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Final, Literal, TypedDict

from sqlalchemy import Engine, delete, insert, select, update

from counterclaim.desk.people.accounts import identified
from counterclaim.desk.settings import Settings
from counterclaim.desk.state.tables import account, session
from counterclaim.desk.views import Person

IDLE: Final = timedelta(hours=12)
_NOTED: Final = timedelta(minutes=1)  # how exactly it is known when somebody was last seen


class CookieWays(TypedDict):
    """How browsers treat the cookie."""

    httponly: bool
    samesite: Literal["strict"]
    secure: bool
    path: str


def cookie_ways(settings: Settings) -> CookieWays:
    """Sent to nobody but the desk, from its own pages, and told to no script."""
    return {"httponly": True, "samesite": "strict", "secure": settings.secure, "path": "/"}


def cookie(settings: Settings) -> str:
    """What the cookie is called; over HTTPS a name that browsers take from nobody but this very host."""
    return "__Host-counterclaim" if settings.secure else f"counterclaim-{settings.port}"


def begin(state: Engine, name: str, password: str, now: datetime) -> tuple[str, Person] | None:
    """Log in: the token of a new session; None where name and password do not belong together."""
    found = identified(state, name, password)
    if found is None:
        return None
    token = token_urlsafe(32)
    with state.begin() as connection:
        connection.execute(delete(session).where(session.c.last < now - IDLE))
        connection.execute(insert(session).values(token=_kept(token), name=found.name, last=now))
        connection.execute(update(account).where(account.c.name == found.name).values(last=now))
    return token, found


def of(state: Engine, token: str, now: datetime) -> Person | None:
    """Whose session a token is; None where it is of none, or of one that has ended."""
    query = select(account.c.name, account.c.role, session.c.last).join(account, account.c.name == session.c.name)
    with state.connect() as connection:
        row = connection.execute(query.where(session.c.token == _kept(token))).first()
    if row is None or row.last < now - IDLE:
        return None
    if row.last < now - _NOTED:
        with state.begin() as connection:
            connection.execute(update(session).where(session.c.token == _kept(token)).values(last=now))
            connection.execute(update(account).where(account.c.name == row.name).values(last=now))
    return Person(row.name, row.role)


def end(state: Engine, token: str) -> None:
    """Log out."""
    with state.begin() as connection:
        connection.execute(delete(session).where(session.c.token == _kept(token)))


def change_token(token: str) -> str:
    """What changes that come from a session carry: it cannot be known without the session, nor tell it."""
    return hmac.new(token.encode(), b"counterclaim: a change", sha256).hexdigest()


def _kept(token: str) -> str:
    return sha256(token.encode()).hexdigest()
