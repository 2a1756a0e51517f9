"""Whose word a claim is: one voice for all the forms in which a speaker is named, wherever that was published.

A speaker whose own source is described is that source's voice. An office without a person ("the governor") is the voice
of the one source of that role in whose place the claim counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from counterclaim.model.kept import Source, Told
from counterclaim.model.text import fold

Within = Callable[[str], bool]


class Voice(NamedTuple):
    """A voice by its folded name; `own`: the source speaks for itself; `home`: the voice's own source, if known."""

    name: str
    own: bool
    home: Source | None


class _Known(NamedTuple):
    """The sources by the names of their voices, and those that hold an office somewhere by its name."""

    names: Mapping[str, Source]
    offices: Mapping[str, tuple[Source, ...]]


class _Sources:
    """Sources that are told apart by being another mapping, so that what is known of them is worked out once."""

    def __init__(self, held: Mapping[str, Source]) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sources) and self.held is other.held

    def __hash__(self) -> int:
        return id(self.held)


def voice(told: Told, sources: Mapping[str, Source], within: Within) -> Voice:
    """Whose word a claim is; `within` says whether all of its places lie in a place."""
    source = sources.get(told.source)
    speaker = told.claim.speaker
    name = fold((speaker.name or speaker.role or "") if speaker else "")
    if not name or (source is not None and speaker and not speaker.name and name == fold(source.role or "")):
        return Voice(_own(source) if source else fold(told.source), True, source)
    known = _known(_Sources(sources))
    home = known.names.get(name) or _office(name, known, within)
    if home is None:
        return Voice(name, False, None)
    return Voice(_own(home), home.key == told.source, home)


def _own(source: Source) -> str:
    """What a source's own voice is called."""
    return fold(source.speaker or source.name or source.key)


def _office(name: str, known: _Known, within: Within) -> Source | None:
    """The one source whose office is named, of those in whose place the claim counts."""
    held = [each for office, sources in known.offices.items() if name.startswith(office) for each in sources]
    near = [each for each in held if each.place and within(each.place)]
    return near[0] if len(near) == 1 else None


@lru_cache(maxsize=8)
def _known(sources: _Sources) -> _Known:
    names: dict[str, Source] = {}
    offices: dict[str, tuple[Source, ...]] = {}
    for source in sources.held.values():
        for form in (source.speaker, source.name):
            if form:
                names.setdefault(fold(form), source)
        if source.role and source.place and source.speaker:
            office = fold(source.role)
            offices[office] = (*offices.get(office, ()), source)
    return _Known(names, offices)
