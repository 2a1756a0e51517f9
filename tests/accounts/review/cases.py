"""Claims and decisions to try reviews on, about an invented night."""

from __future__ import annotations

from datetime import UTC, date, datetime

from counterclaim.model import Claim, Count, Evidence, Place, Quote, Speaker, Town, Window
from counterclaim.model.kept import Decision

REPORT = "4be0643f1d98"
TEXT = "Overnight 14 drones were shot down over Arden: 8 over Upper Arden and 6 over Lower Arden. Two were hurt."
AT = datetime(2031, 7, 10, 9, tzinfo=UTC)


def claim(name: str, low: int, words: str, **fields: object) -> Claim:
    start = TEXT.index(words)
    made = Claim(
        f"{REPORT}.{name}",
        "intercepted",
        "drone",
        Count(low, low),
        Quote(start, start + len(words), words),
        places=(Place("XA-1", "Arden"),),
        window=Window(date=date(2031, 7, 10), precision="night", zone="Europe/Paris"),
        evidence=Evidence(count=(start, start + 1)),
    )
    return made._replace(**fields)


CLAIMS = (
    claim("c1", 14, "14 drones", closed=True, speaker=Speaker("Ministry", via=("an agency",))),
    claim("c2", 8, "8 over Upper Arden", part_of=f"{REPORT}.c1", places=(Place("XA-2", "Upper Arden"),)),
    claim("c3", 6, "6 over Lower Arden", part_of=f"{REPORT}.c1", places=(Place("XA-3", "Lower Arden"),)),
    claim("c4", 2, "Two were hurt", measure="injured", thing="person", towns=(Town("Dell", None, "XA-1"),)),
)
C1, C2, C3, C4 = (one.id for one in CLAIMS)


def decide(
    number: int, kind: str, *about: str, by: str = "ann", undoes: int | None = None, **fields: object
) -> Decision:
    return Decision(number, kind, about, by, AT, "looked at the post", tuple(fields.items()), undoes)
