"""Searches as they are saved: whose they are, what they ask, and how far their webhooks were told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from secrets import token_hex
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from sqlalchemy import ColumnElement, Engine, Row, delete, func, insert, or_, select, update

from counterclaim.desk.exchange.asking import WORDS, asked
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.state.tables import account, search
from counterclaim.desk.views import Search
from counterclaim.model.kept import Filter

KINDS: Final = ("claims", "findings", "reports")
MOST: Final = 100
"""Searches that one person may save."""

_LISTS: Final = ("measure", "thing", "place", "source", "side", "state")
_DAYS: Final = {"from": "since", "to": "until"}
_VALUES: Final = 200  # of one query


class Due(NamedTuple):
    """A search whose webhook may have to be told, the event up to which it was, and how often that failed since."""

    search: Search
    secret: str
    event: int
    tries: int


def asked_in(query: str) -> Filter:
    """The filter of a saved query; what is no part of a filter is passed over. Raises AskedError as addresses do."""
    try:
        pairs = parse_qsl(query.removeprefix("?"), max_num_fields=_VALUES, errors="strict")
    except ValueError as error:
        raise AskedError("That query cannot be read.", "Take it from the address of a page.") from error
    lists = {name: [value for key, value in pairs if key == name] for name in _LISTS}
    days = {into: _day(name, value) for name, into in _DAYS.items() for key, value in pairs if key == name}
    text = next((value for key, value in pairs if key == "text"), "")
    if len(text) > WORDS:
        raise AskedError(f"text has {len(text)} characters.", f"Use {WORDS} at most.")
    return asked(**lists, since=days.get("since"), until=days.get("until"), text=text)


def all_of(state: Engine, by: str) -> tuple[Search, ...]:
    """The searches that a person has saved, the latest first."""
    with state.connect() as connection:
        rows = connection.execute(select(search).where(search.c.by == by).order_by(search.c.id.desc())).all()
    return tuple(map(_search, rows))


def save(state: Engine, made: Search, event: int) -> Search:
    """Keep a search as it is, but for its number; its webhook, if it has one, is told of what comes after `event`.

    Raises AskedError where the person has `MOST` of them.
    """
    secret = token_hex(32) if made.webhook else None
    values = {**made._asdict(), "secret": secret, "event": event}
    del values["id"]
    with state.begin() as connection:
        held = connection.execute(select(func.count()).where(search.c.by == made.by)).scalar_one()
        if held >= MOST:
            raise AskedError(f"{MOST} searches are saved already.", "Forget one first.")
        number = connection.execute(insert(search).values(values)).inserted_primary_key
    assert number is not None
    return made._replace(id=number[0], secret=secret)


def forget(state: Engine, id_: int, by: str) -> bool:
    """Forget a search of a person; whether there was one."""
    with state.begin() as connection:
        return connection.execute(delete(search).where(search.c.id == id_, search.c.by == by)).rowcount > 0


def due(state: Engine, now: datetime, roles: Sequence[str] | None) -> list[Due]:
    """The searches whose webhooks may be told now: those of people with one of these roles (None: all)."""
    ready: ColumnElement[bool] = or_(search.c.due.is_(None), search.c.due <= now)
    query = select(search).where(search.c.webhook.is_not(None), ready).order_by(search.c.id)
    if roles is not None:
        query = query.where(search.c.by.in_(select(account.c.name).where(account.c.role.in_(roles))))
    with state.connect() as connection:
        return [Due(_search(row), row.secret, row.event, row.tries) for row in connection.execute(query)]


def went(state: Engine, id_: int, event: int, told: datetime | None) -> None:
    """A webhook is told of all up to an event; `told` is when, None where there was nothing to tell."""
    values: dict[str, object] = {"event": event}
    if told is not None:
        values |= {"told": told, "trouble": None, "tries": 0, "due": None}
    with state.begin() as connection:
        connection.execute(update(search).where(search.c.id == id_).values(values))


def failed(state: Engine, id_: int, trouble: str, tries: int, at: datetime, again: datetime) -> None:
    """A webhook could not be told, and is not tried again before `again`."""
    values = {"trouble": trouble, "tries": tries, "told": at, "due": again}
    with state.begin() as connection:
        connection.execute(update(search).where(search.c.id == id_).values(values))


def _search(row: Row[tuple[object, ...]]) -> Search:
    held = row._mapping
    return Search(**{name: held[name] for name in Search._fields if name != "secret"})


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise AskedError(f"{name}={value[:40]}: that is no day.", "Write it as 2025-07-10.") from error
