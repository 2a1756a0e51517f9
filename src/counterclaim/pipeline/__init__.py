"""From a document to its answer: every stage, in order. The one place where the stages meet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Final

from counterclaim.algebra import judge
from counterclaim.findings import find
from counterclaim.languages.load import available
from counterclaim.model import Answer, Document, Issue, Report
from counterclaim.places import gazetteer
from counterclaim.reading import read
from counterclaim.sources import Received

CHUNK: Final = 64
"""Documents that are handed to a process at a time."""

CHUNK_TEXT: Final = 1_000_000
"""Characters after which a chunk is full, whatever the number of documents."""


Answered = tuple[Document, Answer]
Stages = Callable[[Document], Answer]


def answer(document: Document, *, languages: tuple[str, ...] | None = None, zone: str | None = None) -> Answer:
    """Everything said about one document: read it, judge its claims, find what a careful reader should see.

    `languages` are those to expect (None: all that are loaded), `zone` the one of clock times that name none.
    """
    report, extract, unread = read(document, languages=languages, zone=zone)
    parent = gazetteer(languages or available()).parent
    contradictions, agreements, unjudged = judge(extract.claims, extract.regroupings, parent)
    findings = find(document, extract, contradictions, parent)
    return Answer(report, extract.claims, extract.statements, findings, agreements, unread + unjudged)


def read_only(document: Document, *, languages: tuple[str, ...] | None = None, zone: str | None = None) -> Answer:
    """What one document claims, unjudged: no finding is looked for."""
    report, extract, unread = read(document, languages=languages, zone=zone)
    return Answer(report, extract.claims, extract.statements, issues=unread)


def answers(received: Iterable[Received], stages: Stages = answer, processes: int = 1) -> Iterator[Answered | Issue]:
    """The answer to each document, and the issues of inputs that gave none, in the order they came.

    With several `processes`, a few chunks a process are under way at any time, so that streams of any length fit.
    """
    if processes == 1:
        return chain.from_iterable(_answered(stages, item) for item in received)
    from counterclaim.parallel import ordered  # here, since one process is enough for most inputs

    return chain.from_iterable(ordered(partial(_chunk_answered, stages), _chunks(received), processes))


def _answered(stages: Stages, item: Received) -> tuple[Answered | Issue, ...]:
    document, issues = item
    if document is None:
        return issues
    try:
        found = stages(document)
    except Exception as error:  # one report must not cost the others: the fault is told, with the report it is in
        found = _failed(document, error)
    return ((document, found._replace(issues=issues + found.issues)),)


def _failed(document: Document, error: Exception) -> Answer:
    identity = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    message = (
        f"{document.uri}: counterclaim failed on this report ({type(error).__name__}: {error}). The fault is ours: "
        "please report it, with the text. The other reports were read."
    )
    report = Report(f"sha256:{identity}", document.uri, document.language, document.published, document.title)
    return Answer(report._replace(source=document.source), issues=(Issue("pipeline", "failed", message),))


def _chunk_answered(stages: Stages, chunk: list[Received]) -> list[Answered | Issue]:
    return [found for item in chunk for found in _answered(stages, item)]


def _chunks(received: Iterable[Received]) -> Iterator[list[Received]]:
    chunk: list[Received] = []
    size = 0
    for item in received:
        chunk.append(item)
        size += len(item.document.text) if item.document else 0
        if len(chunk) >= CHUNK or size >= CHUNK_TEXT:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
