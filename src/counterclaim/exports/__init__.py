"""What is said about reports, written in one format or another; one module a format.

Every format is a `Writer`: it takes the answers as they come and holds one of them at a time where the format allows.
A format's module is imported when it is first used, so that those not asked for cost no start-up time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import IO

from counterclaim.model import Answer, Document

Writer = Callable[[Iterable[tuple[Document, Answer]], IO[str]], None]


def _imported_when_used(name: str) -> Writer:
    def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
        import_module(f"{__name__}.{name}").write(answers, out)

    return write


FORMATS: dict[str, Writer] = {
    name: _imported_when_used(name) for name in ("text", "json", "jsonl", "sarif", "github", "html", "csv")
}
