"""The records of what stands in a sentence: acts, things counted or named, cues. Rules fill them in as they read."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.languages.load import Sense
from counterclaim.model import Count
from counterclaim.reading.things.numbers import Number
from counterclaim.reading.where.spots import Spot
from counterclaim.reading.words.mentions import Hit


@dataclass(slots=True)
class Act:
    """An action word at tokens [i, j) with its grammatical `number`; `weak`: it may mean something else."""

    i: int
    j: int
    measure: str
    noun: bool
    weak: bool
    number: str | None
    negated: bool = False
    unreal: bool = False
    denying: bool = False  # its own words deny: "did not reach the target"
    fragments: Hit | None = None  # it is debris that fell


@dataclass(slots=True)
class Item:
    """Something counted, or named bare, at tokens [i, j). Reading fills what it lacks."""

    i: int
    j: int
    number: Number | None = None
    thing: str | None = None
    gram: str | None = None  # grammatical number: sg, pl, both
    span: tuple[int, int] | None = None  # the tokens of the thing
    model: str | None = None
    noun: Sense | None = None  # a casualty noun: measure and thing in one word
    each: bool = False
    bracketed: bool = False  # told of one place of a list alone: "over A (5 drones), B (3) regions"
    further: bool = False
    of: Item | None = None  # "3 of 5": the item of the 5
    all_of: bool = False
    act: Act | None = None
    count: Count | None = None
    bare: bool = False
    place: list[Spot] = field(default_factory=list)
    inner: Hit | None = None  # the act inside the phrase: "11 downed drones"
    share: bool = False  # "including": it is a part of the item before it
    means: bool = False  # it is what was used: "destroyed with a missile"
    foreign: bool = False  # counts something that is no thing of the field
    amount: bool = False  # its number is spoken of: "the number of downed drones"
    replaces: Number | None = None  # the number that it is told instead of: "22, not 20"


@dataclass(slots=True)
class Cue:
    """A cue word of slot `slot` at tokens [i, j)."""

    i: int
    j: int
    slot: str
    value: str


@dataclass(slots=True)
class Found:
    """What the sentence has been found to hold so far, and what some words in it say of those that follow."""

    items: list[Item] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    crewed: int = -1  # up to where things only say what people work with
    measured: int = -1  # how many items there were at the last number with a unit
    labelled: int = -2  # where the last number that is a name ("No. 5") ends
    young: set[int] = field(default_factory=set)  # where people stand who are told to be children
