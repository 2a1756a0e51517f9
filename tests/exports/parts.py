"""Small hand-made answers, and texts that mean harm."""

from __future__ import annotations

import io
from collections.abc import Callable

from counterclaim.model import Answer, Claim, Count, Document, Finding, Issue, Quote, Speaker, Statement

from .sample import answer

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\x1b[31mred\x1b]0;title\x07",
    "\u202e41 senord\u202c",
    "\u2066isolate\u2069",
    '" onmouseover="alert(1)',
    "=HYPERLINK(1)",
    "$reports ${style} %0A::error::x",
    "\x9b2J",
)


def whole(text: str) -> Quote:
    return Quote(0, len(text), text)


def about(text: str) -> tuple[Document, Answer]:
    """An answer that quotes the whole of `text` in every place a text can reach."""
    claim = Claim(
        "c1", "intercepted", "drone", Count(1, 1), whole(text), text, speaker=Speaker(text, text, text, (text,))
    )
    finding = Finding("CC101", 1, text, ("c1",), (whole(text),), (text,), (text,), (text,))
    said = answer(
        text,
        claims=(claim,),
        findings=(finding,),
        statements=(Statement("denial", Speaker(text), whole(text)),),
        issues=(Issue("reading", "odd", text, whole(text)),),
    )
    report = said.report._replace(uri=text, title=text, source=text)
    return Document(text, text), said._replace(report=report)


def written(write: Callable[..., None], *answers: tuple[Document, Answer], **options: object) -> str:
    out = io.StringIO()
    write(answers, out, **options)
    return out.getvalue()
