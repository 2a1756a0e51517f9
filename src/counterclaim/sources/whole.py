"""Inputs that are one report each: plain text, Markdown, and the article of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, Final

from counterclaim.model import Document, Issue
from counterclaim.sources.decode import HEAD, encoding
from counterclaim.sources.messages import issue
from counterclaim.sources.received import Options, Received
from counterclaim.sources.times import published

_DECLARED: Final = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def text(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report, the text as it stands: no line end, space or markup is changed."""
    content, issues = _content(stream, name, options, options.encoding)
    if content is None:
        yield Received(None, issues)
    else:
        yield Received(Document(content, name, options.published, options.source, options.language), issues)


def html(stream: BufferedReader, name: str, options: Options) -> Iterator[Received]:
    """One report, the article that trafilatura finds in the page; offsets count in that text, and an issue says so.

    Title, site and date of the page are taken where the options do not say them.
    """
    declared = _DECLARED.search(stream.peek(HEAD))
    content, issues = _content(stream, name, options, options.encoding or (declared and declared[1].decode("ascii")))
    if content is None:
        yield Received(None, issues)
        return
    article = _article(content)
    if article is None or not article.text:
        yield Received(None, (*issues, issue("no-article", name)))
        return
    document = Document(
        article.text,
        name,
        options.published or (published(article.date) if article.date else None),
        options.source or article.sitename or None,
        options.language,
        article.title or None,
    )
    yield Received(document, (*issues, issue("article-text", name)))


def _article(content: str) -> Any:
    import logging

    from trafilatura import bare_extraction  # here, since it is slow to load and only pages need it

    for logger in ("trafilatura", "htmldate"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    dates = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%dT%H:%M:%S%z"}
    return bare_extraction(content, with_metadata=True, include_comments=False, date_extraction_params=dates)


def _content(
    stream: BufferedReader, name: str, options: Options, wanted: str | None
) -> tuple[str | None, tuple[Issue, ...]]:
    raw = stream.read(options.limit + 1)
    if len(raw) > options.limit:
        return None, (issue("long-text", name, limit=options.limit),)
    chosen, issues = encoding(raw, name, wanted)
    if chosen is None:
        return None, issues
    try:
        content = raw.decode(chosen)
    except UnicodeDecodeError as error:
        content = raw.decode(chosen, "replace")
        issues = (*issues, issue("bad-bytes", name, byte=error.start + 1, encoding=chosen))
    return (content, issues) if content.strip() else (None, (issue("empty", name),))
