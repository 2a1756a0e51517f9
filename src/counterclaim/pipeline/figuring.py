"""Figures in short, night by night, for the timeline and the map: kept where they were worked out before.

What is kept of a night holds until something changes that the night may rest on (`ledger.touched`). What is not kept is
worked out at once as far as the time goes, and the rest by a process beside the service (`pipeline.filling`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import inf
from pathlib import Path
from typing import Final, NamedTuple

import orjson

from counterclaim import accounts
from counterclaim.accounts.tallies import Kind, Wanted
from counterclaim.accounts.tallies import tallies as tallied
from counterclaim.ledger import Ledger, figured
from counterclaim.ledger.figured import Worked
from counterclaim.ledger.touched import AROUND, Changes
from counterclaim.model.kept import Filter, Tally
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.settling import around, usual_zone

BUDGET: Final = 0.04
"""Seconds that a question may take to work out nights that are not kept."""

PATIENCE: Final = 0.9
"""How much of what one night took before counts for the next one."""

NEWEST: Final = 10.0
"""Seconds that whoever adds reports may spend on figures that nobody has asked for yet."""

MAPPED: Final = "intercepted"
"""The measure that the map shows first."""

_STRETCH: Final = 8  # nights whose claims are read together
_DAY: Final = timedelta(days=1)


class Scope(NamedTuple):
    """What figures are asked for, its time aside: of claims that fit `asked`, nights counted in `zone`."""

    asked: Filter
    zone: str
    wanted: Wanted

    @property
    def key(self) -> str:
        """What they are kept under, whatever the kinds."""
        said = [*self.asked, self.zone, *self.wanted[1:]]
        return hashlib.sha256(orjson.dumps(said)).hexdigest()[:16]


Nights = dict[date, list[Tally]]


def tallies(
    ledger: Ledger, asked: Filter, zone: str, *, by_place: bool = False, budget: float | None = BUDGET
) -> tuple[list[Tally], int]:
    """The figures by night of the measures and things asked for, and how many nights are still to be worked out.

    Where no measure is asked for they are all that usually count something, and where no thing is, what the measure
    usually counts. Several places are taken together, or, `by_place`, each that is told of for itself. Nights of which
    nothing is told are left out. What is not worked out within `budget` seconds (None: all is) follows soon: ask again.
    """
    scope, span = scope_of(asked, zone, by_place), reach(ledger, asked)
    if span is None:
        return [], 0
    nights, missing, _ = held(ledger, scope, *span)
    if missing:
        from counterclaim.pipeline.filling import ask  # here, since it works by this module

        ask(ledger, scope, *span)
        missing = _at_once(ledger, scope, missing, nights, budget)
    return [one for morning in sorted(nights) for one in nights[morning]], len(missing)


def scope_of(asked: Filter, zone: str, by_place: bool = False) -> Scope:
    """The scope of a question. A single source is asked for as such; sides and several sources choose the claims."""
    terms = section("measures")
    measures = asked.measures or tuple(key for key, term in terms.items() if term.counts and not term.abstract)
    kinds = [(measure, thing) for measure in measures for thing in asked.things or (terms[measure].counts,) if thing]
    source = asked.sources[0] if len(asked.sources) == 1 else None
    claims = Filter(
        sources=tuple(sorted(asked.sources)),
        sides=tuple(sorted(asked.sides)),
        states=tuple(sorted(asked.states)),
        text=asked.text,
    )
    return Scope(claims, zone, Wanted(tuple(dict.fromkeys(kinds)), tuple(sorted(asked.places)), by_place, source))


def held(ledger: Ledger, scope: Scope, since: date, until: date) -> tuple[Nights, list[date], Changes]:
    """The figures of nights that are kept and still hold; the nights that have none; what changed until then."""
    kinds = {_name(kind): kind for kind in scope.wanted.kinds}
    first, last = since.replace(day=1), until.replace(day=1)
    rows, changes = figured.worked_out(ledger, scope.key, list(kinds), first, last, program())
    found: dict[date, dict[str, list[Tally]]] = {}
    newest = max(changes.all, *changes.days.values(), 0)
    for row in rows:
        holds = row.change >= newest
        for day, figures in orjson.loads(row.body).items():
            morning = row.month.replace(day=int(day))
            if since <= morning <= until and (holds or row.change >= changes.of(morning)):
                own = [_tally(morning, kinds[row.kind], scope.wanted.source, one) for one in figures]
                found.setdefault(morning, {})[row.kind] = own
    whole = {morning: by_kind for morning, by_kind in found.items() if len(by_kind) == len(kinds)}
    nights = {morning: [one for kind in kinds for one in by_kind[kind]] for morning, by_kind in whole.items()}
    all_ = (since + step * _DAY for step in range((until - since).days + 1))
    return nights, [morning for morning in all_ if morning not in nights], changes


class _Cost:
    """What a night takes, in seconds, as the last ones did."""

    night = 0.0


def _at_once(ledger: Ledger, scope: Scope, missing: Sequence[date], nights: Nights, budget: float | None) -> list[date]:
    """Add nights, the latest first, as many as are likely to be worked out in time; those that are left."""
    left, begun = list(missing), time.monotonic()
    while left:
        time_left = inf if budget is None else budget - (time.monotonic() - begun)
        number = _STRETCH if time_left >= _STRETCH * _Cost.night else int(time_left / _Cost.night)
        if number < 1 or time_left <= 0:
            break
        some, now = left[-min(number, _STRETCH if _Cost.night else 1) :], time.monotonic()
        nights.update(work(ledger, scope, some)[0])
        took = (time.monotonic() - now) / len(some)
        _Cost.night = _Cost.night * PATIENCE + took * (1 - PATIENCE) if _Cost.night else took
        left = left[: -len(some)]
    return left


def work(ledger: Ledger, scope: Scope, mornings: Sequence[date]) -> tuple[Nights, Changes]:
    """The figures of nights, worked out, and what had changed until then."""
    found: Nights = {}
    clashes = [key for key, term in section("findings").items() if term.clash]
    given = figured.material(ledger, scope.asked, mornings[0], mornings[-1], clashes)
    context = around(ledger, given.links, given.deleted, scope.zone, given.changes.last)
    for morning in mornings:
        near = [told for day, told in given.told if abs(day - morning) <= AROUND]
        found[morning] = list(tallied(near, morning, scope.wanted, context, given.clashing)) if near else []
    return found, given.changes


def fill(ledger: Ledger, scope: Scope, since: date, until: date) -> Iterator[int]:
    """Work out and keep what is not kept, the latest month first; after each month, how many nights were worked out."""
    for first in reversed(list(months(since, until))):
        last = (first + 31 * _DAY).replace(day=1) - _DAY
        nights, missing, changes = held(ledger, scope, first, last)
        missing = [morning for morning in missing if since <= morning <= until]
        for start in range(0, len(missing), _STRETCH):
            nights.update(work(ledger, scope, missing[start : start + _STRETCH])[0])
        if missing:
            figured.keep_worked(ledger, _worked(scope, first, nights, changes))
        yield len(missing)


def fill_newest(ledger: Ledger, seconds: float = NEWEST) -> None:
    """Work out and keep the figures that the first pages of the desk ask for, the latest months first, for a while."""
    zone, until = usual_zone(ledger), time.monotonic() + seconds
    for scope in (scope_of(Filter(), zone), scope_of(Filter(measures=(MAPPED,)), zone, by_place=True)):
        span = reach(ledger, scope.asked)
        for _ in fill(ledger, scope, *span) if span else ():
            if time.monotonic() > until:
                return


def _worked(scope: Scope, month: date, nights: Nights, changes: Changes) -> Iterator[Worked]:
    """The rows of a month; what was worked out a moment later may count as older than it is, never as newer."""
    now = datetime.now(UTC)
    for kind in scope.wanted.kinds:
        own = {
            str(morning.day): [[one.place, *one[5:]] for one in figures if (one.measure, one.thing) == kind]
            for morning, figures in sorted(nights.items())
        }
        yield Worked(scope.key, _name(kind), month, program(), changes.last, now, orjson.dumps(own).decode())


def _tally(morning: date, kind: Kind, source: str | None, row: list[object]) -> Tally:
    place, low, high, reported, *counts = row
    return Tally(morning, *kind, place, source, low, high, tuple(reported), *counts)  # type: ignore[arg-type]


def _name(kind: Kind) -> str:
    return "/".join(kind)


def months(since: date, until: date) -> Iterator[date]:
    """The first days of the months that a stretch of days touches."""
    month = since.replace(day=1)
    while month <= until:
        yield month
        month = (month + 31 * _DAY).replace(day=1)


def reach(ledger: Ledger, asked: Filter) -> tuple[date, date] | None:
    """The first and the last night that are asked for and that a claim may be of."""
    known = figured.days(ledger)
    if known is None:
        return None
    since = max(asked.since or known[0] - AROUND, known[0] - AROUND)
    until = min(asked.until or known[1] + AROUND, known[1] + AROUND)
    return (since, until) if since <= until else None


@cache
def program() -> str:
    """What works the figures out: the reader, and a digest of the code of accounts."""
    whole = hashlib.sha256(reader().encode())
    for path in sorted(Path(accounts.__file__).parent.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
