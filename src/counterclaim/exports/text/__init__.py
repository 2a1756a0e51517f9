"""The terminal view: findings first, with the words they are about, then what agrees, then every claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from counterclaim.exports.moments import published, when
from counterclaim.exports.positions import Lines
from counterclaim.exports.terminal import Piece, Row, Style, painted
from counterclaim.exports.text.snippet import Mark, snippet
from counterclaim.exports.text.table import Column, table
from counterclaim.exports.wording import (
    NO_FINDINGS,
    bounds,
    called,
    contents,
    contradicts,
    counted,
    counted_thing,
    explanation,
    label,
    named,
    no_claims,
    said,
    who,
)
from counterclaim.model import Answer, Claim, Document, Finding, Issue, Quote, Statement

__all__ = ["Style", "write"]

_CLAIMS = (
    Column("id"), Column("measure"), Column("thing", narrowest=6), Column("count", right=True),
    Column("where", narrowest=8), Column("when", narrowest=12), Column("speaker", narrowest=8),
    Column("said", movable=True), Column("quote"),
)  # fmt: skip
_STATEMENTS = tuple(map(Column, ("kind", "speaker", "quote")))


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str], style: Style | None = None) -> None:
    """Write each answer as it comes, in the style given or else the one that suits `out`."""
    style = style or Style.of(out)
    for document, answer in answers:
        for row in _report(document.text, answer, style):
            out.write(painted(row, style.colour))


def _report(text: str, answer: Answer, style: Style) -> Iterator[Row]:
    lines = Lines(text)
    yield _header(answer, style.check)
    for finding in answer.findings if style.check else ():
        yield []
        yield from _finding(text, lines, answer, finding, style.width)
    if style.check and answer.claims and not answer.findings:
        yield [Piece(f"  {NO_FINDINGS}", "faint")]
    if style.check and answer.agreements:
        yield from _heading("agreements")
        yield from ([Piece(f"= {sum_.message}  "), Piece(" ".join(sum_.claims), "faint")] for sum_ in answer.agreements)
    year = answer.report.published.year if answer.report.published else None
    yield from _listed("claims", _CLAIMS, [_claim(claim, lines, year) for claim in answer.claims], style.width)
    if not answer.claims:
        yield [Piece(f"  {no_claims(answer)}", "faint")]
    yield from _listed("statements", _STATEMENTS, [_statement(one, lines) for one in answer.statements], style.width)
    if answer.issues:
        yield from _heading("issues")
        yield from (_issue(issue, lines) for issue in answer.issues)
    yield []


def _header(answer: Answer, check: bool) -> Row:
    report = answer.report
    date = f"published {published(report.published)}" if report.published else None
    holds = contents(answer) if check else counted(len(answer.claims), "claim")
    known = [part for part in (report.title, report.language, date, holds) if part]
    return [Piece(called(report), "strong"), Piece("".join(f" · {part}" for part in known), "faint")]


def _finding(text: str, lines: Lines, answer: Answer, finding: Finding, width: int) -> Iterator[Row]:
    """One finding: where it stands, the words underlined, and what stands behind it."""
    where = ":".join(filter(None, (called(answer.report), _where(finding.quotes[0], lines) if finding.quotes else "")))
    sign = [Piece("≠ contradiction", "alert"), Piece("  ")] if contradicts(finding) else []
    code = Piece(f" {finding.code} severity {finding.severity}  ")
    yield [Piece(where, "strong"), code, *sign, Piece(finding.message, "strong")]
    yield from snippet(text, lines, _marks(answer, finding), width)
    yield from ([Piece(f"  = {name:9} ", "faint"), Piece(words)] for name, words in _reasons(finding))


def _reasons(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.claims:
        yield "claims", " ".join(finding.claims)
    yield from explanation(finding)


def _marks(answer: Answer, finding: Finding) -> list[Mark]:
    """The finding's quotes, each with the claims of the finding that were read from it."""
    claims = [claim for claim in answer.claims if claim.id in finding.claims]
    return [
        mark
        for quote in finding.quotes
        for mark in [Mark(quote.start, quote.stop, c.id, c.measure) for c in claims if c.quote == quote]
        or [Mark(quote.start, quote.stop, look="strong")]
    ]


def _claim(claim: Claim, lines: Lines, year: int | None) -> list[Piece]:
    places = (*(place.code for place in claim.places), *(town.name for town in claim.towns))
    return [
        Piece(claim.id, claim.measure),
        Piece(f"■ {label('measures', claim.measure)}", claim.measure),
        Piece(counted_thing(claim)),
        Piece(bounds(claim.count), "strong"),
        Piece(" ".join(places)),
        Piece(when(claim.window, year)),
        Piece(named(claim.speaker)),
        Piece(", ".join(said(claim))),
        Piece(_cited(claim.quote, lines), "faint"),
    ]


def _statement(statement: Statement, lines: Lines) -> list[Piece]:
    return [Piece(statement.kind), Piece(who(statement.speaker)), Piece(_cited(statement.quote, lines), "faint")]


def _issue(issue: Issue, lines: Lines) -> Row:
    where = f" {_where(issue.quote, lines)}" if issue.quote else ""
    return [Piece(f"{issue.code}{where}  ", "faint"), Piece(issue.message)]


def _listed(name: str, columns: Sequence[Column], rows: list[list[Piece]], width: int) -> Iterator[Row]:
    if rows:
        yield from _heading(name)
        yield from table(columns, rows, width)


def _heading(name: str) -> Iterator[Row]:
    yield from ([], [Piece(name, "strong")])


def _where(quote: Quote, lines: Lines) -> str:
    return ":".join(map(str, lines.locate(quote.start)))


def _cited(quote: Quote, lines: Lines) -> str:
    return f"{_where(quote, lines)} “{quote.text}”"
