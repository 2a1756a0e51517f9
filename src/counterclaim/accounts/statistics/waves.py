"""Waves within a night: the hours that claims name, in clusters that a quiet time parts.

Single linkage in one dimension (R. Sibson, SLINK, The Computer Journal 16, 1973): two windows are of one wave where no
more than `apart` lies between them, or between others that link them. Sixty minutes are the default, for drones cross
a region in less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from counterclaim.model.kept import Period, Told
from counterclaim.model.measured import Wave, Waves
from counterclaim.model.vocabulary import ancestors

APART = timedelta(minutes=60)
LONGEST = timedelta(hours=4)

_CLOCK = {"minute", "hour"}


class _Hours(NamedTuple):
    start: datetime
    end: datetime
    told: Told


def waves(
    told: Iterable[Told],
    period: Period,
    measure: str,
    thing: str,
    *,
    apart: timedelta = APART,
    longest: timedelta = LONGEST,
) -> Waves:
    """The waves that claims of `measure` and `thing` (or things inside it) make, among those told of `period`.

    A window that is longer than `longest`, or that holds another claim's shorter one, sums hours up and shows no wave:
    its claim is unplaced. Clock hours outside the period are passed over.
    History, denials, zeros, rejected claims and copies are left out.
    """
    asked = [each for each in told if _counts(each, measure, thing)]
    hours = []
    unplaced = []
    for each in sorted(asked, key=lambda one: one.claim.id):
        window = each.claim.window
        if window.start is None or window.end is None or window.precision not in _CLOCK:
            unplaced.append(each.claim.id)
        elif period.start <= window.start <= window.end <= period.end:
            hours.append(_Hours(window.start, window.end, each))
    placed = [one for one in hours if one.end - one.start <= longest and not _sums_up(one, hours)]
    unplaced += [one.told.claim.id for one in hours if one not in placed]
    return Waves(tuple(map(_wave, clusters(placed, apart))), tuple(sorted(unplaced)))


def clusters(hours: Sequence[_Hours], apart: timedelta) -> list[list[_Hours]]:
    """The windows in groups that `apart` or more of quiet separates; in order of time."""
    groups: list[list[_Hours]] = []
    reached: datetime | None = None
    for each in sorted(hours, key=lambda one: (one.start, one.end, one.told.claim.id)):
        if reached is None or each.start - reached > apart:
            groups.append([])
        groups[-1].append(each)
        reached = each.end if reached is None else max(reached, each.end)
    return groups


def _counts(told: Told, measure: str, thing: str) -> bool:
    claim = told.claim
    kept = told.state != "rejected" and not claim.background and claim.stance != "denied" and claim.count.low > 0
    own = told.origin in ("", told.report)
    return kept and own and claim.measure == measure and thing in (claim.thing, *ancestors(claim.thing))


def _sums_up(one: _Hours, hours: Sequence[_Hours]) -> bool:
    return any(
        one.start <= other.start and other.end <= one.end and (one.start, one.end) != (other.start, other.end)
        for other in hours
    )


def _wave(group: Sequence[_Hours]) -> Wave:
    claims = [each.told.claim for each in group]
    return Wave(
        min(each.start for each in group),
        max(each.end for each in group),
        max(claim.count.low for claim in claims),
        tuple(sorted({place.code for claim in claims for place in claim.places})),
        tuple(claim.id for claim in claims),
    )
