"""What a source's own reports show about it, beside the grade that people give it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Rate(NamedTuple):
    """`count` of `of`, with the 95 % limits of the share (Wilson's interval, 1927); None of nothing."""

    count: int  # type: ignore[assignment]
    of: int
    share: float | None
    low: float | None
    high: float | None


class Spread(NamedTuple):
    """The median and quartiles of `of` values."""

    of: int
    lower: float
    median: float
    upper: float


class Rounding(NamedTuple):
    """Last digits of the exact numbers from 10 on: `fives` end in 0 or 5, where `expected` (a share) would by chance.

    `p` is the chance of as many or more (an exact binomial tail); None where there is no such number.
    """

    digits: tuple[int, ...]
    fives: Rate
    expected: float | None
    p: float | None
    soft: Rate


class Difference(NamedTuple):
    """How a source's figures of one measure and thing differ from another source's for the same places and nights.

    Of `periods`, in `equal` the two may be equal (their ranges meet); in `higher` the source's is above, in `lower`
    below. `least` and `most` are the medians of the signed difference's two ends (this source less the other; None:
    without limit).
    """

    other: str
    measure: str
    thing: str
    periods: int
    equal: int
    higher: int
    lower: int
    least: float | None
    most: float | None


class Gap(NamedTuple):
    """Days with no report of the source that claims anything, between two that have one; both days are included."""

    since: date
    until: date
    days: int


class Suggestion(NamedTuple):
    """An Admiralty grade as computed, never in place of the one that people `set`; `reasons` say how it came about."""

    grade: str
    set: str | None
    reasons: tuple[str, ...]


class Profile(NamedTuple):
    """A source by its own numbers.

    `faults`: of the reports with sums that can be checked, those whose own numbers do not add up. `late`: hours from
    the end of a report's window to its publication. `copies`: of the reports that claim something, those that go back
    to another source; `altered`: of those, the ones that give other numbers.
    """

    source: str
    reports: int
    claiming: int
    claims: int
    first: date | None
    last: date | None
    faults: Rate
    late: Spread | None
    rounding: Rounding
    differences: tuple[Difference, ...]
    copies: Rate
    altered: Rate
    gaps: tuple[Gap, ...]
    suggestion: Suggestion
