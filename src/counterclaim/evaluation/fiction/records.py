"""What an invented world is made of: raids, what was told of them, what was altered in the telling."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from counterclaim.model.kept import Entry, Source


class Event(NamedTuple):
    """One weapon: its minute (from 20:00 of the evening), region and kind, and a measure: what became of it."""

    minute: int
    place: str
    thing: str
    outcome: str


class Raid(NamedTuple):
    """All that flew at one country in the night to a morning."""

    morning: date
    country: str
    events: tuple[Event, ...]


class Telling(NamedTuple):
    """What a source means to say in one report, before it is put into words.

    `kind` names the templates; `numbers` pairs a slot of theirs with a number, `parts` a region with one. `since` and
    `until` are minutes from 20:00 of the evening. `begins` is the first morning of a week. `of` is the place of the
    telling that this one repeats, in the order in which they were told; `verbatim`: in the same words.
    """

    kind: str
    teller: str
    published: datetime
    morning: date
    country: str
    numbers: tuple[tuple[str, int], ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    place: str | None = None
    since: int = 0
    until: int = 720
    begins: date | None = None
    of: int | None = None
    verbatim: bool = False


class Said(NamedTuple):
    """A claim that a report was written to make: low <= N <= high (None: no upper bound) over these places."""

    measure: str
    thing: str
    low: int
    high: int | None
    places: tuple[str, ...]


class Altered(NamedTuple):
    """A published number that is not the one meant: in which report, the slot or region, both numbers.

    `shows` where another number told contradicts it; without that, nobody could find it.
    """

    report: str
    kind: str
    slot: str
    meant: int
    told: int
    shows: bool
    morning: date
    country: str


class Fact(NamedTuple):
    """What happened: exactly `number`, in the night to `morning`. `honest`: nothing told of that night was altered."""

    morning: date
    measure: str
    thing: str
    place: str
    number: int
    honest: bool


class Truth(NamedTuple):
    """What a reconstruction is held against."""

    facts: tuple[Fact, ...]
    altered: tuple[Altered, ...]
    said: Mapping[str, tuple[Said, ...]]
    copies: Mapping[str, str]


class Fiction(NamedTuple):
    """An invented ledger: who speaks, what was published, and the truth (`said` and `copies` by report)."""

    sources: Mapping[str, Source]
    entries: tuple[Entry, ...]
    truth: Truth
