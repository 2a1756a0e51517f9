"""Decisions and the agreement of reviewers for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from counterclaim.exports.terminal import Piece, Row
from counterclaim.exports.text.table import Column, table
from counterclaim.model.kept import Decision
from counterclaim.model.reviewed import Compared

_DECISIONS = (
    Column("number", right=True), Column("at"), Column("by"), Column("decision"), Column("about", narrowest=12),
    Column("fields", narrowest=10), Column("why"),
)  # fmt: skip
_ACCORDS = (
    Column("field"), Column("claims", right=True), Column("same", right=True), Column("kappa", right=True),
    Column("alpha", right=True),
)  # fmt: skip


def decision_table(decisions: Iterable[Decision], width: int) -> Iterator[Row]:
    """Every decision, one a row."""
    rows = [
        [
            Piece(str(each.number)),
            Piece(f"{each.at:%Y-%m-%d %H:%M}"),
            Piece(each.by),
            Piece(each.kind if each.undoes is None else f"{each.kind} {each.undoes}", "strong"),
            Piece(" ".join(each.about)),
            Piece(json.dumps(dict(each.fields), ensure_ascii=False) if each.fields else ""),
            Piece(each.why),
        ]
        for each in decisions
    ]
    yield from table(_DECISIONS, rows, width)


def agreement_lines(found: Compared, one: str, other: str, width: int) -> Iterator[Row]:
    """The accord field by field, then the claims that the two see differently."""
    rows = [
        [Piece(each.field), Piece(str(each.claims)), *(Piece(_number(n)) for n in (each.share, each.kappa, each.alpha))]
        for each in found.accords
    ]
    if all(each.claims == 0 for each in found.accords):
        yield [Piece(f"{one} and {other} have judged no claim in common")]
        return
    yield from table(_ACCORDS, rows, width)
    for each in found.disagreements:
        yield [Piece(f"{each.claim}  {each.field}  ", "strong"), Piece(f"{one}: {each.one}  {other}: {each.other}")]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
