"""Who asserts a claim, and when two names are one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.model import Claim, Speaker
from counterclaim.model.text import fold


def name_of(speaker: Speaker | None) -> str | None:
    """The speaker's name, or else the role or institution; None for nobody named."""
    return (speaker.name or speaker.role) if speaker else None


def voices(claims: Sequence[Claim]) -> dict[str, str]:
    """The name of who asserts each claim, by claim id: its own speaker or that of the nearest total it is part of."""
    by_id = {claim.id: claim for claim in claims}
    named = {claim.id: _nearest(claim, by_id) for claim in claims}
    return {key: name for key, name in named.items() if name}


def _nearest(claim: Claim, by_id: Mapping[str, Claim]) -> str | None:
    seen: set[str] = set()
    current: Claim | None = claim
    while current and current.id not in seen:
        if name := name_of(current.speaker):
            return name
        seen.add(current.id)
        current = by_id.get(current.part_of or "")
    return None


def same_name(one: str, other: str) -> bool:
    """Whether one name, folded, holds all words of the other: "Ivan Petrenko" and "Petrenko"."""
    first, second = set(fold(one).split()), set(fold(other).split())
    return first <= second or second <= first
