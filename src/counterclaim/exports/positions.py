"""Where an offset stands in a text, as editors count: lines end at LF, CR LF or CR; both counts start at 1."""

from __future__ import annotations

import re
from bisect import bisect_right

from counterclaim.model import Span

NEWLINES = ("\r\n", "\n", "\r")
_NEWLINE = re.compile("|".join(NEWLINES))


class Lines:
    """The lines of one text. Columns count Unicode code points."""

    def __init__(self, text: str) -> None:
        breaks = [found.span() for found in _NEWLINE.finditer(text)]
        self._starts = [0, *(stop for _, stop in breaks)]
        self._stops = [*(start for start, _ in breaks), len(text)]

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> Span:
        """The range of a line, its line break left out."""
        return self._starts[line - 1], self._stops[line - 1]

    def cut(self, start: int, stop: int) -> list[tuple[int, Span]]:
        """A range as the pieces of it that stand in each line: (line, range), empty pieces left out."""
        first, last = self.locate(start)[0], self.locate(max(start, stop - 1))[0]
        pieces = ((line, self.span(line)) for line in range(first, last + 1))
        cuts = [(line, (max(start, begin), min(stop, end))) for line, (begin, end) in pieces]
        return [(line, (begin, end)) for line, (begin, end) in cuts if begin < end]
