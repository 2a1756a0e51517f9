"""JSON: one object for one report, a list for none or several."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import chain
from typing import IO, Any

from counterclaim.exports.visible import STEERING
from counterclaim.model import Answer, Document
from counterclaim.model.public import to_public


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
    """Write the public form of each answer, indented; at most two answers are held at a time."""
    forms = (to_public(answer) for _, answer in answers)
    first, second = next(forms, None), next(forms, None)
    if first is None or second is None:
        out.write("[]\n" if first is None else dumps(first, indent=2) + "\n")
        return
    before = "[\n"
    for form in chain((first, second), forms):
        out.write(before + dumps(form, indent=2))
        before = ",\n"
    out.write("\n]\n")


def dumps(form: Any, indent: int | None = None) -> str:
    """`form` as JSON in plain Unicode; what would steer a terminal, or cannot be encoded, as JSON escapes."""
    return STEERING.sub(_escape, json.dumps(form, ensure_ascii=False, indent=indent))


def _escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
