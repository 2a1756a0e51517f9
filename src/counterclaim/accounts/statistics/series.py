"""Figures as a series over nights, weeks or months, with three states a period: reported, zero stated, no report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from counterclaim.model.kept import Figure, Period
from counterclaim.model.measured import Gap, Point, Series, State, Subject


def series(figures: Iterable[Figure], periods: Sequence[Period], subject: Subject) -> Series:
    """The series of one subject over `periods`, all of which get a point.

    Raises ValueError for two figures of one period, since neither could be preferred.
    """
    found: dict[Period, Figure] = {}
    for figure in figures:
        if _subject(figure) == subject:
            if figure.period in found:
                raise ValueError(f"two figures of {figure.period.label}: {found[figure.period].id} and {figure.id}")
            found[figure.period] = figure
    ordered = sorted(periods, key=lambda period: (period.start, period.end))
    return Series(subject, tuple(_point(period, found.get(period)) for period in ordered))


def by(figures: Iterable[Figure], periods: Sequence[Period]) -> tuple[Series, ...]:
    """One series a subject among `figures` that are of one of `periods`: of each region, each source and so on."""
    wanted = set(periods)
    groups: defaultdict[Subject, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.period in wanted:
            groups[_subject(figure)].append(figure)
    order = sorted(groups, key=lambda subject: tuple(field or "" for field in subject))
    return tuple(series(groups[subject], periods, subject) for subject in order)


def gaps(one: Series) -> tuple[Gap, ...]:
    """The runs of periods without a report, before the first and after the last report included."""
    runs = (tuple(run) for silent, run in groupby(one.points, key=lambda point: point.state == "none") if silent)
    return tuple(Gap(run[0].period, run[-1].period, len(run)) for run in runs)


def _subject(figure: Figure) -> Subject:
    return Subject(figure.measure, figure.thing, figure.place, figure.source)


def _point(period: Period, figure: Figure | None) -> Point:
    if figure is None:
        return Point(period, "none", 0, None, None, None)
    if not figure.counted:  # asked for, and nobody had told of it
        return Point(period, "none", figure.low, figure.high, None, figure.id)
    state: State = "zero" if figure.reported == (0, 0) else "reported"
    return Point(period, state, figure.low, figure.high, figure.reported, figure.id)
