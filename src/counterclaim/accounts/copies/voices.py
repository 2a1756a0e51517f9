"""Who a report names as the one who says it, and whether that is the other report's voice.

Speakers are compared by the words of their names, as written: all words of the shorter name must stand in the longer,
in any inflection (words count as the same where they share a stem of four letters and seven tenths of the longer).
A name or office without a capital ("officials", "governor") names nobody in particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from counterclaim.model import Claim, Speaker
from counterclaim.model.kept import Source
from counterclaim.model.text import fold

Name = frozenset[str]
_WORD: Final = re.compile(r"\w+")
_FEW: Final = 3


def voice(source: Source | None) -> bool:
    """Whether the source is described as speaking for itself: an official's or an institution's own channel."""
    return source is not None and bool(source.speaker or source.role)


def names_of(key: str | None, source: Source | None) -> frozenset[Name]:
    """The names that a source is cited by: its channel's, its own, its speaker's, and its office's if that is one."""
    channel = key.rpartition("/")[2] if key else ""
    described = () if source is None else (source.name, source.speaker, _proper(source.role))
    return _names((*described, channel if len(channel) > _FEW else None))


@lru_cache(maxsize=4096)
def cited(speaker: Speaker | None, *, channel: bool = True) -> frozenset[Name]:
    """The names that a claim gives for who says it; `channel`: also that through which it was said."""
    if speaker is None:
        return frozenset()
    named = (speaker.name, speaker.role, *speaker.via)
    return _names((*map(_proper, named), speaker.channel if channel else None))


def same_voice(some: frozenset[Name], others: frozenset[Name]) -> bool:
    """Whether a name of the one is a name of the other."""
    return any(_matches(one, other) for one in some for other in others)


def same_office(one: Claim, other: Claim) -> bool:
    """Whether both name the same office without a name."""
    if one.speaker is None or other.speaker is None:
        return False
    mine, theirs = one.speaker.role or one.speaker.name, other.speaker.role or other.speaker.name
    return mine is not None and theirs is not None and fold(mine) == fold(theirs)


def _names(forms: Iterable[str | None]) -> frozenset[Name]:
    words = (frozenset(word for word in _WORD.findall(fold(form)) if len(word) > 1) for form in forms if form)
    return frozenset(filter(None, words))


def _proper(form: str | None) -> str | None:
    """`form` where it has a capital, or its letters know none."""
    return form if form and (form != form.lower() or form == form.upper()) else None


@lru_cache(maxsize=65536)
def _matches(one: Name, other: Name) -> bool:
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    return all(any(_one_word(word, form) for form in longer) for word in shorter)


def _one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= 4 and 10 * shared >= 7 * max(len(one), len(other))
