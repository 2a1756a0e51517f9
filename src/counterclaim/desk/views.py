"""What the desk answers: one record a page or a part of one. The types of the front end are generated from these.

Times are UTC, mornings are those that a night ends on, ids are the ledger's. A record that ends in `Page` is one page
of an ordered list: `next` is what to ask for the following one with (None: there is none), `fitting` how many
fit in all (None: not counted).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from counterclaim.ledger import Found, Version
from counterclaim.model.kept import Capture, Decision, Entry, Figure, Link, Period, Source, Step, Told
from counterclaim.model.profile import Profile
from counterclaim.model.records import (
    Agreement,
    Claim,
    Finding,
    Issue,
    Report,
    Statement,
)
from counterclaim.model.reviewed import Compared


class Person(NamedTuple):
    """Who is at the desk; `role` is reader, reviewer or admin, each of which may do what the one before may."""

    name: str
    role: str


class Account(NamedTuple):
    """A person with an account, and when they were last seen."""

    name: str
    role: str
    since: datetime
    last: datetime | None = None


class Desk(NamedTuple):
    """What is on the desk. `open`: one person on this machine, and no login; `token` goes back with every change.

    `event` is the number of the ledger's last event, `settled` whether links and findings across reports include it.
    `first` and `last` are the mornings of the first and last night that is told of; `zone` that of most sources.
    """

    version: str
    reader: str
    ledger: str
    reports: int
    claims: int
    findings: int
    first: date | None
    last: date | None
    zone: str
    event: int
    settled: bool
    open: bool
    person: Person | None
    token: str


class Word(NamedTuple):
    """A term of the vocabulary; `light` and `dark` are a measure's colours, `counts` the thing it usually counts."""

    key: str
    label: str
    means: str
    title: str = ""
    parent: str | None = None
    abstract: bool = False
    clash: bool = False
    light: str | None = None
    dark: str | None = None
    counts: str | None = None


class Vocabulary(NamedTuple):
    """The terms of the field, section by section, in the vocabulary's order."""

    measures: tuple[Word, ...]
    things: tuple[Word, ...]
    stances: tuple[Word, ...]
    forms: tuple[Word, ...]
    states: tuple[Word, ...]
    links: tuple[Word, ...]
    decisions: tuple[Word, ...]
    exclusions: tuple[Word, ...]
    assumptions: tuple[Word, ...]
    readings: tuple[Word, ...]
    periods: tuple[Word, ...]
    findings: tuple[Word, ...]


class Name(NamedTuple):
    """A place with its name in the language of the page; `inside` is its parent."""

    code: str
    name: str
    inside: str | None


class Names(NamedTuple):
    """The names of all countries, regions, seas and towns that the ledger tells of, in one language."""

    language: str
    places: tuple[Name, ...]


class KeptCheck(NamedTuple):
    """A check that a person kept: its title or name, if it has one, how its text begins, and when it was kept."""

    id: str
    name: str | None
    begins: str
    kept: datetime


class KeptChecks(NamedTuple):
    """The checks that a person kept, the latest first."""

    items: tuple[KeptCheck, ...]


class Checking(NamedTuple):
    """What can be checked: languages that are read, characters of a text, bytes and reports of a file."""

    languages: tuple[str, ...]
    longest: int
    largest: int
    most: int


class Checked(NamedTuple):
    """One report as read and judged, with its text; ids are those of the report alone (`c1`).

    `id` is what its permanent link ends in, once it was kept; `zone` the one that was given for its clock times.
    """

    id: str | None
    name: str
    text: str
    zone: str | None
    report: Report
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]
    issues: tuple[Issue, ...]


class Checks(NamedTuple):
    """What was in a pasted text or a dropped file; `more`: further reports were left out, `issues`: of the file."""

    items: tuple[Checked, ...]
    more: bool = False
    issues: tuple[Issue, ...] = ()


class Bar(NamedTuple):
    """A figure on the timeline: low <= N <= high and what is reported, of one night, week or month.

    `reported` is None where none of the claims is counted: that is no zero. `counted` of `told` claims are in it;
    `undated` of these tell no time and stand where they were published. `findings` that touch it are numbers that
    cannot all be true. `figure` is the id to ask reasons for, None for weeks and months and where the filter asks for
    something that no id spells out. `of` is the side, source or place that a split timeline is of.
    """

    measure: str
    thing: str
    of: str | None
    since: date
    until: date
    low: int
    high: int | None
    reported: tuple[int, int | None] | None
    counted: int
    told: int
    undated: int
    findings: int
    figure: str | None


