"""What to review next: of the nights asked for, or the newest, the claims whose absence would change a total most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from counterclaim import accounts
from counterclaim import ledger as kept
from counterclaim.accounts.context import Context, packed
from counterclaim.accounts.scoped import Scoped
from counterclaim.accounts.stream import published, stretches
from counterclaim.desk.shifts import AROUND, morning_of, near
from counterclaim.ledger import Found, Ledger
from counterclaim.ledger.days import days_back
from counterclaim.model.kept import Figure, Filter, Told
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.reviewing import figures_of

UNSEEN: Final = ("read",)
"""States of claims that nobody has looked at."""

NIGHTS: Final = 4
"""Nights that are weighed at a time, the newest first."""

LOOKED: Final = 30
"""Nights that are looked through for them."""

CLASHES: Final = 200
"""Findings that are looked through for claims that cannot all be true."""

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


def weighing(ledger: Ledger, asked: Filter, around: Context) -> Weighing:
    """The claims that fit of the newest nights with some: `NIGHTS` of them, among the last `LOOKED` ones told of."""
    found: list[Weighed] = []
    nights: list[date] = []
    days = days_back(ledger, asked.until, asked.since)
    for day in islice(days, LOOKED):
        wanted = list(kept.told(ledger, asked._replace(since=day, until=day, states=asked.states or UNSEEN)))
        if wanted:
            nights.append(day)
            found += _of_night(ledger, wanted, day, around)
        if len(nights) == NIGHTS:
            break
    ordered = sorted(found, key=lambda one: (-one.weight, -len(one.findings), one.told.claim.id))
    return Weighing(tuple(ordered), tuple(nights), next(days, None) is not None)


def _of_night(ledger: Ledger, wanted: Sequence[Told], day: date, around: Context) -> Iterator[Weighed]:
    plain = around._replace(solver=packed)  # the claims that are counted are the same, and it is quick
    nights = dict(stretches(sorted(near(ledger, day), key=published), plain))
    figures = figures_of(wanted, plain)
    made = {key: _figure(key, nights.get(morning_of(key), ()), plain) for key in dict.fromkeys(figures.values())}
    lows = {one.id: one.claim.count.low for some in nights.values() for one in some}
    clashes = _clashes(ledger, day)
    for one in wanted:
        figure = made.get(figures.get(one.claim.id, ""))
        findings = clashes.get(one.claim.id, ())
        counted = figure is not None and one.claim.id in figure.counted
        weight = _lost(one, figure, lows) if figure is not None and counted else 0
        weight = max(weight, one.claim.count.low if findings else 0)
        because = tuple(_because(one, counted, bool(findings)))
        yield Weighed(one, weight, None if figure is None else figure.id, because, findings)


def _figure(key: str, scoped: Sequence[Scoped], around: Context) -> Figure | None:
    return accounts.figure(scoped, accounts.parse(key), around)


def _lost(one: Told, figure: Figure, lows: Mapping[str, int]) -> int:
    """By how much the total falls without a counted claim: by its number, less what would be counted in its place."""
    id_ = one.claim.id
    instead = max((lows.get(e.claim, 0) for e in figure.excluded if e.of == id_ and e.because in _REPLACED), default=0)
    inside = sum(lows.get(e.claim, 0) for e in figure.excluded if e.of == id_ and e.because in _HELD)
    own = one.claim.count.low if one.claim.count.low else one.claim.count.high or 0
    return abs(own - max(instead, min(own, inside)))


def _clashes(ledger: Ledger, morning: date) -> dict[str, tuple[Found, ...]]:
    """The findings of numbers that cannot all be true around a night, by claim."""
    codes = [key for key, term in section("findings").items() if term.clash]
    asked = Filter(since=morning - AROUND, until=morning + AROUND)
    by_claim: dict[str, tuple[Found, ...]] = {}
    for found in islice(kept.findings(ledger, asked, codes=codes, limit=CLASHES), CLASHES):
        for claim in found.finding.claims:
            by_claim[claim] = (*by_claim.get(claim, ()), found)
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
