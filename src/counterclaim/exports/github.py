"""GitHub workflow commands: each finding an annotation on the line it is about.

Syntax and escapes: "Workflow commands for GitHub Actions", and `toolkit/packages/core/src/command.ts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from counterclaim.exports.positions import Lines
from counterclaim.exports.visible import visible
from counterclaim.exports.wording import called, explanation, level
from counterclaim.model import Answer, Document, Finding, Quote

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
    """Write one workflow command a finding; issues are debug messages. A report with neither writes nothing."""
    for document, answer in answers:
        lines = Lines(document.text)
        for finding in answer.findings:
            out.write(_annotation(answer, finding, lines))
        for issue in answer.issues:
            out.write(f"::debug::{_data([f'{called(answer.report)}: {issue.code}: {issue.message}'])}\n")


def _annotation(answer: Answer, finding: Finding, lines: Lines) -> str:
    at = {"file": visible(called(answer.report)), **_region(finding.quotes[:1], lines), "title": finding.code}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in at.items())
    return f"::{_COMMANDS[level(finding)]} {properties}::{_data(_message(finding, lines))}\n"


def _region(quotes: tuple[Quote, ...], lines: Lines) -> dict[str, int]:
    """The first quote's place; the columns only where it ends in the line it starts in, as GitHub wants."""
    if not quotes:
        return {}
    (line, column), (end_line, end_column) = lines.locate(quotes[0].start), lines.locate(quotes[0].stop)
    columns = {"col": column, "endColumn": end_column} if line == end_line else {}
    return {"line": line, "endLine": end_line, **columns}


def _message(finding: Finding, lines: Lines) -> Iterator[str]:
    yield finding.message
    for quote in finding.quotes:
        line, column = lines.locate(quote.start)
        yield f"{line}:{column} “{quote.text}”"
    yield from (f"{label}: {said}" for label, said in explanation(finding))


def _data(message: Iterable[str]) -> str:
    return _property("\n".join(visible(line) for line in message), "%\r\n")


def _property(value: str, reserved: str = "%\r\n:,") -> str:
    return "".join(f"%{ord(c):02X}" if c in reserved else c for c in value)
