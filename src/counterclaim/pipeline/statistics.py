"""What a desk asks of the numbers, taken out of a ledger: a series with its gaps and levels, shares, waves, trends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim import ledger as kept
from counterclaim.accounts import statistics
from counterclaim.accounts.context import Context
from counterclaim.accounts.periods import periods
from counterclaim.ledger import Ledger
from counterclaim.model.kept import Filter
from counterclaim.model.measured import Said, Series, Share, Statistics, Subject
from counterclaim.pipeline import trends
from counterclaim.pipeline.accounting import total
from counterclaim.pipeline.settling import surroundings

_WEAPONS = ("launched", "intercepted", "suppressed")


def figured(ledger: Ledger, asked: Filter, unit: str, zone: str | None = None) -> Statistics:
    """The statistics of one measure and thing; of the whole stretch that reports tell of, where none is asked for.

    `asked` names one measure and one thing, and one source at most; `unit` is night, day, week or month.
    """
    around = surroundings(ledger, zone)
    near = Filter(sources=asked.sources, since=asked.since, until=asked.until)
    found = list(total(kept.told(ledger, near), asked, unit, around))
    (measure,), (thing,) = asked.measures, asked.things
    source = asked.sources[0] if len(asked.sources) == 1 else None
    subject = Subject(measure, thing, "+".join(asked.places) or None, source)
    days = sorted(each.period.end.date() for each in found)
    since, until = asked.since or (days[0] if days else None), asked.until or (days[-1] if days else None)
    stretch = list(periods(unit, since, until, around.zone)) if since and until else []
    series = statistics.series(found, stretch, subject)
    wanted = asked._replace(measures=_WEAPONS if measure in _WEAPONS else (measure,))
    by_source = (
        figure
        for key in (asked.sources or tuple(kept.heard(ledger)))
        for figure in total(
            kept.told(ledger, near._replace(sources=(key,))), wanted._replace(sources=(key,)), unit, around
        )
    )
    waves = None
    if unit == "night" and len(stretch) == 1:
        waves = statistics.waves(kept.told(ledger, near), stretch[0], measure, thing)
    heard = trends.said(ledger, asked, around)
    compared = _compared(ledger, asked, unit, around, heard.about, series)
    return Statistics(
        series,
        statistics.gaps(series),
        statistics.changes(series),
        _known(statistics.shares(by_source)),
        waves,
        statistics.patterns(heard.about, compared),
        heard.unplaced,
    )


def _compared(
    ledger: Ledger, asked: Filter, unit: str, around: Context, about: Sequence[Said], series: Series
) -> Series:
    """The series with as many periods before it as the trends said of it are to be compared with."""
    if not about or not series.points:
        return series
    first, last = (each.period.end.date() for each in (series.points[0], series.points[-1]))
    begin = trends.reach(about, unit, first)
    if begin == first:
        return series
    near = Filter(sources=asked.sources, sides=asked.sides, since=begin, until=last)
    found = list(total(kept.told(ledger, near), asked._replace(since=begin, until=last), unit, around))
    begin = begin or min((each.period.end.date() for each in found), default=first)
    return statistics.series(found, list(periods(unit, begin, last, around.zone)), series.subject)


def _known(shares: Iterable[Share]) -> tuple[Share, ...]:
    """Those that are a share, and those for which numbers were there that could not be divided."""
    return tuple(each for each in shares if each.reported is not None or each.because is not None)
