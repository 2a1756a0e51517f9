"""The claims that a telling is meant to make, to tell errors of reading from errors of accounting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from counterclaim.evaluation.fiction.records import Said, Telling

SLOTS: Final[Mapping[str, tuple[str, str]]] = {
    "total": ("intercepted", "drone"), "launched": ("launched", "drone"), "lost": ("suppressed", "drone"),
    "hit": ("hit", "drone"), "missiles": ("intercepted", "cruise_missile"),
}  # fmt: skip
"""Measure and thing of each slot that makes a claim."""

_FLOORS: Final = ("over_floor", "region_floor")


def meant(told: Telling) -> tuple[Said, ...]:
    """What a report of this telling claims; `places` only where the text names regions."""
    if told.kind == "filler":
        return ()
    region = (told.place,) if told.place and told.kind != "including" else ()
    if told.kind == "zero":
        return (Said("intercepted", "drone", 0, 0, region),)
    said = [
        Said(*SLOTS[slot], number, None if told.kind in _FLOORS else number, region)
        for slot, number in told.numbers
        if slot in SLOTS
    ]
    return (*said, *(Said("intercepted", "drone", number, number, (place,)) for place, number in told.parts))
