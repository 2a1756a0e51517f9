"""A claim while it is being read, and what one sentence hands on to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from counterclaim.model import Count, Speaker, Window
from counterclaim.reading.things.items import Act, Item
from counterclaim.reading.where.spots import Spot
from counterclaim.reading.words.around import Words
from counterclaim.reading.words.scopes import Sentence

_OPEN = Window()


@dataclass(slots=True, eq=False)
class Draft:
    """A claim in the making; `whole` is the draft it is part of."""

    measure: str
    thing: str
    count: Count
    i: int
    j: int
    sentence: int
    item: Item | None = None
    act: tuple[int, int] | None = None
    model: str | None = None
    spots: list[Spot] = field(default_factory=list)
    own_place: bool = False
    window: Window = _OPEN
    window_span: tuple[int, int] | None = None
    speaker: Speaker | None = None
    speaker_span: tuple[int, int] | None = None
    stance: str = "asserted"
    background: bool = False
    cue: str | None = None
    whole: Draft | None = None
    closed: bool = False
    each: bool = False
    group: int = 0
    corrects: Draft | None = None

    @property
    def stated(self) -> bool:
        """Whether words of the text give the count, and it is not zero."""
        return self.count.form not in ("singular", "plural", "zero")

    @property
    def own_town(self) -> frozenset[str]:
        """The towns it tells of."""
        return frozenset([n.town.name for s in self.spots for n in s.names if n.town is not None])

    @property
    def codes(self) -> tuple[str, ...]:
        """All place codes, each once."""
        return tuple(dict.fromkeys([c for s in self.spots for n in s.names for c in n.codes]))


@dataclass(slots=True)
class Talk:
    """What later sentences may lean on."""

    places: list[Spot] = field(default_factory=list)
    place_paragraph: int = -1
    window: Window = _OPEN
    window_span: tuple[int, int] | None = None
    window_day: object = None
    window_paragraph: int = -1
    speaker: Speaker | None = None
    speaker_span: tuple[int, int] | None = None
    speaker_paragraph: int = -1
    measure: str | None = None  # of the list that is open
    act: tuple[int, int] | None = None
    things: list[tuple[str, str | None]] = field(default_factory=list)  # (thing, model) met, the latest last
    whole: Draft | None = None
    list_open: bool = False
    ahead: bool = False  # list lines follow this one, with or without a colon
    loose: bool = False  # the open list was opened without a colon
    last: list[Draft] = field(default_factory=list)
    seat: list[Spot] = field(default_factory=list)


class Scene(NamedTuple):
    """One sentence while its claims are read; `heading`: a list follows it."""

    words: Words
    sentence: Sentence
    order: int  # the sentence's place in the report
    items: list[Item]
    acts: list[Act]
    spots: list[Spot]
    talk: Talk
    heading: bool