class Silence(NamedTuple):
    """Mornings of nights that no claim of what is asked for tells of, both included; that is not zero."""

    since: date
    until: date


class Timeline(NamedTuple):
    """Figures in order of time. `waiting` nights are still being worked out: ask again; they are in `bars` by then.

    `by` is night, week or month. Weeks and months are whole ones, and sums of the figures of their nights: a claim of
    a whole day, which two nights share, is in none of these. Nothing is called silent while nights are waiting.
    `split` is side, source or place where each of these has figures of its own, and `left` how many were left out.
    """

    by: str
    split: str | None
    zone: str
    since: date | None
    until: date | None
    bars: tuple[Bar, ...]
    silent: tuple[Silence, ...]
    waiting: int = 0
    left: int = 0


class Shade(NamedTuple):
    """A figure of one country, region or sea over the time asked for.

    `rest` is how much of what is reported of it is reported of none of its regions; None where no region is told of.
    """

    code: str
    low: int
    high: int | None
    reported: tuple[int, int | None]
    counted: int
    told: int
    findings: int
    rest: tuple[int, int | None] | None


class Spot(NamedTuple):
    """A town that `told` claims name: degrees north and east of its middle.

    `reported` is the largest count that any one claim has for a day, the days added up: copies add nothing, and what
    several claims of one day say apart neither.
    """

    id: str
    name: str
    region: str | None
    latitude: float
    longitude: float
    told: int
    reported: tuple[int, int | None]


class Shading(NamedTuple):
    """A measure over the map; `nowhere` claims name no place. `waiting` as in a timeline."""

    measure: str
    thing: str
    since: date | None
    until: date | None
    places: tuple[Shade, ...]
    towns: tuple[Spot, ...]
    nowhere: int
    waiting: int = 0


class Brief(NamedTuple):
    """A report in a list: its latest version, its first words, who it goes back to, how many claims it has.

    `clashes` are the findings that it is in of numbers that cannot all be true.
    """

    id: str
    version: int
    source: str | None
    uri: str | None
    title: str | None
    language: str | None
    published: datetime | None
    received: datetime
    deleted: datetime | None
    excerpt: str
    claims: int
    origin: str
    clashes: int


class NightAccount(NamedTuple):
    """The account of one night, with what its claims stand in. `withheld` are the assumptions that were not granted.

    `previous` and `following` are the nearest mornings that a claim is about. `figures` come across sources first; then
    the one that was chosen, by source. `granted` are all assumptions that a figure rests on and that can be switched.
    `reports` are those of the night, and those that they go back to.
    """

    period: Period
    zone: str
    figures: tuple[Figure, ...]
    told: tuple[Told, ...]
    findings: tuple[Found, ...]
    links: tuple[Link, ...]
    reports: tuple[Brief, ...]
    granted: tuple[str, ...]
    withheld: tuple[str, ...]
    previous: date | None
    following: date | None


class ReportAccount(NamedTuple):
    """One report whole: versions with their differences, what one of them says, what became of it, where it came from.

    `entry` is the version asked for, the latest unless one is named; `latest` the number of that one. `told` are its
    claims as they stand after review (ids of the whole ledger); `read` as the reader read them; `others` the claims of
    other reports and versions that links and findings name. `findings` are its own and those across reports that touch
    it, in any version; `links` to what it copies and from what copies it. `nights` are the mornings it tells of.
    """

    entry: Entry
    latest: int
    versions: tuple[Version, ...]
    told: tuple[Told, ...]
    read: tuple[Claim, ...]
    others: tuple[Told, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Found, ...]
    agreements: tuple[Agreement, ...]
    issues: tuple[Issue, ...]
    links: tuple[Link, ...]
    linked: tuple[Brief, ...]
    decisions: tuple[Decision, ...]
    capture: Capture | None
    nights: tuple[date, ...]


class ClaimAccount(NamedTuple):
    """One claim: as it stands, as it was read, what was decided, and the way down to the bytes it came from.

    `text` is the report's text around its words, which `starts` that many code points in; the claim's ranges count from
    the beginning of the report. `others` are the claims that it or its findings name. `why` tells nothing of totals:
    /api/why/ID does.
    """

    told: Told
    read: Claim
    report: Brief
    text: str
    starts: int
    others: tuple[Told, ...]
    decisions: tuple[Decision, ...]
    findings: tuple[Found, ...]
    nights: tuple[date, ...]
    why: Step


class ClaimsPage(NamedTuple):
    """Claims in the order of publication."""

    items: tuple[Told, ...]
    next: str | None
    fitting: int | None
    capped: bool = False


class ReportsPage(NamedTuple):
    """Reports in the order of publication."""

    items: tuple[Brief, ...]
    next: str | None
    fitting: int | None
    capped: bool = False


