"""Lines for a terminal: pieces of text with a look, made safe, measured in cells, and painted in one place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from typing import IO, NamedTuple

from rich.cells import cell_len, set_cell_size

from counterclaim.exports.palette import colour
from counterclaim.exports.visible import visible

_LOOKS = {"strong": "1", "faint": "2", "alert": "1;7"}
_MIN_WIDTH, _PIPED_WIDTH = 40, 120


class Piece(NamedTuple):
    """Some text and its look: `strong`, `faint`, `alert`, or a measure of the vocabulary for its colour."""

    text: str
    look: str = ""


Row = list[Piece]


class Style(NamedTuple):
    """How the terminal view is drawn; `width` in cells; `check` False leaves out what only a check can say."""

    colour: bool = False
    width: int = _PIPED_WIDTH
    check: bool = True

    @classmethod
    def of(cls, out: IO[str], check: bool = True) -> Style:
        """The style that suits `out`: colour on a terminal only, and never against NO_COLOR (https://no-color.org)."""
        if not out.isatty():
            return cls(check=check)
        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(colour, max(_MIN_WIDTH, shutil.get_terminal_size().columns), check)


def cells(text: str) -> int:
    """How many cells `text` takes when it is shown."""
    return cell_len(visible(text))


def crop(text: str, width: int) -> str:
    """`text` as it is shown, in at most `width` cells, with … where it was cut."""
    shown = visible(text)
    return shown if cell_len(shown) <= width else set_cell_size(shown, max(0, width - 1)).rstrip() + "…"


def painted(row: Iterable[Piece], colours: bool) -> str:
    """One line for the terminal. Nothing reaches it but through here: every piece is made visible first."""
    return "".join(_paint(visible(piece.text), piece.look if colours else "") for piece in row).rstrip() + "\n"


def _paint(text: str, look: str) -> str:
    if not look or not text.strip():
        return text
    return f"\x1b[{_LOOKS.get(look) or f'38;5;{colour(look).terminal}'}m{text}\x1b[0m"
