"""Inputs that are one report each: plain text, Markdown, and the article of an HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from counterclaim.model import Document
from counterclaim.sources import bounded
from counterclaim.sources.articles import article
from counterclaim.sources.decode import decoded
from counterclaim.sources.received import Options, Received


def text(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report, the text as it stands: no line end, space or markup is changed."""
    raw, issues = bounded.whole(stream, name, options)
    content, met = (None, issues) if raw is None else decoded(raw, name, options.encoding)
    if content is None:
        yield Received(None, met)
    else:
        yield Received(Document(content, name, options.published, options.source, options.language), met)


def html(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report, the article of a page; see `article`."""
    raw, issues = bounded.whole(stream, name, options)
    yield Received(None, issues) if raw is None else article(raw, name, options)
