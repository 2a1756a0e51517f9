"""Dates as written: two of one event, without a year, with a year far from the publication."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.findings.assemble import Rule, from_mark, listed, marks
from counterclaim.model import Document, Extract, Finding

TWO_DATES = Rule("CC203", 4, ("both dates being said of the same event",))
YEAR_TAKEN = Rule("CC205", 5, ("the event being close to the publication",))
YEAR_FAR = Rule("CC206", 3, ("the publication time being right",))


def find(document: Document, extract: Extract) -> tuple[Finding, ...]:
    """One finding an event of two dates and a far year; one note for all dates completed with a year."""
    return (*_two_dates(extract), *_year_taken(extract), *_year_far(document, extract))


def _two_dates(extract: Extract) -> Iterator[Finding]:
    for mark in marks(extract, "event_dates"):
        yield from_mark(TWO_DATES, mark, f"one event is given two dates: {mark.detail}", extract)


def _year_taken(extract: Extract) -> Iterator[Finding]:
    found = [mark for mark in marks(extract, "year_assumed") if mark.claims]  # no claim, no matter
    if found:
        dates = listed(dict.fromkeys(f"“{mark.quote.text}”" for mark in found))
        message = f"no year is written with {dates}; it was taken from the publication time"
        bearing = {key for mark in found for key in mark.claims}
        yield YEAR_TAKEN.found(
            message, (c for c in extract.claims if c.id in bearing), quotes=(mark.quote for mark in found)
        )


def _year_far(document: Document, extract: Extract) -> Iterator[Finding]:
    published = f" on {document.published:%Y-%m-%d}" if document.published else ""
    history = {claim.id for claim in extract.claims if claim.background}
    for mark in marks(extract, "year_doubtful"):
        if mark.claims and history.issuperset(mark.claims):
            continue  # a far year is what history is told with
        yield from_mark(YEAR_FAR, mark, f"“{mark.quote.text}” lies far from the publication{published}", extract)
