"""Rows with named fields to documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from counterclaim.model import Document, Issue
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received
from counterclaim.sources.times import published

FIELDS: Final = ("text", "uri", "published", "source", "language", "title", "origin", "edited")
"""The fields of a row that are read; `Options.fields` gives the names they have in an input."""

_HALVES: Final = re.compile("[\ud800-\udfff]")


def document(row: object, name: str, options: Options) -> Received:
    """The document of one row; `name` says where the row stands, and is its URI where it has none of its own."""
    if not isinstance(row, Mapping):
        return Received(None, (issue("no-object", name),))
    own = {field: row.get(options.fields.get(field, field)) for field in FIELDS}
    text = own["text"]
    if not isinstance(text, str):
        fields = ", ".join(map(str, list(row)[:12])) or "none"
        return Received(None, (issue("no-text", name, field=options.fields.get("text", "text"), fields=fields),))
    moment, issues = _moment(own["published"], "published", name)
    changed, met = _moment(own["edited"], "edited", name)
    issues += met
    if _HALVES.search(text):
        text = _HALVES.sub("\ufffd", text)
        issues = (*issues, issue("half-characters", name))
    said = Document(
        text,
        _word(own["uri"]) or name,
        moment or options.published,
        _word(own["source"]) or options.source,
        _word(own["language"]) or options.language,
        _word(own["title"]),
        _word(own["origin"]) or None,
        changed,
    )
    return Received(said, issues)


def _word(value: object) -> str | None:
    return None if value is None else _HALVES.sub("\ufffd", str(value))


def _moment(value: object, field: str, name: str) -> tuple[datetime | None, tuple[Issue, ...]]:
    if value is None or value == "":
        return None, ()
    try:
        return published(value if isinstance(value, int | float) else str(value)), ()
    except ValueError as error:
        return None, (issue(field, name, reason=error),)
