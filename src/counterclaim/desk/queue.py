"""What to review next: of the nights asked for, or the newest, the claims whose absence would change a total most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final, NamedTuple

from counterclaim import accounts
from counterclaim import ledger as kept
from counterclaim.accounts.context import Context, packed
from counterclaim.accounts.scoped import Scoped
from counterclaim.accounts.stream import stretches
from counterclaim.desk.shifts import AROUND, near
from counterclaim.ledger import Found, Ledger
from counterclaim.model.kept import Figure, Filter, Told
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.reviewing import figures_of

UNSEEN: Final = ("read",)
"""States of claims that nobody has looked at."""

NIGHTS: Final = 4
"""Nights that are weighed at a time, the newest first."""

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


def weighed(ledger: Ledger, asked: Filter, mornings: Iterable[date], around: Context) -> list[Weighed]:
    """The claims of these nights that fit and that nobody has looked at, the heaviest first."""
    found: dict[str, Weighed] = {}
    for morning in mornings:
        night = asked._replace(since=morning, until=morning, states=asked.states or UNSEEN)
        wanted = list(kept.told(ledger, night))
        if wanted:
            found.update((one.told.claim.id, one) for one in _of_night(ledger, wanted, morning, around))
    return sorted(found.values(), key=lambda one: (-one.weight, one.told.claim.id))


def latest(ledger: Ledger, asked: Filter, last: date | None) -> tuple[list[date], bool]:
    """The newest nights that are asked for, the newest first, and whether there are more before them."""
    until = min(filter(None, (asked.until, last)), default=None)
    if until is None or (asked.since is not None and asked.since > until):
        return [], False
    nights = [until - timedelta(days=back) for back in range(NIGHTS)]
    since = asked.since
    return [each for each in nights if since is None or each >= since], since is None or since < nights[-1]


def _of_night(ledger: Ledger, wanted: Sequence[Told], morning: date, around: Context) -> Iterator[Weighed]:
    plain = around._replace(solver=packed)  # the claims that are counted are the same, and it is quick
    scoped = next((some for day, some in stretches(near(ledger, morning), plain) if day == morning), [])
    figures = figures_of(wanted, plain)
    made = {key: _figure(key, scoped, plain) for key in dict.fromkeys(figures.values())}
    lows = {one.id: one.claim.count.low for one in scoped}
    clashes = _clashes(ledger, morning)
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
        "unspoken": claim.speaker is None or claim.speaker.name is None and claim.speaker.role is None,
        "undated": claim.window.start is None and claim.window.end is None and claim.window.date is None,
        "unplaced": not claim.places and not claim.towns,
    }
    return (key for key, holds in reasons.items() if holds)
