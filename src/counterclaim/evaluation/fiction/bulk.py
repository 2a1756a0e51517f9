"""Claims by the million, without reading: reports as the reader would hand them over, to measure what comes after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from random import Random
from typing import Final

from counterclaim.evaluation.fiction.raids import REGIONS
from counterclaim.model import Answer, Claim, Count, Document, Evidence, Place, Quote, Report, Speaker, Window
from counterclaim.model.kept import Entry

FIRST: Final = date(2032, 1, 1)
TELLERS: Final = 40
"""Sources of each country."""

_ZONE: Final = {"RU": "Europe/Moscow", "UA": "Europe/Kyiv"}


def claims(seed: int, n: int) -> Iterator[tuple[Entry, Answer]]:
    """Reports with at least `n` claims in all, in order of publication, the same for the same seed.

    Each night, of each country's sources, a quarter give a total with all its parts by region, half the total alone,
    and a quarter tell of one region. Quotes and evidence lie in the text. One report in forty is altered.
    """
    chance = Random(seed)
    morning, made = FIRST, 0
    while made < n:
        for country, regions in REGIONS.items():
            split = [(region, chance.randint(1, 30)) for region in regions if chance.random() < 0.7] or [
                (regions[0], 1)
            ]
            for teller in range(TELLERS):
                told = _told(country, teller, split, chance)
                yield _report(country, f"bulk_{country.lower()}_{teller}", morning, 3 * teller, told)
                made += len(told)
                if made >= n:
                    return
        morning += timedelta(days=1)


Told = list[tuple[tuple[str, ...], int]]


def _told(country: str, teller: int, split: Sequence[tuple[str, int]], chance: Random) -> Told:
    places = tuple(region for region, _ in split)
    total = sum(number for _, number in split)
    slip = chance.randint(1, 9) if chance.random() < 0.025 else 0
    if teller % 4 == 0:
        return [(places, total + slip), *(((region,), number) for region, number in split)]
    if teller % 2:
        return [((country,), total + slip)]
    region, number = split[teller % len(split)]
    return [((region,), number + slip)]


def _report(country: str, key: str, morning: date, minute: int, told: Told) -> tuple[Entry, Answer]:
    start = datetime.combine(morning, time(), UTC) - timedelta(hours=7)
    end = start + timedelta(hours=11)
    published = end + timedelta(minutes=20 + minute)
    zone, uri = _ZONE[country], f"https://t.me/{key}/{morning.toordinal()}"
    text = f"Night to {morning.isoformat()}. Shot down:\n"
    window = Window(start, end, None, "minute", zone)
    speaker = Speaker(key, None, f"t.me/{key}")
    made: list[Claim] = []
    measure, when = (text.index("Shot"), text.index(":")), (0, text.index("."))
    for places, number in told:
        names = ", ".join(places)
        at = len(text)
        text += f"{number} drones over {names}\n"
        noun, name = at + len(str(number)) + 1, at + len(f"{number} drones over ")
        quote = Quote(at, noun + 6, f"{number} drones")
        evidence = Evidence((at, noun - 1), (noun, noun + 6), measure, ((name, name + len(names)),), when)
        first = not made
        made.append(
            Claim(
                f"c{len(made) + 1}", "intercepted", "drone", Count(number, number), quote,
                places=tuple(Place(code, code) for code in places), window=window, speaker=speaker,
                part_of=None if first else "c1", closed=first and len(told) > 1, evidence=evidence,
            )
        )  # fmt: skip
    digest = sha256(text.encode()).hexdigest()
    document = Document(text, uri, published, f"t.me/{key}", "en")
    entry = Entry(sha256(uri.encode()).hexdigest()[:12], 1, document, digest, published)
    report = Report(f"sha256:{digest}", uri, "en", published, None, document.source)
    return entry, Answer(report, tuple(made))