class FindingsPage(NamedTuple):
    """Findings, the most severe first, with the claims that they are about."""

    items: tuple[Found, ...]
    told: tuple[Told, ...]
    next: str | None
    fitting: int | None
    capped: bool = False


class Explained(NamedTuple):
    """What a finding's code means, with an example, as Markdown in `language`; `title` is in English."""

    code: str
    title: str
    markdown: str
    language: str


class Task(NamedTuple):
    """A claim to look at: `weight` is by how much a total would change without it, `figure` which one.

    That of a claim in a clash, and of the smaller numbers of a day with many, is its number.
    `because` says in keys why it is worth a look: clash (it stands in a finding of numbers that cannot all be true),
    counted, soft, preliminary, unspoken (nobody is said to assert it), undated, unplaced. `findings` are those that it
    stands in.
    """

    told: Told
    report: Brief
    weight: int
    figure: str | None
    because: tuple[str, ...]
    findings: tuple[Found, ...]


class Queue(NamedTuple):
    """Claims to review, those first that would change a total most; `left` nobody has looked at, of those that fit.

    These are of the nights from `since` to `until`, which are not all that there are where `more` is true.
    """

    items: tuple[Task, ...]
    left: int
    since: date | None
    until: date | None
    more: bool


class Total(NamedTuple):
    """A figure of one night in short: low <= N <= high, and what is reported."""

    figure: str
    measure: str
    thing: str
    place: str | None
    morning: date
    low: int
    high: int | None
    reported: tuple[int, int | None]


class Shift(NamedTuple):
    """A total before and after a decision; None where no claim touches it."""

    figure: str
    before: Total | None
    after: Total | None


class Decided(NamedTuple):
    """What came of a decision; `told` are the claims it touched.

    `shifts` are the totals of nights in which these have a part, whether they changed or not.
    """

    decision: Decision
    told: tuple[Told, ...]
    shifts: tuple[Shift, ...]


class DecisionsPage(NamedTuple):
    """Decisions, the latest first; `undone` are the numbers of those that no longer hold."""

    items: tuple[Decision, ...]
    undone: tuple[int, ...]
    next: str | None
    fitting: int | None


class Agreed(NamedTuple):
    """The reviewers there are and, where two were named, how these agree."""

    reviewers: tuple[str, ...]
    compared: Compared | None


class SourceRow(NamedTuple):
    """A source in the list: its description, the grade that people gave it, how many reports came of it."""

    source: Source
    grade: str | None
    reports: int
    first: datetime | None
    last: datetime | None


class Sources(NamedTuple):
    """All sources, described or heard."""

    items: tuple[SourceRow, ...]
    sides: tuple[str, ...]


class Profiled(NamedTuple):
    """A source by its own numbers from `since` to `until`; `independent` of its claiming reports copy no other.

    `latest`: these are its latest nights alone, and what it tells of earlier ones is left out, for there is much. While
    others' figures of `waiting` nights are being worked out there are no differences: ask again.
    """

    source: Source
    grade: str | None
    since: date | None
    until: date | None
    profile: Profile | None
    independent: int
    latest: bool = False
    waiting: int = 0


class ExportFormat(NamedTuple):
    """A format of export; `takes` are the parts of the ledger that it writes."""

    name: str
    means: str
    suffix: str
    takes: tuple[str, ...]


class Exports(NamedTuple):
    """All formats."""

    items: tuple[ExportFormat, ...]


class Search(NamedTuple):
    """A saved search: its address' query, whose it is, and the address that is told when something new fits it.

    `kind` is what is searched: claims, findings or reports. `told` is when the webhook was last called, `trouble` what
    went wrong then. `secret` is what its calls are signed with, said once, to whoever saved it.
    """

    id: int
    name: str
    kind: str
    query: str
    by: str
    created: datetime
    webhook: str | None = None
    told: datetime | None = None
    trouble: str | None = None
    secret: str | None = None


class Searches(NamedTuple):
    """One person's saved searches; `key` goes into the address of a feed, where there are accounts."""

    items: tuple[Search, ...]
    key: str | None = None


class Accounts(NamedTuple):
    """All who have an account."""

    items: tuple[Account, ...]


class Hint(NamedTuple):
    """Something to filter by: `kind` is place or source, `key` what the filter takes."""

    kind: str
    key: str
    name: str


class Hints(NamedTuple):
    """What fits the beginning of a word."""

    items: tuple[Hint, ...]


class Fault(NamedTuple):
    """Why there is no answer, and what to do about it."""

    message: str
    remedy: str = ""
