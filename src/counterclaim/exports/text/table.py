"""A dense table for the terminal: columns as narrow as their words, cut with … where the screen is narrower.

What has to be copied, such as an id, is never cut: where the row has no room for it, it stands on a line below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.exports.terminal import Piece, Row, cells, crop

_GAP = 2
_INDENT = "    "  # of what stands below its row
_ROOM_FOR_LAST = 24  # cells: with less than this beside the other columns, the last one is not worth reading there


class Column(NamedTuple):
    """A heading, how the cells under it stand, and what may be done to it on a narrow screen.

    `narrowest`: how many cells it keeps when it has to shrink; None: as many as its words need.
    `movable`: it may leave the row for a line below it, as the last column always may.
    `whole`: it is shown complete, even where the line has to run on beyond the screen.
    """

    heading: str
    right: bool = False
    narrowest: int | None = None
    movable: bool = False
    whole: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[Piece]], width: int) -> Iterator[Row]:
    """Lay out `rows` in at most `width` cells; columns with nothing in them are left out, and no row gives no line."""
    if not rows:
        return
    filled = [n for n, _ in enumerate(columns) if any(row[n].text for row in rows)]
    columns, rows = [columns[n] for n in filled], [[row[n] for n in filled] for row in rows]
    widths = [max(cells(text) for text in (c.heading, *(row[n].text for row in rows))) for n, c in enumerate(columns)]
    last = widths[-1] if columns[-1].whole else _ROOM_FOR_LAST
    if sum(widths[:-1]) + _GAP * len(widths[:-1]) + last <= width:
        widths[-1] = min(widths[-1], width - sum(widths[:-1]) - _GAP * len(widths[:-1]))
        moved: list[int] = []
    else:
        moved = [n for n, column in enumerate(columns) if column.movable or n == len(columns) - 1]
    stay = [n for n, _ in enumerate(columns) if n not in moved]
    widths = _shrunk([columns[n] for n in stay], [widths[n] for n in stay], width)
    yield _line([Piece(columns[n].heading, "faint") for n in stay], [columns[n] for n in stay], widths)
    for row in rows:
        yield _line([row[n] for n in stay], [columns[n] for n in stay], widths)
        yield from _below([row[n] for n in moved], [columns[n] for n in moved], width)


def _below(row: Sequence[Piece], columns: Sequence[Column], width: int) -> Iterator[Row]:
    """The cells that left the row: on one line, or where a whole one does not fit, that one on a line of its own."""
    room = width - cells(_INDENT)
    words = "  ".join(piece.text for piece, column in zip(row, columns, strict=True) if piece.text and not column.whole)
    for piece, column in zip(row, columns, strict=True):
        if column.whole and piece.text:
            joined = f"{words}  {piece.text}" if words else piece.text
            if words and cells(joined) > room:
                yield [Piece(_INDENT), Piece(crop(words, room), "faint")]
                joined = piece.text
            yield [Piece(_INDENT), Piece(joined, "faint")]
            words = ""
    if words:
        yield [Piece(_INDENT), Piece(crop(words, room), "faint")]


def _shrunk(columns: Sequence[Column], widths: Sequence[int], width: int) -> list[int]:
    """The columns that may be narrower made so, the widest first, one cell at a time, until all fit."""
    shrunk = list(widths)
    while sum(shrunk) + _GAP * (len(shrunk) - 1) > width:
        spare = [n for n, column in enumerate(columns) if column.narrowest and shrunk[n] > column.narrowest]
        if not spare:
            break
        shrunk[max(spare, key=shrunk.__getitem__)] -= 1
    return shrunk


def _line(row: Sequence[Piece], columns: Sequence[Column], widths: Sequence[int]) -> Row:
    line: Row = []
    for piece, column, width in zip(row, columns, widths, strict=True):
        shown = Piece(crop(piece.text, width), piece.look)
        space = Piece(" " * (width - cells(shown.text)))
        line += [*((space, shown) if column.right else (shown, space)), Piece(" " * _GAP)]
    return line
