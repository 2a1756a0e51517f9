"""A chain of reasons, like footnotes: each step under the one it explains."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.exports.terminal import Piece, Row
from counterclaim.model.kept import Step


def steps(step: Step, branch: str = "", last: bool = True, top: bool = True) -> Iterator[Row]:
    """The lines of a step and of all under it."""
    joint = "" if top else f"{branch}{'└─ ' if last else '├─ '}"
    about = f"  {step.id}" if step.id else ""
    yield [
        Piece(joint, "faint"),
        Piece(step.label, "strong" if top else ""),
        Piece(f"  {step.detail}"),
        Piece(about, "faint"),
    ]
    under = "" if top else f"{branch}{'   ' if last else '│  '}"
    for n, child in enumerate(step.children, 1):
        yield from steps(child, under, n == len(step.children), False)
