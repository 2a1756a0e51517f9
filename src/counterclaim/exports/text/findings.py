"""Findings across reports for the terminal: the message, each claim's words beside its report, the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from counterclaim.exports.terminal import Piece, Row
from counterclaim.exports.wording import bounds, contradicts, explanation
from counterclaim.model import Finding
from counterclaim.model.kept import Told


def finding_lines(findings: Iterable[Finding], told: Mapping[str, Told], ids: Iterable[str] = ()) -> Iterator[Row]:
    """Each finding with the words it is about; `told` are the claims by id, `ids` the findings' own."""
    names = iter(ids)
    for finding in findings:
        name = next(names, "")
        sign = [Piece("≠", "alert"), Piece(" ")] if contradicts(finding) else []
        yield []
        yield [
            *sign,
            Piece(f"{finding.code} severity {finding.severity}  "),
            Piece(finding.message, "strong"),
            Piece(f"  {name}", "faint"),
        ]
        quotes = dict(zip(finding.claims, finding.quotes, strict=False))
        for claim in finding.claims:
            one = told.get(claim)
            quote = one.claim.quote if one is not None else quotes.get(claim)
            words = f"“{' '.join(quote.text.split())}”" if quote is not None else ""
            count = f"{bounds(one.claim.count)}  " if one is not None else ""
            source = f"  {one.source}" if one is not None else ""
            yield [Piece(f"  {claim}  ", "faint"), Piece(count, "strong"), Piece(words), Piece(source, "faint")]
        yield from ([Piece(f"  = {label:9} ", "faint"), Piece(line)] for label, line in explanation(finding))
