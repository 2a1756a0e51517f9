"""What officials tell of a raid: in full, in tranches, rounded, late, in part, with a correction; a night at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from counterclaim.evaluation.fiction.raids import NIGHT, REGIONS, between, by_place, count
from counterclaim.evaluation.fiction.records import Raid, Telling

EVENING: Final = timedelta(hours=-7)
"""20:00 in the zone of both countries in summer (UTC+3) as seen from midnight UTC of the morning."""

HEADS: Final = 3
"""Every other region among the first so many has a governor who tells of it."""

Style = Callable[[Raid, str, Random], Iterator[Telling]]


def after(morning: date, minutes: int) -> datetime:
    """The instant so many minutes after 20:00 of the evening."""
    return datetime.combine(morning, time(), UTC) + EVENING + timedelta(minutes=minutes)


def _told(kind: str, teller: str, raid: Raid, minute: int, **fields: Any) -> Telling:
    return Telling(kind, teller, after(raid.morning, minute), raid.morning, raid.country)._replace(**fields)


def _drones(raid: Raid, since: int = 0, until: int = NIGHT) -> int:
    return count(between(raid.events, since, until), "intercepted", "drone")


def _total(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    yield _told("total", teller, raid, NIGHT + chance.randint(10, 40), numbers=(("total", _drones(raid)),))


def _split(raid: Raid, teller: str, chance: Random, minute: int = NIGHT + 20) -> Iterator[Telling]:
    parts = by_place(raid.events, "intercepted", "drone")
    if len(parts) < 2:
        yield from _total(raid, teller, chance)
    else:
        yield _told("split", teller, raid, minute, numbers=(("total", _drones(raid)),), parts=parts)


def _tranche(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    evening = _drones(raid, 0, 180)
    if evening:
        yield _told("window", teller, raid, 200, numbers=(("total", evening),), until=180)
    yield from _split(raid, teller, chance)


def _merged(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    first, second = _drones(raid, 0, 240), _drones(raid, 240)
    if first and second:
        yield _told("window", teller, raid, 260, numbers=(("total", first),), until=240)
        yield _told("window", teller, raid, NIGHT + 15, numbers=(("total", second),), since=240)
    yield _told("merged", teller, raid, NIGHT + 120, numbers=(("total", first + second),))


def _further(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    first, second = _drones(raid, 0, 600), _drones(raid, 600)
    if first and second:
        yield _told("merged", teller, raid, 615, numbers=(("total", first),), until=600)
        yield _told("further", teller, raid, NIGHT + 10, numbers=(("total", second),), since=600)
    else:
        yield from _total(raid, teller, chance)


def _corrected(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    number = _drones(raid)
    wrong = max(1, number - chance.randint(1, 3))
    if wrong < number:
        yield _told("total", teller, raid, NIGHT + 15, numbers=(("total", wrong),))
        yield _told("corrected", teller, raid, NIGHT + 200, numbers=(("total", number), ("wrong", wrong)))
    else:
        yield from _total(raid, teller, chance)


def _attack(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    slots = {"launched": "launched", "total": "intercepted", "lost": "suppressed", "hit": "hit"}
    numbers = tuple((slot, count(raid.events, measure, "drone")) for slot, measure in slots.items())
    if all(number for _, number in numbers):
        yield _told("attack", teller, raid, NIGHT + 30, numbers=numbers)
    else:
        yield from _total(raid, teller, chance)


def _mixed(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    missiles = count(raid.events, "intercepted", "cruise_missile")
    if missiles:
        numbers = (("total", _drones(raid)), ("missiles", missiles))
        yield _told("mixed", teller, raid, NIGHT + 25, numbers=numbers)
    else:
        yield from _attack(raid, teller, chance)


def _partly(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    parts = by_place(raid.events, "intercepted", "drone")
    kind = chance.choice(("including", "omitted"))
    if len(parts) < 4:
        yield from _total(raid, teller, chance)
    elif kind == "including":
        place, _ = parts[0]
        numbers = (("total", _drones(raid)),)
        yield _told(kind, teller, raid, NIGHT + 20, numbers=numbers, parts=parts[:1], place=place)
    else:
        yield _told(kind, teller, raid, NIGHT + 20, parts=parts[: len(parts) // 2])


def _late(raid: Raid, teller: str, chance: Random) -> Iterator[Telling]:
    for told in _total(raid, teller, chance):
        yield told._replace(published=told.published + timedelta(hours=chance.randint(12, 60)))


COMMAND: Final[Mapping[Style, int]] = {
    _split: 5, _tranche: 4, _merged: 3, _further: 2, _corrected: 2, _attack: 5, _mixed: 3, _partly: 3, _total: 2,
    _late: 2,
}  # fmt: skip
"""How a command tells of a night, and how often each way."""


def command(raid: Raid, chance: Random) -> Iterator[Telling]:
    """The command's reports of a night; now and then none, and of a night without drones brought down none either."""
    if chance.random() < 0.06 or not _drones(raid):
        return
    style = chance.choices(list(COMMAND), list(COMMAND.values()))[0]
    yield from style(raid, f"command_{raid.country.lower()}", chance)


def ministry(raid: Raid, chance: Random) -> Iterator[Telling]:
    """A second national voice, which rounds."""
    number, kind = _drones(raid), chance.choice(("about", "over_floor"))
    if number < 20 or chance.random() < 0.6:
        return
    rounded = 5 * round(number / 5) if kind == "about" else 5 * ((number - 1) // 5)
    minute = NIGHT + chance.randint(60, 180)
    yield _told(kind, f"ministry_{raid.country.lower()}", raid, minute, numbers=(("total", rounded),))


def governors(raid: Raid, chance: Random) -> Iterator[Telling]:
    """Heads of regions tell of their own; some say at night how many it was so far, some say that it was none."""
    for place in REGIONS[raid.country][0:HEADS:2]:
        teller = f"head_{place.lower().replace('-', '_')}"
        here = [event for event in raid.events if event.place == place]
        number = count(here, "intercepted", "drone")
        so_far = count(between(here, 0, 360), "intercepted", "drone")
        if so_far > 2 and chance.random() < 0.4:
            yield _told("region_floor", teller, raid, 370, numbers=(("total", so_far),), place=place, until=360)
        if chance.random() < 0.85:
            kind = "region" if number else "zero"
            numbers = (("total", number),) if number else ()
            yield _told(kind, teller, raid, NIGHT + chance.randint(-40, 40), numbers=numbers, place=place)


def week(raids: tuple[Raid, ...], chance: Random) -> Iterator[Telling]:
    """The command's sum of a week of one country's raids."""
    last = raids[-1]
    numbers = (("total", sum(map(_drones, raids))),)
    teller = f"command_{last.country.lower()}"
    yield _told("week", teller, last, NIGHT + 300, numbers=numbers, begins=raids[0].morning)


def filler(raid: Raid, teller: str, chance: Random) -> Telling:
    """A report that tells of something else."""
    return _told("filler", teller, raid, NIGHT + chance.randint(200, 600), numbers=(("total", chance.randint(2, 9)),))
