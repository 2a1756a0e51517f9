"""The records that flow through the house: immutable, typed, each field listed once.

Ranges are half-open and count Unicode code points of the original text. Times are UTC.
The public JSON form of each record is made and read back by `model.public`. A field named `count` hides the method that
every tuple has, which nothing here calls; the type checker is told so where it happens.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

Span = tuple[int, int]


class Document(NamedTuple):
    """A text as received, with what is known about it before reading.

    `origin` is the address of the report that it forwards, `edited` the time of its last change, as the platform says.
    """

    text: str
    uri: str | None = None
    published: datetime | None = None
    source: str | None = None
    language: str | None = None
    title: str | None = None
    origin: str | None = None
    edited: datetime | None = None


class Quote(NamedTuple):
    """A range of the original text and the words in it."""

    start: int
    stop: int
    text: str


class Count(NamedTuple):
    """low <= N <= high; `high` None means no upper bound. `form` is a key of `forms` in the vocabulary."""

    low: int
    high: int | None
    form: str = "exact"


class Place(NamedTuple):
    """A region (ISO 3166-2), country (ISO 3166-1) or sea, with the name as written."""

    code: str
    name: str


class Town(NamedTuple):
    """A town, inside its region; `id` is `geonames:N` or None where no one town was settled on."""

    name: str
    id: str | None
    region: str | None


class Window(NamedTuple):
    """When: `start` and `end` in UTC, `zone` the one that was meant, `date` the morning a night ends on."""

    start: datetime | None = None
    end: datetime | None = None
    date: date | None = None
    precision: str | None = None
    zone: str | None = None


class Speaker(NamedTuple):
    """Who asserts: `channel` through what, `via` who cites them (the chain's other links, nearest first)."""

    name: str | None
    role: str | None = None
    channel: str | None = None
    via: tuple[str, ...] = ()


class Evidence(NamedTuple):
    """The range of the text behind each field."""

    count: Span | None = None  # type: ignore[assignment]
    thing: Span | None = None
    measure: Span | None = None
    places: tuple[Span, ...] = ()
    window: Span | None = None
    speaker: Span | None = None


class Claim(NamedTuple):
    """Somebody asserts low <= N(measure, thing, places, window) <= high."""

    id: str
    measure: str
    thing: str
    count: Count  # type: ignore[assignment]
    quote: Quote
    model: str | None = None
    places: tuple[Place, ...] = ()
    towns: tuple[Town, ...] = ()
    window: Window = Window()
    speaker: Speaker | None = None
    stance: str = "asserted"
    background: bool = False
    cue: str | None = None
    part_of: str | None = None
    closed: bool = False
    each: bool = False
    corrects: str | None = None
    evidence: Evidence = Evidence()


class Statement(NamedTuple):
    """Something said without a count: a denial, an acknowledgement, a call …"""

    kind: str
    speaker: Speaker | None
    quote: Quote


class Mark(NamedTuple):
    """Something that reading noticed beside the claims; `kind` is a key of `marks` in the vocabulary."""

    kind: str
    quote: Quote
    detail: str = ""
    claims: tuple[str, ...] = ()


class Regrouping(NamedTuple):
    """Another grammatical reading: these claims, read as one each, may share a single count."""

    claims: tuple[str, ...]
    count: Count  # type: ignore[assignment]
    quote: Quote


class Issue(NamedTuple):
    """What a stage met and could not settle. `code` is a short slug; `quote` the words, if any."""

    stage: str
    code: str
    message: str
    quote: Quote | None = None


class Extract(NamedTuple):
    """All that reading takes from one document."""

    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    marks: tuple[Mark, ...] = ()
    regroupings: tuple[Regrouping, ...] = ()


class Contradiction(NamedTuple):
    """A set of claims with no solution: its proof, repairs and what it rests on.

    `proof` holds sums written out, `repairs` one line each, `rests_on` what must be granted (empty: nothing),
    `kind` is `sum`, `outcomes`, `part`, `each`, `totals`, or `longer`: a longer total against its nights.
    """

    kind: str
    claims: tuple[str, ...]
    message: str
    proof: tuple[str, ...]
    repairs: tuple[str, ...]
    severity: int
    rests_on: tuple[str, ...] = ()


class Agreement(NamedTuple):
    """A sum that does hold."""

    message: str
    claims: tuple[str, ...]


class Finding(NamedTuple):
    """Claims or words that a careful reader should see side by side. Severity 1 is the most certain."""

    code: str
    severity: int
    message: str
    claims: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    proof: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()


class Report(NamedTuple):
    """What identifies the text that was read; `id` is `sha256:` of its UTF-8 bytes."""

    id: str
    uri: str | None = None
    language: str | None = None
    published: datetime | None = None
    title: str | None = None
    source: str | None = None


class Answer(NamedTuple):
    """Everything said about one report; its public form is one `counterclaim/1` object."""

    report: Report
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    issues: tuple[Issue, ...] = ()
