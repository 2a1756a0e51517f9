"""The quoted lines of a text with the words underlined, each under its own line, as compilers print them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from counterclaim.exports.positions import Lines
from counterclaim.exports.terminal import Piece, Row, cells
from counterclaim.model import Span

_CONTEXT = 16  # characters: how far a cut may move to fall between two words


class Mark(NamedTuple):
    """A range to underline, what to write beside the line, and the look of both."""

    start: int
    stop: int
    label: str = ""
    look: str = ""


def snippet(text: str, lines: Lines, marks: Sequence[Mark], width: int) -> Iterator[Row]:
    """The lines of `text` that the marks stand in, at most `width` cells wide, cut to the words around the marks."""
    pieces = [
        (line, mark._replace(start=start, stop=stop))
        for mark in marks
        for line, (start, stop) in lines.cut(mark.start, mark.stop)
    ]
    pieces.sort(key=lambda piece: piece[1][:2])
    gutter = len(str(pieces[-1][0])) if pieces else 0
    room = max(20, width - gutter - 4)
    for line, group in groupby(pieces, key=lambda piece: piece[0]):
        for together in _groups(text, [mark for _, mark in group], room):
            window = _window(text, lines.span(line), (together[0].start, max(mark.stop for mark in together)), room)
            yield [Piece(f" {line:>{gutter}} │ ", "faint"), *_excerpt(text, lines.span(line), window)]
            yield [Piece(f" {'':>{gutter}} │ ", "faint"), *_underlines(text, lines.span(line), window, together, room)]


def _groups(text: str, marks: Iterable[Mark], room: int) -> Iterator[list[Mark]]:
    """Marks of one line that can be shown in one row."""
    group: list[Mark] = []
    for mark in marks:
        if group and cells(text[group[0].start : max(m.stop for m in [*group, mark])]) > room - 2:
            yield group
            group = []
        group.append(mark)
    yield group


def _window(text: str, line: Span, quoted: Span, room: int) -> Span:
    """The part of a line to show: all of it, or the words around `quoted` that fit beside two ellipses."""
    if line[1] - line[0] <= room and cells(text[slice(*line)]) <= room:
        return line
    spare = room - 2
    stop = _reach(text, quoted[0], quoted[1], spare)
    spare -= cells(text[quoted[0] : stop])
    start = _reach(text, quoted[0], line[0], spare // 2)
    spare -= cells(text[start : quoted[0]])
    if stop == quoted[1]:
        end = _reach(text, stop, line[1], spare)
        start = _reach(text, start, line[0], spare - cells(text[stop:end]))
        stop = _between_words(text, end, line[1], stop)
    return _between_words(text, start, line[0], quoted[0]), stop


def _reach(text: str, here: int, limit: int, room: int) -> int:
    """How far one can go from `here` towards `limit` within `room` cells."""
    step = 1 if limit > here else -1
    while here != limit:
        room -= cells(text[min(here, here + step)])
        if room < 0:
            break
        here += step
    return here


def _between_words(text: str, cut: int, edge: int, quoted: int) -> int:
    """A cut moved towards the quote, to the nearest space, unless it stands at the line's edge or no space is near."""
    if cut == edge:
        return cut
    if cut < quoted:
        space = text.find(" ", cut, min(quoted, cut + _CONTEXT))
        return cut if space < 0 else space + 1
    space = text.rfind(" ", max(quoted, cut - _CONTEXT), cut)
    return cut if space < 0 else space


def _excerpt(text: str, line: Span, window: Span) -> Row:
    before, after = window[0] > line[0], window[1] < line[1]
    return [Piece("…" if before else "", "faint"), Piece(text[slice(*window)]), Piece("…" if after else "", "faint")]


def _underlines(text: str, line: Span, window: Span, marks: Sequence[Mark], room: int) -> Row:
    """The row under an excerpt: ━ under each marked word, with its label where there is room before the next."""
    row = [Piece(" " if window[0] > line[0] else "")]
    column = 0
    same = [list(group) for _, group in groupby(marks, key=lambda mark: mark[:2])]
    limits = [*(cells(text[window[0] : group[0].start]) for group in same[1:]), room]
    for group, limit in zip(same, limits, strict=True):
        start, stop, _, look = group[0]
        left = max(column, cells(text[window[0] : start]))
        right = cells(text[window[0] : min(stop, window[1])])
        if left >= right:
            continue
        row += [Piece(" " * (left - column)), Piece("━" * (right - left), look)]
        label = " ".join(dict.fromkeys(mark.label for mark in group if mark.label))
        column = right + len(label) + 1
        if label and column < limit:
            row.append(Piece(f" {label}", look))
        else:
            column = right
    return row
