"""CC709: a claim about the past that the ledger has no report of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from counterclaim.findings.across.material import Material, beside, does, news
from counterclaim.findings.across.scope import Stretch, alike, counts, covers, limits, sites, stretch
from counterclaim.findings.assemble import Rule, amount, counted, numbered
from counterclaim.findings.place import Parent, where
from counterclaim.model import Claim, Finding
from counterclaim.model.kept import Told
from counterclaim.model.vocabulary import related

UNMATCHED = Rule("CC709", 5, ("the ledger holding the reports of that time",))

_DAY = timedelta(days=1)
_NEAR = timedelta(days=45)  # how far away an entry is still worth showing
_LONGEST = timedelta(hours=36)  # a longer stretch is a running total, which is no event
_LATER = timedelta(hours=36)  # what happened no longer before the publication is news, not the past …
_LONG_AGO = timedelta(days=4)  # … and what happened longer before is the past, whether told as history or not


class _Event(NamedTuple):
    start: datetime
    told: Told


def find(material: Material, about: Collection[str] | None = None) -> Iterator[Finding]:
    """One note a dated number of the past that no report of its own days bears out, beside the nearest that is held.

    Nothing is said of days from which the ledger holds no report of the same scope or a wider one: an empty ledger
    knows nothing. A report of the day before or after, of related things and an overlapping number, matches; a running
    total is no report of an event. `about` names the claims to look at, None all.
    """
    events: defaultdict[str, list[_Event]] = defaultdict(list)
    for each in news(material.told):
        when = stretch(each.claim.window)
        if when and when.end - when.start <= _LONGEST and not _tells_the_past(each, when):
            events[each.claim.measure].append(_Event(when.start, each))
    for group in events.values():
        group.sort(key=lambda event: (event.start, event.told.claim.id))
    for each in material.told:
        when = stretch(each.claim.window) if about is None or each.claim.id in about else None
        if when and _tells_the_past(each, when):
            yield from _unmatched(each, when, events, material)


def _tells_the_past(told: Told, when: Stretch) -> bool:
    claim = told.claim
    past = told.published is not None and told.published - when.end > (_LATER if claim.background else _LONG_AGO)
    short = when.end - when.start <= _LONGEST
    plain = claim.part_of is None and claim.stance not in {"denied", "unconfirmed"} and not claim.each
    return past and short and plain and bool(claim.places) and numbered(claim.count)


def _unmatched(
    told: Told, when: Stretch, events: Mapping[str, Sequence[_Event]], material: Material
) -> Iterator[Finding]:
    group = events.get(told.claim.measure, ())
    then = [each for each in _held(told, group, when, _DAY, material) if _days(each, when) <= 1]
    comparable = [each for each in then if _wider(each.claim, told.claim, material.parent)]
    if not comparable or any(_bears_out(each.claim, told.claim, material.parent) for each in comparable):
        return
    if _adds_up(then, told.claim):
        return
    alike = [each for each in _held(told, group, when, _NEAR, material) if related(each.claim.thing, told.claim.thing)]
    nearest = min(alike, key=lambda each: _distance(each, told, when), default=None)
    event = f"{counted(told.claim)} {does(told.claim)}, {where(told.claim)}, {_date(when)}"
    message = f"{event}: no report held of that time gives it"
    if nearest:
        message += f"; the nearest is {amount(nearest.claim.count)}, {where(nearest.claim)}, {_apart(nearest, when)}"
    yield beside(UNMATCHED, message, [told, nearest] if nearest else [told])


def _held(told: Told, group: Sequence[_Event], when: Stretch, reach: timedelta, material: Material) -> list[Told]:
    """What other reports tell of places that hold this claim's or lie in them, begun within `reach` of its time."""
    first = bisect_left(group, when.start - reach - _LONGEST, key=lambda event: event.start)
    last = bisect_right(group, when.end + reach, key=lambda event: event.start)
    around = (event.told for event in group[first:last] if event.told.report != told.report)
    return [each for each in around if _nested(each.claim, told.claim, material.parent)]


def _nested(one: Claim, other: Claim, parent: Parent) -> bool:
    return covers(one, other, parent) or covers(other, one, parent)


def _wider(claim: Claim, past: Claim, parent: Parent) -> bool:
    """Whether a claim counts all that the past one does, so that its number can bear it out or not."""
    return counts(claim, past) and alike(claim, past) and covers(claim, past, parent)


def _bears_out(claim: Claim, past: Claim, parent: Parent) -> bool:
    """Whether both may be true: a wider claim is not the smaller, one of the same scope no other number."""
    (low, high), (least, most) = limits(claim.count), limits(past.count)
    over = _wider(past, claim, parent) and most is not None and most < low
    return (high is None or least <= high) and not over


def _adds_up(then: Sequence[Told], past: Claim) -> bool:
    """Whether what is held of that time could together make the number: no single report need give it."""
    whole = [each.claim for each in then if each.claim.part_of is None and related(each.claim.thing, past.thing)]
    tops = [limits(claim.count)[1] for claim in whole]
    return None in tops or sum(top or 0 for top in tops) >= past.count.low > max((top or 0 for top in tops), default=0)


def _days(told: Told, when: Stretch) -> int:
    """Whole days between two stretches; 0 where they meet."""
    other = stretch(told.claim.window) or when
    gap = max(other.start - when.end, when.start - other.end, timedelta())
    return -(-gap // _DAY)


def _distance(each: Told, told: Told, when: Stretch) -> tuple[bool, int, bool, int, str]:
    """The same number nearby comes first, then the nearest in time, of the same places, then in number."""
    count, past = each.claim.count, told.claim.count
    elsewhere = sites(each.claim) != sites(told.claim)
    return count[:2] != past[:2], _days(each, when), elsewhere, abs(count.low - past.low), each.claim.id


def _date(when: Stretch) -> str:
    return f"{(when.start + (when.end - when.start) / 2).astimezone(UTC):%Y-%m-%d}"


def _apart(told: Told, when: Stretch) -> str:
    days = _days(told, when)
    if not days:
        return "of the same time"
    other = stretch(told.claim.window) or when
    return f"{days} {'day' if days == 1 else 'days'} {'earlier' if other.start < when.start else 'later'}"
