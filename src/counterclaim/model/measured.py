"""What is measured over accounts: series with their gaps and changes, shares, waves. Times are UTC."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Literal, NamedTuple

from counterclaim.model.kept import Period
from counterclaim.model.records import Statement

State = Literal["reported", "zero", "none"]
"""Of a period: something reported, none stated, nobody reported."""

Interval = tuple[Fraction, Fraction]


class Subject(NamedTuple):
    """What a series is about; `place` None is anywhere, `source` None across sources, as in `Figure`."""

    measure: str
    thing: str
    place: str | None = None
    source: str | None = None


class Point(NamedTuple):
    """One period: low <= N <= high (None: no upper bound), what was reported of it, and the figure that says so.

    State `zero` is that somebody stated none; `none` that nobody reported: `reported` is None and the bounds say
    nothing (0 and no upper bound, unless a figure has better).
    """

    period: Period
    state: State
    low: int
    high: int | None
    reported: tuple[int, int | None] | None
    figure: str | None


class Series(NamedTuple):
    """The points of one subject, one a period, in order of time."""

    subject: Subject
    points: tuple[Point, ...]


class Gap(NamedTuple):
    """A run of periods without a report, from `first` to `last`, both included."""

    first: Period
    last: Period
    periods: int


class Change(NamedTuple):
    """A new level: the change lies after `last` and not after `first`; `unreported` periods lie between them.

    `before` and `after` are the mean reported numbers of the levels, `spans` how many reported periods each has.
    """

    last: Period
    first: Period
    unreported: int
    before: float
    after: float
    spans: tuple[int, int]


class Share(NamedTuple):
    """Which part of the launched had an outcome: `bounds` if the claims are true, `reported` as the numbers stand.

    Where there is no share both are None and `because` says why. `figures` are the launches' and the outcome's ids.
    """

    period: Period
    thing: str
    place: str | None
    source: str | None
    outcome: str
    bounds: Interval | None
    reported: Interval | None
    because: str | None
    figures: tuple[str, ...]


class Wave(NamedTuple):
    """Windows that no quiet time parts: from the first start to the last end, UTC.

    At least `low` were counted in it: the largest number that one of its claims gives. `places` are all that they name.
    """

    start: datetime
    end: datetime
    low: int
    places: tuple[str, ...]
    claims: tuple[str, ...]


class Waves(NamedTuple):
    """The waves of a period in order, and the claims whose hours are unknown or too wide to place them in one."""

    waves: tuple[Wave, ...]
    unplaced: tuple[str, ...]


Trend = Literal["more", "fewer", "largest", "smallest", "together"]
Verdict = Literal["borne out", "at odds", "open"]
Bounds = tuple[Fraction, Fraction | None]


class Said(NamedTuple):
    """A statement of a report with the trend that its words name; `since` where they say since when.

    `about` is the end of what the report's own counts are about, where they say a time.
    """

    statement: Statement
    report: str
    published: datetime
    trend: Trend
    since: date | None = None
    about: datetime | None = None


class Pattern(NamedTuple):
    """A said trend and what the numbers show: the compared means a period (or the two numbers), and the periods.

    `unreported` counts the periods of the comparison that have no report; `because` says in words what decided.
    """

    said: Said
    verdict: Verdict
    now: Bounds | None
    then: Bounds | None
    periods: tuple[Period, ...]
    unreported: int
    because: str


class Statistics(NamedTuple):
    """A series and what is made of it; `waves` only where the series is one night.

    `patterns` are the trends said in reports that also count what the series counts, `unplaced` those of other reports.
    """

    series: Series
    gaps: tuple[Gap, ...]
    changes: tuple[Change, ...]
    shares: tuple[Share, ...]
    waves: Waves | None = None
    patterns: tuple[Pattern, ...] = ()
    unplaced: tuple[Said, ...] = ()
