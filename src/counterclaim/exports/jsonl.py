"""JSON lines: one object a report, one report a line, in the order they came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from counterclaim.exports.json import dumps
from counterclaim.model import Answer, Document
from counterclaim.model.public import to_public


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
    """Write the public form of each answer as it comes."""
    for _, answer in answers:
        out.write(dumps(to_public(answer)) + "\n")
