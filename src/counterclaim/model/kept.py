"""The records of the ledger: what came in, what was decided about it, and what it adds up to.

Ids hold in the whole ledger: a report's is 12 hexadecimal digits, a claim's `REPORT.c3` (`REPORT@1.c3` in an earlier
version of the report), and a figure's spells out what was asked, so that each can be found again years later.
Times are UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from counterclaim.model.records import Claim, Document, Finding


class Source(NamedTuple):
    """Where reports come from, as people describe it; `key` is what `Document.source` says, such as `t.me/channel`.

    `speaker` and `role` are those of its own voice; `side` is a free word, one a party; `place` a code; `grade` the
    Admiralty letter A to F; `view` pairs of a region and the country that this source counts it in.
    """

    key: str
    name: str | None = None
    speaker: str | None = None
    role: str | None = None
    side: str | None = None
    place: str | None = None
    zone: str | None = None
    language: str | None = None
    grade: str | None = None
    view: tuple[tuple[str, str], ...] = ()


class Capture(NamedTuple):
    """Bytes as received: a file, a page, a feed, a message. `address` is where they came from."""

    sha256: str
    size: int
    address: str
    received: datetime
    media: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


class Entry(NamedTuple):
    """One version of one report: its text, the capture that brought it, and when the report was found to be gone."""

    id: str
    version: int
    document: Document
    capture: str
    received: datetime
    deleted: datetime | None = None


class Told(NamedTuple):
    """A claim as the ledger holds it, with what reviewers made of it; ids inside hold in the whole ledger.

    `state` is a key of `states` in the vocabulary; `origin` the report it goes back to, its own where it copies none.
    """

    claim: Claim
    report: str
    source: str
    published: datetime | None
    state: str = "read"
    origin: str = ""


class Link(NamedTuple):
    """A report that goes back to another; `by` is a key of `links`, `likeness` from 0 to 1.

    `altered` pairs claims of the two that say the same thing with other numbers: (of the copy, of its original).
    """

    report: str
    origin: str
    by: str
    likeness: float
    altered: tuple[tuple[str, str], ...] = ()


class Decision(NamedTuple):
    """What a reviewer decided: `kind` is a key of `decisions`, `about` the claims or reports it is about.

    `fields` are the new values of a correction or grade, in the public JSON's form; `undoes` the number of a decision.
    """

    number: int
    kind: str
    about: tuple[str, ...]
    by: str
    at: datetime
    why: str
    fields: tuple[tuple[str, object], ...] = ()
    undoes: int | None = None


class Filter(NamedTuple):
    """What is asked for, the same on screen, in a query and in an export; an empty field asks for anything.

    Measures, things and places take in those inside them; `since` and `until` are local mornings, both included.
    """

    measures: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    states: tuple[str, ...] = ()
    text: str = ""


class Period(NamedTuple):
    """A stretch of time that figures are given for: `unit` is a key of `periods`; half-open, UTC.

    A night is named by the morning it ends on and reaches from noon to noon in the zone asked for.
    """

    unit: str
    label: str
    start: datetime
    end: datetime


class Excluded(NamedTuple):
    """A claim that was not added, the reason (a key of `exclusions`), and the claim or report that it points to."""

    claim: str
    because: str
    of: str | None = None


class Reading(NamedTuple):
    """A figure under another reading, named by a key of `readings`."""

    name: str
    low: int
    high: int | None


class Figure(NamedTuple):
    """How many, by whom, where and when: low <= N <= high (None: no upper bound) if the counted claims are true.

    `reported` is what the counted claims add up to, low and high: the bounds if nothing happened that nobody reported.
    `source` None is across sources. `assumptions` are keys of the vocabulary; `binding` the claims without which the
    bounds would be wider.
    """

    id: str
    measure: str
    thing: str
    place: str | None
    period: Period
    source: str | None
    low: int
    high: int | None
    reported: tuple[int, int | None]
    counted: tuple[str, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    binding: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()


class Tally(NamedTuple):
    """A figure in short, of one night: low <= N <= high, and what is reported.

    `counted` of `told` claims are in it; `undated` of those counted tell no time and stand where they were published.
    `findings` that touch it are numbers that cannot all be true. `source` None: across sources; `place` None: anywhere.
    """

    morning: date
    measure: str
    thing: str
    place: str | None
    source: str | None
    low: int
    high: int | None
    reported: tuple[int, int | None]
    counted: int
    told: int
    undated: int
    findings: int


class Night(NamedTuple):
    """The account of one night: figures (across sources, then by source), what clashes, who copied whom."""

    period: Period
    figures: tuple[Figure, ...]
    told: tuple[Told, ...]
    findings: tuple[Finding, ...] = ()
    links: tuple[Link, ...] = ()


class Step(NamedTuple):
    """One link in the chain of reasons behind a number; `id` names the figure, claim, finding or report it is about.

    `places` holds the codes of the places that `label` ends in as the report writes them.
    """

    label: str
    detail: str = ""
    id: str | None = None
    children: tuple[Step, ...] = ()
    places: tuple[str, ...] = ()
