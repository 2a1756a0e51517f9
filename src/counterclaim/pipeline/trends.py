"""What the reports of a ledger say of trends, and which of it is about the series that is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple, cast

from counterclaim import ledger as kept
from counterclaim.accounts.context import Context, above
from counterclaim.accounts.periods import period
from counterclaim.accounts.statistics.patterns import SPAN
from counterclaim.ledger import Ledger
from counterclaim.model import Claim
from counterclaim.model.kept import Filter
from counterclaim.model.measured import Said, Trend
from counterclaim.reading.who.trends import tells_of_trends, trend_of

_SAID: Final = frozenset({"assessment", "acknowledgement"})
"""Statements that say of a trend that it is so; a denial or a threat of it does not."""

_DAYS: Final[Mapping[str, int]] = {"night": 1, "day": 1, "week": 7, "month": 31}
"""At most so many days a period has."""


class Heard(NamedTuple):
    """The trends said of a series, and those of which it cannot be told that they are about it."""

    about: tuple[Said, ...]
    unplaced: tuple[Said, ...]


def said(ledger: Ledger, asked: Filter, around: Context) -> Heard:
    """The trends that the dated reports of a stretch say, by time of publication.

    One is about the series where its report also counts what the series counts, in the place asked for, and where its
    source does not speak for a smaller place alone: a governor's "largest" is that of the region.
    """
    counts: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in kept.told(ledger, asked):
        if one.state != "rejected":
            counts[one.report].append(one.claim)
    about, unplaced = [], []
    for source, one_said in _said(ledger, asked._replace(measures=(), things=(), places=(), states=())):
        own = around.sources.get(source)
        if one_said.report not in counts or (own is not None and _narrower(own.place, asked.places, around)):
            unplaced.append(one_said)
        else:
            about.append(one_said._replace(about=_end(counts[one_said.report], around.zone)))
    return Heard(tuple(about), tuple(unplaced))


def reach(about: Sequence[Said], unit: str, first: date) -> date | None:
    """From which morning on numbers are needed to look at trends; None: from the earliest there are.

    `first` is the morning that the series asked for begins with.
    """
    needed = [first]
    for one in about:
        if one.trend in ("largest", "smallest"):
            if one.since is None:
                return None
            needed.append(one.since)
        elif one.trend != "together":
            needed.append(one.published.date() - timedelta(days=2 * SPAN * _DAYS[unit]))
    return min(needed)


def _said(ledger: Ledger, asked: Filter) -> Iterator[tuple[str, Said]]:
    """The trends said in the reports that fit, each with the key of its source."""
    for entry in kept.entries(ledger, asked):
        document = entry.document
        if entry.deleted is not None or document.published is None or not tells_of_trends(document.text):
            continue
        answer = kept.answer(ledger, entry.id)
        for statement in answer.statements if answer is not None else ():
            if statement.kind in _SAID and answer is not None:
                found = trend_of(statement.quote.text, answer.report.language, document.published)
                if found is not None:
                    trend = cast(Trend, found[0])
                    yield document.source or "", Said(statement, entry.id, document.published, trend, found[1])


def _narrower(place: str | None, asked: tuple[str, ...], around: Context) -> bool:
    """Whether a source speaks for less than is asked for: a part of the place, or of a country where none is asked."""
    if place is None or place in asked:
        return False
    holding = above(place, around.parent)[1:]
    return any(code in asked for code in holding) if asked else bool(holding)


def _end(claims: Sequence[Claim], zone: str) -> datetime | None:
    """The last moment that a report's own counts are about; None where they say no time."""
    windows = [one.window for one in claims if not one.background]
    ends = (period("night", one.date, zone).end if one.date else one.end for one in windows)
    return max((end for end in ends if end is not None), default=None)
