"""What has to be worked out again after something happened: the units of findings that may depend on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import select

import counterclaim
from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, dependents, stretches, unsettled
from counterclaim.ledger.schema import finding
from counterclaim.ledger.stretches import around as near
from counterclaim.ledger.touched import ANY, days_after
from counterclaim.ledger.unsettled import Mark, Unit
from counterclaim.pipeline.between import NIGHTS
from counterclaim.pipeline.families import BESIDE, FAMILIES, FOLLOWED, NEAREST, PAST, UNDATED
from counterclaim.pipeline.ledgers import reader

_CODE: Final = ("accounts", "algebra", "findings", "pipeline")
"""The packages that say what is found."""


def take_in(ledger: Ledger, zone: str, *, all_: bool = False) -> None:
    """Ask for all that depends on what happened since this was last done; with `all_`, for everything."""
    while True:
        with ledger.looking() as connection:
            before = unsettled.mark(connection)
            change = unsettled.last_change(connection)
            days = days_after(connection, before.change) if before is not None else set()
        now = Mark(*kept.last_event(ledger), program(), zone, change)
        happened = None
        if before is not None and (before.by, before.zone) == (now.by, zone) and ANY not in days and not all_:
            happened = kept.since(ledger, before.event, before.hash)
        whole = happened is None or happened.described
        units = _all(ledger) if happened is None or whole else _of(ledger, days, happened.reports)
        if unsettled.ask_for(ledger, before, now, units):
            return


def follows(family: str, days: Iterable[date]) -> Iterator[Unit]:
    """What gives way to findings of a family, where these changed about claims of some days."""
    if FAMILIES[family].first:
        for day in stretches.each_of(near(days, NIGHTS, NIGHTS)):
            yield Unit("clashes", day)
            yield Unit("longer", day)


def _of(ledger: Ledger, days: set[date], reports: frozenset[str]) -> Iterator[Unit]:
    """The units that may depend on claims of some days, or on reports that came, changed or went."""
    copies = dependents.going_back_to(ledger, reports)
    days = days | stretches.days_told(ledger, [*reports, *copies])
    yield from _units("floors", near(_published(ledger, reports), FOLLOWED, 0))
    gone = dependents.gone_of_sources(ledger, reports)
    yield from _units("versions", near(_published(ledger, [*reports, *gone]), 0, 0))
    beside = near(days, BESIDE, BESIDE)
    totals = [(one.until, one.until) for one in stretches.long_claims(ledger, spans=beside)]
    yield Unit("relays", UNDATED)
    yield from _units("relays", beside)
    yield from _units("clashes", near(days, NIGHTS, NIGHTS))
    yield from _units("twice", [*beside, *totals])
    yield from _units("longer", [*beside, *totals])
    yield from _units("past", near(days, PAST, PAST))
    with ledger.looking() as connection:
        for since, until in near(days, NEAREST, NEAREST):
            period = finding.c.period.between(Unit("past", since).period, Unit("past", until).period)
            for name in connection.execute(
                select(finding.c.period).where(finding.c.scope == "ledger", period)
            ).scalars():
                yield _named(name)


def _all(ledger: Ledger) -> Iterator[Unit]:
    """Every unit that may have findings, or has some."""
    published, told = stretches.days_published(ledger), stretches.days_told(ledger)
    for name, family in FAMILIES.items():
        yield from _units(
            name, near(published if family.published else told, 0 if family.published else NIGHTS, NIGHTS)
        )
    with ledger.looking() as connection:
        query = select(finding.c.period).where(finding.c.scope == "ledger", finding.c.period.is_not(None)).distinct()
        for name in connection.execute(query).scalars():
            if name.partition("/")[0] in FAMILIES:
                yield _named(name)


def _units(family: str, spans: Iterable[tuple[date, date]]) -> Iterator[Unit]:
    return (Unit(family, day) for day in stretches.each_of(spans))


def _named(period: str) -> Unit:
    family, _, day = period.partition("/")
    return Unit(family, date.fromisoformat(day))


def _published(ledger: Ledger, reports: Iterable[str]) -> set[date]:
    """The days on which reports were published, by any of their versions."""
    wanted = list(reports)
    edited, _ = dependents.changed_afterwards(ledger, wanted)
    found = stretches.days_published(ledger, wanted)
    for report in edited:
        times = (version.entry.document.published for version in kept.versions(ledger, report))
        found.update(UNDATED if when is None else when.date() for when in times)
    return found


@cache
def program() -> str:
    """What works findings out: the reader, and a digest of the code."""
    whole = hashlib.sha256(reader().encode())
    root = Path(counterclaim.__file__).parent
    for path in sorted(path for name in _CODE for path in (root / name).rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
