"""A report of our own making and a hand-made answer to it, rich enough for every view."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from counterclaim.model import (
    Agreement,
    Answer,
    Claim,
    Count,
    Document,
    Finding,
    Issue,
    Place,
    Quote,
    Report,
    Speaker,
    Statement,
    Town,
    Window,
)

TEXT = """Night of drones over the north
\tThe governor of Lower Marsh, Ada Quill, said on Telegram that three drones were brought down near Reedham. ⚡️
There were no casualties, according to preliminary reports; up to 17 houses lost their windows. The defence ministry \
reported the destruction of 14 drones overnight. Of these, eight fell over the Grey Sea, while two each were shot down \
over Upper Marsh, Fenland, and the Holm and Skerry districts, the ministry said in a statement that was carried by two \
agencies and repeated by every channel in the country before noon on the same day.
A further 11 drones were downed in the air over Fenland: three between 7:00 and 7:30 and eight between 8:00 and 10:00.
Более 20 беспилотников были «приземлены» над Верхней Марью, сообщил источник.
The other side denied any attack. Dozens died when a beach was struck in 2023. Satellite images corroborate this.
"""
ZONE = "Europe/Moscow"
MINISTRY = Speaker("defence ministry", channel="statement", via=("North Wire",))
GOVERNOR = Speaker("Ada Quill", "governor of Lower Marsh", "Telegram")
NIGHT = Window(
    datetime(2025, 7, 9, 17, tzinfo=UTC), datetime(2025, 7, 10, 4, tzinfo=UTC), date(2025, 7, 10), "night", ZONE
)


def quote(words: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    return Quote(start, start + len(words), words)


def hours(start: float, end: float) -> Window:
    first, last = (datetime(2025, 7, 10, int(hour), int(hour % 1 * 60), tzinfo=UTC) for hour in (start, end))
    return Window(first, last, date(2025, 7, 10), "minute", ZONE)


def shot(number: int, low: int, words: str, place: tuple[str, str] | None = None, **more: object) -> Claim:
    places = (Place(*place),) if place else ()
    claim = Claim(f"c{number}", "intercepted", "drone", Count(low, low), quote(words), places=places, speaker=MINISTRY)
    return claim._replace(**more)


CLAIMS = (
    shot(1, 3, "three drones", ("NO-11", "Lower Marsh"), window=NIGHT, speaker=GOVERNOR,
         towns=(Town("Reedham", None, "NO-11"),)),
    Claim("c2", "killed", "person", Count(0, 0, "zero"), quote("no casualties"), stance="preliminary", window=NIGHT),
    Claim("c3", "injured", "person", Count(0, 0, "zero"), quote("no casualties"), stance="preliminary", window=NIGHT),
    Claim("c4", "damaged", "building", Count(0, 17, "up_to"), quote("up to 17 houses"), speaker=GOVERNOR),
    shot(5, 14, "14 drones", ("NO", "the north"), window=NIGHT, closed=True),
    shot(6, 8, "eight fell", ("sea:grey", "Grey Sea"), window=NIGHT, part_of="c5"),
    shot(7, 2, "two each", ("NO-12", "Upper Marsh"), window=NIGHT, part_of="c5", each=True),
    shot(8, 2, "two each", ("NO-13", "Fenland"), window=NIGHT, part_of="c5", each=True),
    shot(9, 2, "two each", ("NO-14", "Holm"), window=NIGHT, part_of="c5", each=True),
    shot(10, 2, "two each", ("NO-15", "Skerry"), window=NIGHT, part_of="c5", each=True),
    shot(11, 11, "11 drones", ("NO-13", "Fenland"), window=hours(4, 7), cue="further", model="Kite-2"),
    shot(12, 3, "three between 7:00 and 7:30", ("NO-13", "Fenland"), window=hours(4, 4.5), part_of="c11"),
    shot(13, 8, "eight between 8:00 and 10:00", ("NO-13", "Fenland"), window=hours(5, 7), part_of="c11"),
    shot(14, 21, "Более 20 беспилотников", count=Count(21, None, "more_than"), speaker=Speaker(None, "источник")),
    shot(15, 24, "Dozens died", measure="killed", thing="person", count=Count(24, None, "dozens"), background=True,
         speaker=None, window=Window(None, None, None, "year", None)),
)  # fmt: skip

FINDINGS = (
    Finding(
        "CC402", 3, "corroboration is asserted and no source of it is named",
        quotes=(quote("Satellite images corroborate this"),),
    ),
    Finding(
        "CC101", 4, "14 stated, parts add to 16", ("c5", "c6", "c7", "c8", "c9", "c10"),
        (quote("14 drones"), quote("eight fell"), quote("two each")),
        ("8 + 2 + 2 + 2 + 2 = 16 > 14",), ("14 → 16", "Grey Sea 8 → 6"),
        ("“two each” holds for each of the four places; if the last two share one two, 14 holds",),
    ),
    Finding("CC401", 4, "dozens killed, and nobody is said to assert it", ("c15",), (quote("Dozens died"),)),
)  # fmt: skip

DOCUMENT = Document(TEXT, "reports/north.txt", datetime(2025, 7, 11, tzinfo=UTC))


def answer(text: str = TEXT, **parts: object) -> Answer:
    """An answer about `text` with the parts given and nothing else."""
    number = hashlib.sha256(text.encode()).hexdigest()
    report = Report(f"sha256:{number}", "reports/north.txt", "en", datetime(2025, 7, 11, tzinfo=UTC))
    return Answer(report._replace(title="Night of drones over the north"))._replace(**parts)


ANSWER = answer(
    claims=CLAIMS,
    findings=FINDINGS,
    statements=(Statement("denial", Speaker("The other side"), quote("The other side denied any attack")),),
    agreements=(Agreement("3 + 8 = 11", ("c12", "c13", "c11")),),
    issues=(Issue("reading", "unknown_place", "a place that the gazetteer does not know", quote("Верхней Марью")),),
)
