"""Findings across reports for the terminal: the message, each claim's words beside its report, the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from counterclaim.exports.terminal import Piece, Row, cells, crop
from counterclaim.exports.wording import bounds, contradicts, explanation
from counterclaim.model import Finding
from counterclaim.model.kept import Told

_QUOTE = 24  # cells that a quote keeps, however narrow the screen


def finding_lines(findings: Iterable[tuple[str, Finding]], told: Mapping[str, Told], width: int) -> Iterator[Row]:
    """Each finding with its id and the words it is about; `told` are the claims by id."""
    for name, finding in findings:
        sign = [Piece("≠", "alert"), Piece(" ")] if contradicts(finding) else []
        yield []
        yield [*sign, Piece(f"{finding.code} severity {finding.severity}  "), Piece(finding.message, "strong")]
        yield from ([Piece(f"  = {'id':9} ", "faint"), Piece(name)] for _ in [name] if name)
        yield from _words(finding, told, width)
        yield from ([Piece(f"  = {label:9} ", "faint"), Piece(line)] for label, line in explanation(finding))


def _words(finding: Finding, told: Mapping[str, Told], width: int) -> Iterator[Row]:
    """A claim a line: its id, count, words and source."""
    quotes = dict(zip(finding.claims, finding.quotes, strict=False))
    lines = []
    for claim in finding.claims:
        one = told.get(claim)
        quote = one.claim.quote if one is not None else quotes.get(claim)
        said = f"“{' '.join(quote.text.split())}”" if quote is not None else ""
        lines.append((claim, bounds(one.claim.count) if one else "", one.source if one else "", said))
    wide = [max((cells(line[column]) for line in lines), default=0) for column in range(3)]
    room = max(_QUOTE, width - sum(wide) - 8)  # cells between and before the columns
    for claim, count, source, said in lines:
        words = crop(said, room)
        yield [
            Piece(f"  {claim}{' ' * (wide[0] - cells(claim))}  ", "faint"),
            Piece(f"{' ' * (wide[1] - cells(count))}{count}  ", "strong"),
            Piece(f"{source}{' ' * (wide[2] - cells(source))}  ", "faint"),
            Piece(words),
        ]
