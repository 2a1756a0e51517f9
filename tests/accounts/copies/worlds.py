"""Small worlds in which who copied whom is known, made without reading any text."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from counterclaim.accounts.copies import Filed
from counterclaim.model import Claim, Count, Document, Place, Quote, Speaker, Window
from counterclaim.model.kept import Entry, Source

START = datetime(2031, 7, 1, 12, 1, tzinfo=UTC)
VOICES = ("Ministry of Skies", "Governor Anders", "Mayor Beck")
SOURCES = {f"t.me/voice{n}": Source(f"t.me/voice{n}", name, speaker=name) for n, name in enumerate(VOICES)}
_WORDS = [
    f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ru") for b in ("bel", "dor", "fen") for c in ("a", "st", "um", "ix")
]


class World(NamedTuple):
    """Reports, and which report each copy was made from."""

    reports: list[Filed]
    copied: dict[str, str]


def _claims(name: str, numbers: list[int], region: int, day: date, speaker: str | None) -> tuple[Claim, ...]:
    said = None if speaker is None else Speaker(speaker)
    return tuple(
        Claim(
            f"{name}.c{at}",
            "intercepted",
            "drone",
            Count(number, number),
            Quote(at, at + 1, "x"),
            places=(Place(f"XA-{region + at}", "x"),),
            window=Window(date=day, precision="night"),
            speaker=said,
        )
        for at, number in enumerate(numbers)
    )


def world(seed: int, size: int) -> World:
    """Originals and copies in all manners (text, text with one number changed, citation), within five days."""
    rng = random.Random(seed)
    reports: list[Filed] = []
    made: list[tuple[Filed, list[int], int, list[str], str | None]] = []
    copied: dict[str, str] = {}
    unused = rng.sample(range(20, 800, 3), 5 * size)  # no two agree by chance, and none is another and one more
    moment = START
    for at in range(size):
        name = f"r{at:03}"
        moment += timedelta(minutes=rng.choice([0, 3, 41, 307]))
        earlier = [one for one in made if moment - one[0].entry.document.published < timedelta(hours=60)]
        if earlier and rng.random() < 0.5:
            model, numbers, region, words, speaker = rng.choice(earlier)
            source = f"t.me/outlet{at}"
            manner = rng.choice(["text", "text", "cite"])
            if manner == "cite" and speaker is None:
                manner = "text"
            changed = [number + 1 if manner == "text" and not n and len(numbers) > 2 else number
                       for n, number in enumerate(numbers)] if rng.random() < 0.4 else numbers  # fmt: skip
            words = words if manner == "text" else rng.choices(_WORDS, k=len(words))
            copied[name] = model.entry.id
        else:
            voice = rng.randrange(6)
            source = f"t.me/voice{voice}" if voice < 3 else f"t.me/outlet{at}"
            speaker = VOICES[voice % 3] if voice < 4 else None
            numbers = [unused.pop() for _ in range(rng.randrange(1, 5))]
            region, words, changed = rng.randrange(20), rng.choices(_WORDS, k=rng.randrange(12, 40)), None
        stated = numbers if changed is None else changed
        day = moment.date() if changed is None else made_day(reports, copied[name])
        text = " ".join([*words, *map(str, stated)])
        document = Document(text, None, moment, source)
        report = Filed(Entry(name, 1, document, "0", START), _claims(name, stated, region, day, speaker))
        reports.append(report)
        made.append((report, stated, region, words, speaker))
    return World(reports, copied)


def made_day(reports: list[Filed], name: str) -> date:
    """The night that a report's claims are about."""
    (report,) = (one for one in reports if one.entry.id == name)
    day = report.claims[0].window.date
    assert day is not None
    return day
