"""One colour a measure, the same wherever a measure is drawn.

The eight colours of Okabe and Ito ("Color Universal Design", 2008), told apart under every common form of colour
blindness, and a grey. They tint marks, swatches and underlines; words keep the colour of the text around them.
"""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """The colour on a light page, on a dark page (both `#rrggbb`), and its nearest among the 256 of terminals."""

    light: str
    dark: str
    terminal: int


NEUTRAL = Colour("#767676", "#9a9a9a", 245)

MEASURES: dict[str, Colour] = {
    "launched": Colour("#e69f00", "#e69f00", 178),
    "intercepted": Colour("#0072b2", "#3d9bd4", 32),
    "suppressed": Colour("#56b4e9", "#8fcdf2", 74),
    "hit": Colour("#d55e00", "#e8752a", 166),
    "debris": Colour("#d9c400", "#f0e442", 184),
    "killed": Colour("#000000", "#ffffff", 7),
    "injured": Colour("#cc79a7", "#cc79a7", 175),
    "damaged": Colour("#009e73", "#1fb88d", 36),
    "casualty": NEUTRAL,
}


def colour(measure: str) -> Colour:
    """The colour of a measure; a neutral grey for one that has none of its own."""
    return MEASURES.get(measure, NEUTRAL)
