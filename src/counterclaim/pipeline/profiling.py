"""What a source's reports show about it, taken out of a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from counterclaim import ledger as kept
from counterclaim.accounts.context import Context
from counterclaim.accounts.profiles import Profile, profile
from counterclaim.accounts.profiles.given import Given, Key, beside, given, keys_of
from counterclaim.accounts.profiles.sums import CODES
from counterclaim.languages.load import available
from counterclaim.ledger import Ledger, figured
from counterclaim.ledger.by_source import days_said, report_ids
from counterclaim.ledger.touched import AROUND
from counterclaim.model.kept import Filter, Link, Source, Told
from counterclaim.model.records import Finding
from counterclaim.pipeline.settling import around, usual_zone
from counterclaim.places import gazetteer

_STRETCH: Final = 16  # nights whose claims are read together
_SOME: Final = 400

Night = tuple[date, Sequence[Told], Context]
"""A morning, the claims that may be of the night that it ends, and what their accounts depend on."""


class Own(NamedTuple):
    """What a source itself tells, of what was asked for, and what it is compared in with others on the same nights."""

    source: Source
    told: tuple[Told, ...]
    reports: tuple[str, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    keys: frozenset[Key]


def profiled(ledger: Ledger, key: str, asked: Filter) -> Profile:
    """The profile of one source over what fits the filter, beside all others on the same nights.

    It is whole: others' claims are read for every night of which the source tells something, some nights at a time.
    """
    found, zone = own(ledger, key, asked), usual_zone(ledger)
    measures = tuple(sorted({measure for measure, _, _ in found.keys}))
    near = _nights(ledger, mornings_of(ledger, found, asked), zone, Filter(measures=measures))
    return told_by(found, (beside(told, morning, context, key, found.keys) for morning, told, context in near))


def own(ledger: Ledger, key: str, asked: Filter) -> Own:
    """What the source of that key itself tells, of what fits the filter."""
    fitting = asked._replace(sources=(key,))
    told = tuple(kept.told(ledger, fitting))
    claiming = sorted({one.report for one in told})
    narrowed = asked.measures or asked.things or asked.places or asked.states
    parent = gazetteer(available()).parent
    return Own(
        kept.sources(ledger).get(key) or Source(key),
        told,
        tuple({*claiming, *(() if narrowed else report_ids(ledger, fitting))}),
        tuple(one.finding for one in kept.findings(ledger, fitting, codes=CODES)) if told else (),
        tuple(_links(ledger, claiming)),
        frozenset(keys_of(told, parent, asked.places)),
    )


def told_by(found: Own, nights: Iterable[Given]) -> Profile:
    """The profile that follows from what a source tells, and from what it and others give of nights."""
    return profile(found.source, found.told, found.reports, found.findings, found.links, nights, found.keys)


def mornings_of(ledger: Ledger, found: Own, asked: Filter) -> list[date]:
    """The mornings of the nights, among those asked for, that a source may tell something of."""
    days = days_said(ledger, [one.claim.id for one in found.told]) if found.keys else ()
    near = {day + step * AROUND for day in days for step in (-1, 0, 1)}
    return sorted(each for each in near if (asked.since or each) <= each <= (asked.until or each))


def given_on(ledger: Ledger, mornings: Sequence[date], zone: str) -> Iterator[tuple[date, Given]]:
    """What each source gives of each of these nights, counted in `zone`."""
    for morning, told, context in _nights(ledger, mornings, zone, Filter()):
        yield morning, given(told, morning, context)


def _nights(ledger: Ledger, mornings: Sequence[date], zone: str, asked: Filter) -> Iterator[Night]:
    """The claims of nights that fit, a few nights at a time."""
    start = 0
    while start < len(mornings):
        some = [each for each in mornings[start : start + _STRETCH] if (each - mornings[start]).days < _STRETCH]
        read = figured.material(ledger, asked, some[0], some[-1], ())
        context = around(ledger, read.links, read.deleted, zone, read.changes.last)
        for morning in some:
            yield morning, [told for day, told in read.told if abs(day - morning) <= AROUND], context
        start += len(some)


def _links(ledger: Ledger, reports: Sequence[str]) -> Iterator[Link]:
    for start in range(0, len(reports), _SOME):
        yield from kept.links(ledger, reports[start : start + _SOME])
