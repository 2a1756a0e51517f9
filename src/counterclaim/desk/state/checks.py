"""Checks that were kept, each under an id that follows from what was read and by whom, as many as there is room for."""

from __future__ import annotations

import hashlib
import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, func, insert, select

from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.state.tables import check, keeper
from counterclaim.desk.views import KeptCheck
from counterclaim.model import Answer, Document
from counterclaim.model.public import from_public, instant, to_public

DAILY: Final = 200
"""Checks that one person may keep within a day."""

ROOM: Final = 512 * 1024 * 1024
"""Bytes of all kept checks; beyond them those that were kept longest ago are dropped."""

LISTED: Final = 100
"""Checks in the list of those that a person kept, the latest ones."""

_DAY: Final = timedelta(days=1)
_BEGINNING: Final = 120  # characters of a text that the list shows
_LOG: Final = logging.getLogger("counterclaim.desk")


def keep(engine: Engine, document: Document, zone: str | None, answer: Answer, reader: str, by: str = "") -> str:
    """Keep a check; the same text, with the same said about it and the same reader, has the same id.

    Raises AskedError where the person has kept `DAILY` within a day, or where it is larger than all there is room for.
    """
    given = json.dumps(_given(document, zone), ensure_ascii=False, sort_keys=True)
    id_ = hashlib.sha256(f"{reader}\n{given}".encode()).hexdigest()[:24]
    public = json.dumps(to_public(answer), ensure_ascii=False)
    now, size = datetime.now(UTC), len(given.encode()) + len(public.encode())
    row = {"id": id_, "given": given, "answer": public, "reader": reader, "kept": now}
    mine = (keeper.c.check == id_) & (keeper.c.name == by)
    with engine.begin() as connection:
        connection.execute(insert(check).prefix_with("OR IGNORE").values(row))
        if connection.execute(select(keeper.c.check).where(mine)).first() is not None:
            return id_
        recent = select(func.count()).where(keeper.c.name == by, keeper.c.kept > now - _DAY)
        if size > ROOM or connection.execute(recent).scalar_one() >= DAILY:
            connection.rollback()
            raise AskedError(_FULL, "Take the page away as a file, or forget one of those that you kept today.")
        connection.execute(insert(keeper).values(check=id_, name=by, kept=now, size=size))
        _make_room(connection)
    return id_


_FULL: Final = f"No more than {DAILY} checks a day are kept for one person."


def _make_room(connection: Connection) -> None:
    """Drop the checks that were kept longest ago, until there is room for the others."""
    over = (connection.execute(select(func.sum(keeper.c.size))).scalar() or 0) - ROOM
    oldest = select(keeper.c.check, keeper.c.size).order_by(keeper.c.kept)
    for row in connection.execute(oldest).all() if over > 0 else ():
        connection.execute(delete(check).where(check.c.id == row.check))
        _LOG.warning("kept check %s was dropped: all together have more than %s bytes", row.check, ROOM)
        over -= row.size
        if over <= 0:
            return


def kept_by(engine: Engine, by: str) -> tuple[KeptCheck, ...]:
    """The checks that a person kept, the latest first."""
    query = select(check.c.id, check.c.given, keeper.c.kept).join(check).where(keeper.c.name == by)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(keeper.c.kept.desc()).limit(LISTED)).all()
    return tuple(_shown(row.id, json.loads(row.given), row.kept) for row in rows)


def forget(engine: Engine, id_: str, by: str) -> bool:
    """Forget a check that a person kept; whether they had. It is gone once nobody keeps it."""
    with engine.begin() as connection:
        own = delete(keeper).where(keeper.c.check == id_, keeper.c.name == by)
        if not connection.execute(own).rowcount:
            return False
        others = select(keeper.c.check).where(keeper.c.check == id_).exists()
        connection.execute(delete(check).where(check.c.id == id_, ~others))
    return True


def _shown(id_: str, given: dict[str, Any], kept: datetime) -> KeptCheck:
    begins = " ".join(given["text"][: 4 * _BEGINNING].split())[:_BEGINNING]
    return KeptCheck(id_, given["title"] or given["uri"], begins, kept)


def found(engine: Engine, id_: str) -> tuple[Document, str | None, Answer] | None:
    """A kept check, as it was answered then: the document, the zone, the answer; None where there is none."""
    with engine.connect() as connection:
        row = connection.execute(select(check.c.given, check.c.answer).where(check.c.id == id_)).one_or_none()
    if row is None:
        return None
    given = json.loads(row.given)
    zone, published = given.pop("zone"), given.pop("published")
    document = Document(**given, published=datetime.fromisoformat(published) if published else None)
    return document, zone, from_public(json.loads(row.answer))


def _given(document: Document, zone: str | None) -> dict[str, Any]:
    said = {key: getattr(document, key) for key in ("text", "uri", "source", "language", "title")}
    return {**said, "published": instant(document.published), "zone": zone}
