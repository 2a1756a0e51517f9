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

FIELDS: Final = ("text", "uri", "published", "source", "language", "title")
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
    moment, issues = _published(own["published"], name, options)
    if _HALVES.search(text):
        text = _HALVES.sub("\ufffd", text)
        issues = (*issues, issue("half-characters", name))
    said = Document(
        text,
        _word(own["uri"]) or name,
        moment,
        _word(own["source"]) or options.source,
        _word(own["language"]) or options.language,
        _word(own["title"]),
    )
    return Received(said, issues)


def _word(value: object) -> str | None:
    return None if value is None else _HALVES.sub("\ufffd", str(value))


def _published(value: object, name: str, options: Options) -> tuple[datetime | None, tuple[Issue, ...]]:
    if value is None or value == "":
        return options.published, ()
    try:
        return published(value if isinstance(value, int | float) else str(value)), ()
    except ValueError as error:
        return options.published, (issue("published", name, reason=error),)
