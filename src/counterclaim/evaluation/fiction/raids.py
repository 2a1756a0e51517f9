"""Raids: waves of drones, and now and then missiles, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from random import Random
from typing import Final

from counterclaim.evaluation.fiction.records import Event, Raid

NIGHT: Final = 720
"""Minutes of a night, from 20:00 to 8:00."""

REGIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "RU": ("RU-VOR", "RU-BRY", "RU-TUL", "RU-BEL", "RU-KRS", "RU-ROS", "RU-ORL", "RU-LIP"),
    "UA": ("UA-59", "UA-63", "UA-53", "UA-74", "UA-51", "UA-12", "UA-71", "UA-32"),
}
"""The regions of each country in which raids happen, those with a governor who tells of them among the first."""

_OUTCOMES: Final = {
    "drone": (("intercepted", "suppressed", "hit"), (75, 15, 10)),
    "cruise_missile": (("intercepted", "hit"), (70, 30)),
}


def raid(morning: date, country: str, chance: Random) -> Raid:
    """A raid of no, few or many weapons in one to three waves; a region nearer the head of the list sees more of it."""
    if chance.random() < 0.05:
        return Raid(morning, country, ())
    regions = REGIONS[country]
    weights = [1 / (rank + 1) for rank in range(len(regions))]
    events: list[Event] = []
    for _ in range(chance.randint(1, 3)):
        first = chance.randrange(NIGHT - 60)
        for thing, number in (("drone", 1 + int(chance.expovariate(1 / 18))), ("cruise_missile", _missiles(chance))):
            for _ in range(number):
                minute = min(NIGHT - 1, first + int(chance.expovariate(1 / 60)))
                outcome = chance.choices(*_OUTCOMES[thing])[0]
                events.append(Event(minute, chance.choices(regions, weights)[0], thing, outcome))
    return Raid(morning, country, tuple(sorted(events)))


def _missiles(chance: Random) -> int:
    return chance.randint(1, 6) if chance.random() < 0.15 else 0


def count(events: Iterable[Event], measure: str, thing: str, place: str | None = None) -> int:
    """How many: `launched` counts every event; a place is a region, none the whole country."""
    return sum(
        event.thing == thing and measure in ("launched", event.outcome) and place in (None, event.place)
        for event in events
    )


def by_place(events: Iterable[Event], measure: str, thing: str) -> tuple[tuple[str, int], ...]:
    """How many, by region, the most first."""
    found = Counter(event.place for event in events if event.thing == thing and event.outcome == measure)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def between(events: Iterable[Event], since: int, until: int) -> tuple[Event, ...]:
    """The events of a stretch of minutes."""
    return tuple(event for event in events if since <= event.minute < until)
