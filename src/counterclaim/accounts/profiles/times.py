"""How late a source reports, and when it is silent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise

from counterclaim.accounts.profiles.rates import spread
from counterclaim.model.kept import Told
from counterclaim.model.profile import Gap, Spread


def late(told: Iterable[Told]) -> Spread | None:
    """Hours from the end of a report's last window to its publication, over the reports that state hours.

    History is left out, and so is a window that ends after the publication (such a report has a finding of its own).
    """
    ends: dict[str, timedelta] = {}
    for one in told:
        end = one.claim.window.end
        stated = end is not None and one.claim.window.precision in ("minute", "hour")
        if end is None or one.published is None or one.claim.background or not stated:
            continue
        delay = one.published - end
        if delay >= timedelta(0):
            ends[one.report] = min(delay, ends.get(one.report, delay))
    return spread([delay.total_seconds() / 3600 for delay in ends.values()])


def days(told: Iterable[Told]) -> frozenset[date]:
    """The days that the source's claims are of: the morning of a night, else the day its window ends or it was told."""
    found = (
        one.claim.window.date or _day(one.claim.window.end or one.published) for one in told if not one.claim.background
    )
    return frozenset(day for day in found if day is not None)


def gaps(reported: Iterable[date]) -> tuple[Gap, ...]:
    """The stretches with no report between days with one. They are no zeros: nothing was said."""
    ordered = sorted(set(reported))
    return tuple(
        Gap(before + timedelta(1), after - timedelta(1), (after - before).days - 1)
        for before, after in pairwise(ordered)
        if (after - before).days > 1
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
