"""A text read and judged for the page that shows it, with nothing asked of the ledger."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from threading import BoundedSemaphore
from time import monotonic
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from counterclaim import pipeline, sources
from counterclaim.desk.exchange.faults import AskedError, BusyError
from counterclaim.desk.views import Checked, Checks
from counterclaim.languages.load import available
from counterclaim.model import Answer, Document, Issue

LONGEST: Final = 1_000_000
"""Characters of one text."""

MOST: Final = 50
"""Reports of one file that are checked."""

ALL: Final = 3_000_000
"""Characters of all reports of one file together."""

PATIENCE: Final = 30.0
"""Seconds after which no further report of a file is begun."""

_ISSUES: Final = 100
_LONE: Final = re.compile("[\ud800-\udfff]")
_SIGN: Final = "\N{REPLACEMENT CHARACTER}"
_LONG: Final = 100_000
_long: Final = BoundedSemaphore(2)  # long texts take seconds: the others are not to wait for more than two of them
_files: Final = BoundedSemaphore(2)


class Given(NamedTuple):
    """What a person says about a text beside it; `zone` is the one of clock times that name none."""

    published: datetime | None = None
    language: str | None = None
    source: str | None = None
    zone: str | None = None


def given(published: str | None, language: str | None, source: str | None, zone: str | None) -> Given:
    """What was said, if it can be understood: a time with no zone is in `zone`, or in UTC. Raises AskedError."""
    if language and language not in available():
        raise AskedError(f"language={language}: it is not read yet.", f"Use one of {', '.join(available())}, or none.")
    try:
        place = ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise AskedError(f"zone={zone}: there is no such zone.", "Write it as Europe/Kyiv.") from error
    try:
        moment = sources.published(published) if published else None
    except ValueError as error:
        raise AskedError(f"published: {error}.", "Leave it empty where it is not known.") from error
    if moment and place and published and _bare(published):
        moment = moment.replace(tzinfo=place).astimezone(UTC)
    return Given(moment, language or None, source or None, zone or None)


def _bare(written: str) -> bool:
    try:
        return datetime.fromisoformat(written.strip()).tzinfo is None
    except ValueError:
        return False


def pasted(text: str, name: str | None, title: str | None, about: Given) -> Document:
    """The document of a pasted text. Raises AskedError for one that is empty or too long."""
    if not text.strip():
        raise AskedError("There is no text to check.", "Paste a report, or drop a file.")
    if len(text) > LONGEST:
        raise AskedError(f"The text has {len(text):,} characters.", f"Check at most {LONGEST:,} at a time.")
    said = Document(text, name or None, about.published, about.source, about.language, title or None)
    return _sent(said)


def _sent(document: Document) -> Document:
    """The document with a sign in place of each lone surrogate, since no encoding carries one."""
    uri, source, title = (said and _LONE.sub(_SIGN, said) for said in (document.uri, document.source, document.title))
    return document._replace(text=_LONE.sub(_SIGN, document.text), uri=uri, source=source, title=title)


def answered(document: Document, zone: str | None) -> Answer:
    """Everything said about a document. Raises BusyError where too many long texts are being read."""
    with _turn(document.text):
        return pipeline.answer(document, zone=zone)


@contextmanager
def _turn(text: str) -> Iterator[None]:
    if len(text) < _LONG:
        yield
        return
    if not _long.acquire(timeout=PATIENCE):
        raise BusyError("Other long texts are being read.", "Try again in a minute, or check a shorter part.")
    try:
        yield
    finally:
        _long.release()


def checked(document: Document, answer: Answer, zone: str | None, id_: str | None = None) -> Checked:
    """An answer with its text, for the page."""
    return Checked(id_, document.uri or "", document.text, zone, *answer)


def _reading(content: bytes, name: str, options: sources.Options) -> Generator[sources.Received, None, None]:
    """The reports of a file. Raises BusyError where too many files are being read."""
    if not _files.acquire(timeout=PATIENCE):
        raise BusyError("Other files are being read.", "Try again in a minute.")
    try:
        with closing(sources.receive_apart(content, name, options, PATIENCE)) as found:
            yield from found
    finally:
        _files.release()


def file(content: bytes, name: str, about: Given) -> Checks:
    """The first reports of a file or saved page, each read and judged; what could not be read is told."""
    options = sources.Options(published=about.published, language=about.language, source=about.source)
    with closing(_reading(content, name, options)) as reading:
        return _checks(reading, about)


def _checks(reading: Iterator[sources.Received], about: Given) -> Checks:
    items: list[Checked] = []
    issues: list[Issue] = []
    length, began = 0, monotonic()
    for document, met in reading:
        issues += met[: _ISSUES - len(issues)]
        if document is None:
            continue
        length += len(document.text)
        if len(items) == MOST or length > ALL or monotonic() - began > PATIENCE:
            return Checks(tuple(items), more=True, issues=tuple(issues))
        if len(document.text) > LONGEST:
            message = f"a report of {len(document.text):,} characters; at most {LONGEST:,} are checked"
            issues.append(Issue("sources", "long-text", message))
            continue
        sent = _sent(document)
        items.append(checked(sent, answered(sent, about.zone), about.zone))
    return Checks(tuple(items), issues=tuple(issues))
