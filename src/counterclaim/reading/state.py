"""What the sentences of one report share while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.languages.load import Lexicon
from counterclaim.model import Document, Issue, Mark, Quote, Span, Window
from counterclaim.places import Gazetteer
from counterclaim.reading.drafts import Draft, Talk
from counterclaim.reading.when.windows import Clock
from counterclaim.reading.where.spots import Name, Spot
from counterclaim.reading.who.people import People
from counterclaim.reading.who.speakers import Voice
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.scopes import Sentence
from counterclaim.reading.words.tokens import Tokens

Pair = tuple[int, int]
"""A range of tokens."""


@dataclass(slots=True)
class Lead:
    """The day that opened a paragraph, with nothing counted beside it."""

    paragraph: int
    window: Window
    span: Pair


@dataclass(slots=True)
class Handed:
    """What a list's heading handed on to each of its items."""

    places: list[Spot]
    window: Window
    span: Pair | None


@dataclass(slots=True)
class State:
    """The report being read: its tokens and known forms, what was read of it so far, and what is in force."""

    document: Document
    lexicon: Lexicon
    gazetteer: Gazetteer
    tokens: Tokens
    sentences: list[Sentence]
    clock: Clock
    people: People
    at: dict[int, Hit] = field(default_factory=dict)
    talk: Talk = field(default_factory=Talk)
    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    said: list[list[Voice]] = field(default_factory=list)  # the voices of each sentence
    known: frozenset[str] = frozenset()  # regions and countries named beyond doubt
    recall: dict[str, Name] = field(default_factory=dict)  # the last region and sea named
    local: Mapping[str, str] = field(default_factory=dict)  # zones by country, where times are local to the place
    zoned: set[Pair | None] = field(default_factory=set)  # time phrases that name their zone
    dated: Pair | None = None  # the time phrase that named the day in force
    rests: dict[Pair, Pair] = field(default_factory=dict)  # time phrases that lean on its day
    lead: Lead | None = None
    bullet: int | None = None  # the paragraph of the list item being read
    head: Handed = field(default_factory=lambda: Handed([], Window(), None))
    exercise: bool = False  # the report tells of an exercise, or the like: nothing in it is a claim

    def quote(self, i: int, j: int) -> Quote:
        """The original words of tokens [i, j)."""
        start, stop = self.tokens.start[i], self.tokens.stop[j - 1]
        return Quote(start, stop, self.document.text[start:stop])

    def span(self, pair: Pair | None) -> Span | None:
        """The range of the original that tokens [i, j) take."""
        return (self.tokens.start[pair[0]], self.tokens.stop[pair[1] - 1]) if pair else None
