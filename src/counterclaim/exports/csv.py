"""CSV for spreadsheets: one row a claim, the columns always the same and in the same order."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from counterclaim.exports.cells import Cell, flag, guarded
from counterclaim.model import Answer, Claim, Document, Speaker
from counterclaim.model.public import instant

COLUMNS = (
    "report id", "uri", "published", "claim id", "measure", "thing", "model", "low", "high", "form",
    "places", "towns", "start", "end", "date", "precision", "zone",
    "speaker name", "speaker role", "speaker channel", "stance", "background", "cue", "part_of", "closed", "each",
    "quote", "quote start", "quote stop", "findings", "speaker via", "corrects",
)  # fmt: skip


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
    """Write a header and one row a claim.

    A cell that a spreadsheet could take for a formula gets an apostrophe in front, and so does one that begins with an
    apostrophe: taking one leading apostrophe away gives every cell back exactly. Times are UTC.
    """
    rows = csv.writer(out)  # with RFC 4180's line ends: given others, it leaves a bare CR unquoted
    rows.writerow(COLUMNS)
    for _, answer in answers:
        for claim in answer.claims:
            rows.writerow([guarded(cell) for cell in _row(answer, claim)])


def _row(answer: Answer, claim: Claim) -> Iterator[Cell]:
    report, count, window, quote = answer.report, claim.count, claim.window, claim.quote
    speaker = claim.speaker or Speaker(None)
    yield from (report.id, report.uri, instant(report.published), claim.id, claim.measure, claim.thing, claim.model)
    yield from (count.low, count.high, count.form)
    yield " ".join(place.code for place in claim.places)
    yield "; ".join(town.name for town in claim.towns)
    yield from (instant(window.start), instant(window.end), window.date.isoformat() if window.date else None)
    yield from (window.precision, window.zone)
    yield from (speaker.name, speaker.role, speaker.channel, claim.stance, flag(claim.background), claim.cue)
    yield from (claim.part_of, flag(claim.closed), flag(claim.each), quote.text, quote.start, quote.stop)
    yield " ".join(sorted({finding.code for finding in answer.findings if claim.id in finding.claims}))
    yield from ("; ".join(speaker.via), claim.corrects)
