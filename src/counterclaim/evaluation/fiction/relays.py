"""Outlets that tell what others told: in their own words or in the same, now and then with another number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random
from typing import Final

from counterclaim.evaluation.fiction.raids import NIGHT
from counterclaim.evaluation.fiction.records import Telling

KINDS: Final[Mapping[str, str]] = {
    "total": "relay_total", "split": "relay_total", "merged": "relay_total", "corrected": "relay_total",
    "attack": "relay_attack", "region": "relay_region",
}  # fmt: skip
"""What a relay makes of each kind of report; others are not relayed."""

OUTLETS: Final[Mapping[str, str]] = {"desk_en": "en", "wire_ru": "ru", "wire_uk": "uk"}
"""The outlets and their languages."""

_KEPT: Final = ("total", "launched")


def relays(night: Sequence[Telling], language: Mapping[str, str], chance: Random) -> Iterator[Telling]:
    """What the outlets make of one night's reports; `of` counts in `night`, `language` is that of each teller."""
    for at, told in enumerate(night):
        if told.kind not in KINDS or told.until != NIGHT:
            continue
        for outlet, spoken in OUTLETS.items():
            if chance.random() >= 0.3:
                continue
            later = told.published + timedelta(minutes=chance.randint(5, 240))
            if language[told.teller] == spoken and chance.random() < 0.4:
                yield told._replace(teller=outlet, published=later, of=at, verbatim=True)
            else:
                numbers = tuple((slot, number) for slot, number in told.numbers if slot in _KEPT)
                kind = KINDS[told.kind]
                yield told._replace(kind=kind, teller=outlet, published=later, of=at, numbers=numbers, parts=())
