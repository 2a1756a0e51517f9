"""Checks that were kept, each under an id that follows from what was read and by whom."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from counterclaim.desk.state.tables import check
from counterclaim.model import Answer, Document
from counterclaim.model.public import from_public, instant, to_public


def keep(engine: Engine, document: Document, zone: str | None, answer: Answer, reader: str) -> str:
    """Keep a check; the same text, with the same said about it and the same reader, has the same id."""
    given = json.dumps(_given(document, zone), ensure_ascii=False, sort_keys=True)
    id_ = hashlib.sha256(f"{reader}\n{given}".encode()).hexdigest()[:24]
    public = json.dumps(to_public(answer), ensure_ascii=False)
    row = {"id": id_, "given": given, "answer": public, "reader": reader, "kept": datetime.now(UTC)}
    try:
        with engine.begin() as connection:
            connection.execute(insert(check).values(row))
    except IntegrityError:
        pass  # it is kept already
    return id_


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
