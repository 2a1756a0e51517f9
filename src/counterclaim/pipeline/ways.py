"""In which way archived bytes were parsed and a text was read, so that both can be done again."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from counterclaim.model import Document
from counterclaim.model.kept import Source
from counterclaim.model.public import instant
from counterclaim.sources import LIMIT, Options, Received, receive_stream

DOCUMENTS: Final = "documents"
"""The kind of a capture that holds the texts of a delivery as its source made them out, one JSON object a line."""

Way = Mapping[str, Any]


class Setting(NamedTuple):
    """What a text is read with, beside the text: the language and zone to take where it says none; and who reads."""

    language: str | None
    zone: str | None
    reader: str


def way_of(options: Options, zone: str | None = None) -> Way:
    """What of the options decides how bytes are parsed and texts are read; only what was said."""
    said = {
        "published": instant(options.published),
        "language": options.language,
        "source": options.source,
        "kind": options.kind,
        "encoding": options.encoding,
        "fields": dict(options.fields) or None,
        "limit": None if options.limit == LIMIT else options.limit,
        "zone": zone,
    }
    return {key: value for key, value in said.items() if value is not None}


def options_of(way: Way) -> Options:
    """The options that a way was made of."""
    published = way.get("published")
    return Options(
        published=None if published is None else datetime.fromisoformat(published),
        language=way.get("language"),
        source=way.get("source"),
        kind=way.get("kind"),
        encoding=way.get("encoding"),
        fields=way.get("fields", {}),
        limit=way.get("limit", LIMIT),
    )


def setting(reader: str, document: Document, sources: Mapping[str, Source], way: Way) -> Setting:
    """What a document is read with: its own language, else its source's; the zone told for it, else its source's."""
    source = sources.get(document.source or "")
    language = None if source is None or document.language is not None else source.language
    zone = way.get("zone") or (source.zone if source else None)
    said = [reader, *(f"{name} {value}" for name, value in (("language", language), ("zone", zone)) if value)]
    return Setting(language, zone, "; ".join(said))


def setting_then(reader: str, name: str) -> Setting | None:
    """The setting that the name of a reading tells of; None where another reader read."""
    base, *said = name.split("; ")
    told = dict(part.split(" ", 1) for part in said)
    return Setting(told.get("language"), told.get("zone"), name) if base == reader else None


def parse(stream: io.BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """The texts in archived bytes."""
    if options.kind == DOCUMENTS:
        return (Received(_document(json.loads(line))) for line in stream)
    return receive_stream(stream, name, options)


def lines(documents: list[Document]) -> bytes:
    """Documents as a capture of the kind `DOCUMENTS`."""
    times = ("published", "edited")
    rows = ({**document._asdict(), **{key: instant(getattr(document, key)) for key in times}} for document in documents)
    return "".join(f"{json.dumps(row, separators=(',', ':'))}\n" for row in rows).encode("ascii")


def _document(row: dict[str, Any]) -> Document:
    times = {key: datetime.fromisoformat(row[key]) for key in ("published", "edited") if row[key] is not None}
    return Document(**{**row, **times})
