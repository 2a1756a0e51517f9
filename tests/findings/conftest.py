"""Small factories: records as reading would make them, from a few words each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from counterclaim.findings import find
from counterclaim.model import (
    Claim,
    Contradiction,
    Count,
    Document,
    Evidence,
    Extract,
    Finding,
    Mark,
    Place,
    Quote,
    Speaker,
    Statement,
    Window,
)

PUBLISHED = datetime(2025, 7, 11, 9, 30, tzinfo=UTC)
SHORT = "A brief of a line or two. "
ARTICLE = SHORT * 40
NAMES = {
    "AA": "Northland",
    "BB": "Southland",
    "AA-1": "Alder region",
    "AA-2": "Birch region",
    "AA-3": "Cedar region",
    "BB-1": "Dale region",
    "sea:grey": "Grey Sea",
}


def parent(code: str) -> str | None:
    """The country of a region; None for a country or a sea."""
    return code.split("-")[0] if "-" in code else None


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def between(start: str, end: str, precision: str = "minute", zone: str | None = "UTC") -> Window:
    return Window(at(start), at(end), None, precision, zone)


def night(to: str, zone: str | None = "UTC") -> Window:
    return Window(None, None, date.fromisoformat(to), "night", zone)


def said_by(name: str | None, *via: str, role: str | None = None) -> Speaker:
    return Speaker(name, role, None, via)


def statement(kind: str, name: str | None, start: int = 700) -> Statement:
    return Statement(kind, said_by(name), Quote(start, start + 8, "a remark"))


def mark(kind: str, text: str, detail: str = "", claims: tuple[str, ...] = (), start: int = 5) -> Mark:
    return Mark(kind, Quote(start, start + len(text), text), detail, claims)


class Reports:
    """Makes claims whose ids and quotes follow the order of making: c1 at 10, c2 at 20, …"""

    def __init__(self) -> None:
        self.made = 0

    def claim(
        self,
        number: int | Count,
        *codes: str,
        measure: str = "intercepted",
        thing: str = "drone",
        stated: bool = True,
        part_of: Claim | None = None,
        corrects: Claim | None = None,
        evidence: Evidence | None = None,
        **fields: object,
    ) -> Claim:
        """A claim at `codes`, each named in words of its own unless `stated` is False."""
        self.made += 1
        start = 10 * self.made
        spans = tuple((start + 6 + i, start + 7 + i) for i in range(len(codes))) if stated else ()
        return Claim(
            id=f"c{self.made}",
            measure=measure,
            thing=thing,
            count=Count(number, number) if isinstance(number, int) else number,
            quote=Quote(start, start + 5, f"words {self.made}"),
            places=tuple(Place(code, NAMES[code]) for code in codes),
            part_of=part_of.id if part_of else None,
            corrects=corrects.id if corrects else None,
            evidence=evidence or Evidence(places=spans),
            **fields,  # type: ignore[arg-type]
        )


Look = Callable[..., tuple[Finding, ...]]


def look(
    *claims: Claim,
    code: str,
    text: str = SHORT,
    published: datetime | None = PUBLISHED,
    source: str | None = None,
    statements: tuple[Statement, ...] = (),
    marks: tuple[Mark, ...] = (),
    contradictions: tuple[Contradiction, ...] = (),
) -> tuple[Finding, ...]:
    """The findings of one code in a report that holds these claims."""
    document = Document(text, published=published, source=source)
    found = find(document, Extract(claims, statements, marks), contradictions, parent)
    return tuple(finding for finding in found if finding.code == code)


@pytest.fixture
def report() -> Reports:
    return Reports()
