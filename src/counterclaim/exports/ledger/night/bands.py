"""Numbers drawn as bands: full to the least, pale to the greatest, hatched where nothing bounds them from above."""

from __future__ import annotations

from counterclaim.exports.html.markup import Markup, element
from counterclaim.exports.palette import MEASURES
from counterclaim.model.kept import Figure

WIDTH, HEIGHT, TAIL = 180, 14, 22
"""Of a band, in units of the picture; `TAIL` is the room for hatching."""


def patterns() -> Markup:
    """The hatching of each measure, which bands refer to; once a page."""
    stroke = element("path", d="M0 6 L6 0", stroke="currentColor", stroke_width="1.6")
    hatched = (
        element("pattern", stroke, id=f"hatch-{measure}", class_=f"m-{measure} hatch", width="6", height="6",
                patternUnits="userSpaceOnUse")
        for measure in MEASURES
    )  # fmt: skip
    return element("svg", element("defs", *hatched), class_="patterns", width="0", height="0", aria_hidden="true")


def band(figure: Figure, top: int) -> Markup:
    """A figure as a band on a scale from 0 to `top`; nothing is drawn for one that no claim counts in."""
    low, high = figure.low, max(figure.low, figure.high if figure.high is not None else figure.reported[1] or 0)
    scale = (WIDTH - TAIL) / max(top, 1)
    pieces = [_piece("line", 0, WIDTH, HEIGHT - 1, 1)]
    if figure.counted:
        pieces += [_piece("full", 0, low * scale), _piece("pale", low * scale, high * scale)]
        pieces.append(_piece("edge", max(high * scale - 2, 0), max(high * scale, 2)))
        if figure.high is None:
            pieces.append(_piece(None, high * scale, high * scale + TAIL, fill=f"url(#hatch-{figure.measure})"))
    return element(
        "svg", *pieces, class_=f"band m-{figure.measure}", viewBox=f"0 0 {WIDTH} {HEIGHT}", width=str(WIDTH),
        height=str(HEIGHT), aria_hidden="true",
    )  # fmt: skip


def reach(figure: Figure) -> int:
    """The greatest number that is drawn."""
    return max(figure.low, figure.high or 0, figure.reported[0], figure.reported[1] or 0)


def _piece(look: str | None, start: float, stop: float, y: int = 0, height: int = HEIGHT, **more: str) -> Markup:
    return element("rect", x=f"{start:.1f}", y=str(y), width=f"{max(stop - start, 0):.1f}", height=str(height),
                   class_=look, **more)  # fmt: skip
