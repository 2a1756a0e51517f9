"""What to review next: of the nights asked for, or the newest, the claims whose absence would change a total most."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final, NamedTuple

from counterclaim import accounts
from counterclaim import ledger as kept
from counterclaim.accounts.context import Context, packed
from counterclaim.accounts.scoped import Scoped
from counterclaim.accounts.stream import published, stretches
from counterclaim.desk.desk import Desk
from counterclaim.desk.shifts import morning_of, near
from counterclaim.desk.surroundings import around
from counterclaim.ledger import Found, Ledger
from counterclaim.model.kept import Figure, Filter, Told
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.reviewing import figures_of

UNSEEN: Final = ("read",)
"""States of claims that nobody has looked at."""

ENOUGH: Final = 100
"""Claims that fit, after which no earlier day is looked through."""

WEIGHED: Final = 400
"""Claims that were weighed, whether they fit or not, after which no earlier day is looked through."""

LOOKED: Final = 30
"""Days that are looked through for claims that fit."""

MOST: Final = 1_000
"""Claims of a day that are weighed while somebody waits."""

HELD: Final = 60
"""Days whose weights are held."""

_LAST: Final = date(9999, 12, 30)
_TOGETHER: Final = 400  # claims whose findings are asked for at a time
_REPLACED: Final = frozenset({"same", "copy", "other_account", "bare", "retired"})
_HELD: Final = frozenset({"contained", "part"})


class Weighed(NamedTuple):
    """A claim with its weight, the figure that it has a part in, and keys that say why it is worth a look."""

    told: Told
    weight: int
    figure: str | None
    because: tuple[str, ...]
    findings: tuple[Found, ...]


class Weighing(NamedTuple):
    """Claims that nobody has looked at, the heaviest first, of the nights that were looked through."""

    items: tuple[Weighed, ...]
    nights: tuple[date, ...]
    more: bool


def weighing(here: Desk, asked: Filter) -> Weighing:
    """The claims that fit of the newest days with some, of the last `LOOKED` days told of, until there are `ENOUGH`."""
    found: list[Weighed] = []
    nights: list[date] = []
    weighed = 0
    held: OrderedDict[date, tuple[Weighed, ...]] = here.once("weighed", OrderedDict)
    days = _days_back(here.ledger, asked.until, asked.since)
    for day in islice(days, LOOKED):
        wanted = asked._replace(since=day, until=day, states=asked.states or UNSEEN)
        fitting = {one.claim.id for one in islice(kept.told(here.ledger, wanted), MOST)}
        if fitting:
            nights.append(day)
            of_day = _of_day(here, day, held)
            found += [one for one in of_day if one.told.claim.id in fitting]
            weighed += len(of_day)
        if len(found) >= ENOUGH or weighed >= WEIGHED:
            break
    ordered = sorted(found, key=lambda one: (-one.weight, -len(one.findings), one.told.claim.id))
    return Weighing(tuple(ordered), tuple(nights), next(days, None) is not None)


def _days_back(ledger: Ledger, until: date | None, since: date | None) -> Iterator[date]:
    """The days that claims are about, the last first."""
    day = min(until or _LAST, _LAST) + timedelta(days=1)
    while (before := kept.days_beside(ledger, day)[0]) is not None and (since is None or before >= since):
        yield before
        day = before


def _of_day(here: Desk, day: date, held: OrderedDict[date, tuple[Weighed, ...]]) -> tuple[Weighed, ...]:
    """The claims about a day with their weights: held until something happens, and let go of the day held longest."""
    if day not in held:
        held[day] = tuple(_weighed(here, day))
        while len(held) > HELD:
            held.popitem(last=False)
    return held.get(day) or tuple(_weighed(here, day))


def _weighed(here: Desk, day: date) -> Iterator[Weighed]:
    told, beside = list(islice(kept.told(here.ledger, Filter(since=day, until=day)), MOST)), near(here.ledger, day)
    context = around(here, (one.report for one in beside), None)._replace(solver=packed)  # counts the same, and quickly
    nights = dict(stretches(sorted(beside, key=published), context))
    figures = figures_of(told, context)
    made = {key: found for key in dict.fromkeys(figures.values()) if (found := _figure(key, nights, context))}
    lows = {one.id: one.claim.count.low for some in nights.values() for one in some}
    clashes = _clashes(here.ledger, [one.claim.id for one in told])
    for one in told:
        figure = made.get(figures.get(one.claim.id, ""))
        findings = clashes.get(one.claim.id, ())
        counted = figure is not None and one.claim.id in figure.counted
        weight = _lost(one, figure, lows) if figure is not None and counted else 0
        weight = max(weight, one.claim.count.low if findings else 0)
        because = tuple(_because(one, counted, bool(findings)))
        yield Weighed(one, weight, None if figure is None else figure.id, because, findings)


def _figure(key: str, nights: Mapping[date, Sequence[Scoped]], context: Context) -> Figure | None:
    asked = accounts.parse(key)
    return accounts.figure(nights.get(morning_of(key), ()), asked, context)


def _lost(one: Told, figure: Figure, lows: Mapping[str, int]) -> int:
    """By how much the total falls without a counted claim: by its number, less what would be counted in its place."""
    id_ = one.claim.id
    instead = max((lows.get(e.claim, 0) for e in figure.excluded if e.of == id_ and e.because in _REPLACED), default=0)
    inside = sum(lows.get(e.claim, 0) for e in figure.excluded if e.of == id_ and e.because in _HELD)
    own = one.claim.count.low if one.claim.count.low else one.claim.count.high or 0
    return abs(own - max(instead, min(own, inside)))


def _clashes(ledger: Ledger, claims: Sequence[str]) -> dict[str, tuple[Found, ...]]:
    """The findings of numbers that cannot all be true, by claim."""
    codes = {key for key, term in section("findings").items() if term.clash}
    by_claim: dict[str, tuple[Found, ...]] = {}
    for start in range(0, len(claims), _TOGETHER):
        some = set(claims[start : start + _TOGETHER])
        for found in kept.findings_about(ledger, "", sorted(some)):
            if found.finding.code in codes:
                by_claim |= {id_: (*by_claim.get(id_, ()), found) for id_ in found.finding.claims if id_ in some}
    return by_claim


def _because(one: Told, counted: bool, clash: bool) -> Iterator[str]:
    claim = one.claim
    reasons = {
        "clash": clash,
        "counted": counted,
        "soft": section("forms")[claim.count.form].soft,
        "preliminary": claim.stance in ("preliminary", "unconfirmed"),
        "unspoken": claim.speaker is None or (claim.speaker.name is None and claim.speaker.role is None),
        "undated": claim.window.start is None and claim.window.end is None and claim.window.date is None,
        "unplaced": not claim.places and not claim.towns,
    }
    return (key for key, holds in reasons.items() if holds)
