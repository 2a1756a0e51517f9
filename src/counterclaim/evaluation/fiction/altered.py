"""Numbers changed in the telling, as slips and wishes change them, and whether another number shows it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Final, NamedTuple

from counterclaim.evaluation.fiction.records import Telling

ALTERED: Final[Mapping[str, tuple[str, ...]]] = {
    "split": ("total", "part"), "attack": ("launched",), "merged": ("total",), "region": ("total",),
    "relay_total": ("total",), "relay_region": ("total",), "relay_attack": ("total",), "week": ("total",),
    "total": ("total",),
}  # fmt: skip
"""The kinds of report in which a number may be altered, and which numbers."""


class Change(NamedTuple):
    """A number of a telling that was changed: its slot or region, as meant and as told."""

    slot: str
    meant: int
    told: int


def alter(told: Telling, chance: Random) -> tuple[Telling, Change] | None:
    """The telling with one number changed; None for kinds in which none is."""
    slots = ALTERED.get(told.kind)
    if not slots:
        return None
    if chance.choice(slots) == "part":
        at = chance.randrange(len(told.parts))
        place, number = told.parts[at]
        change = Change(place, number, _other(number, chance))
        return told._replace(parts=(*told.parts[:at], (place, change.told), *told.parts[at + 1 :])), change
    numbers = dict(told.numbers)
    slot = next(slot for slot in slots if slot in numbers)
    meant = numbers[slot]
    new = chance.randint(numbers["total"], meant - 1) if slot == "launched" else _other(meant, chance)
    return told._replace(numbers=tuple({**numbers, slot: new}.items())), Change(slot, meant, new)


def _other(number: int, chance: Random) -> int:
    turned = int(str(number)[::-1])
    near = (number + 1, number - 1, number + 10, number + number // 10 + 1, turned)
    return chance.choice([other for other in near if other > 1 and other != number])


def shows(told: Telling, change: Change, night: tuple[Telling, ...], original: Telling | None) -> bool:
    """Whether another number of the same report, or of the others of that `night`, contradicts the change."""
    if told.kind in ("split", "attack"):
        return True
    if told.kind.startswith("relay"):
        return original is not None
    exact = [other for other in night if other is not told and other.country == told.country]
    if told.kind == "merged":
        return sum(other.kind == "window" for other in exact) == 2
    if told.kind == "region":
        splits = (other.parts for other in exact if other.kind == "split")
        return any(dict(parts).get(told.place or "", change.told) != change.told for parts in splits)
    return False
