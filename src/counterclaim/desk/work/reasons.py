"""The chain of reasons behind an id: what `counterclaim why` says, bounded for somebody who waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final

from counterclaim import ledger as kept
from counterclaim.accounts import parse
from counterclaim.accounts.why import Kept, of_figure
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import AskedError, UnknownError
from counterclaim.desk.work import account, related
from counterclaim.desk.work.account import MOST
from counterclaim.desk.work.surroundings import around, usual
from counterclaim.model.kept import Entry, Figure, Filter, Link, Step, Told
from counterclaim.pipeline.accounting import why

LONGEST: Final = timedelta(days=32)
"""The longest period whose figure is worked out anew."""

_AROUND: Final = timedelta(days=1)
_REMEDY: Final = "An id is that of a figure, a claim, a report or a finding, as the answers of the desk give it."


def reasons(here: Desk, id_: str) -> Step:
    """The steps from a figure, claim, finding or report down to the quotes and the archived bytes.

    Raises UnknownError for an id that nothing has, AskedError for a figure of a period longer than `LONGEST`, or of
    more claims than are weighed while somebody waits.
    """
    ledger = here.ledger
    figure = _remembered(here, id_)
    if figure is not None:
        named = dict.fromkeys((*figure.counted, *figure.binding, *_excluded(figure)))
        told = kept.claims(ledger, list(named))
        return of_figure(figure, _kept(here, told, tuple(kept.links(ledger, {one.report for one in told}))))
    finding = kept.finding_of(ledger, id_)
    told = [] if finding is not None else _told(here, id_)
    context = around(here, (one.report for one in told), None)
    found = {id_: finding.finding} if finding is not None else {}
    try:
        return why(id_, told, _kept(here, told, context.links), context, found)
    except KeyError as error:
        raise UnknownError("figure, claim, report or finding", id_, _REMEDY) from error


def _remembered(here: Desk, id_: str) -> Figure | None:
    try:
        return account.figure(here, id_)
    except ValueError:  # of something else
        return None


def _excluded(figure: Figure) -> Iterator[str]:
    for each in figure.excluded:
        yield from (each.claim, each.of) if each.of else (each.claim,)


def _kept(here: Desk, told: Sequence[Told], links: tuple[Link, ...]) -> Kept:
    """Where records are found: claims and their reports at once, others one by one."""
    ledger, claims = here.ledger, {one.claim.id: one for one in told}
    entries = kept.entries_of(ledger, {one.report for one in told})

    def one_claim(key: str) -> Told | None:
        return claims.get(key) or next(iter(kept.claims(ledger, [key])), None)

    def one_entry(key: str) -> Entry | None:
        return entries.get(key) or (kept.entry(ledger, key) if "/" not in key else None)

    return Kept(one_claim, one_entry, links)


def _told(here: Desk, id_: str) -> list[Told]:
    """The claims that what is asked about may be made of, or may count in."""
    ledger = here.ledger
    try:
        asked = parse(id_)
    except ValueError:
        claim = list(kept.claims(ledger, [id_]))
        entry = None if claim else kept.entry(ledger, id_)
        if entry is not None:
            return list(kept.claims(ledger, kept.claim_ids(ledger, entry.id, entry.version)))
        days = related.mornings(claim, usual(here))
        return _of_days(here, days[0], days[-1]) if days else claim
    if asked.period.end - asked.period.start > LONGEST:
        raise AskedError(
            f"{id_}: the figure of a {asked.period.unit} is not worked out again while you wait.",
            "Ask for the figures of its nights, or `counterclaim why` at a terminal.",
        )
    return _of_days(here, asked.period.start.date(), asked.period.end.date())


def _of_days(here: Desk, first: date, last: date) -> list[Told]:
    near = Filter(since=first - _AROUND, until=last + _AROUND)
    found = list(islice(kept.told(here.ledger, near), MOST + 1))
    if len(found) > MOST:
        raise AskedError(
            f"More than {MOST} claims tell of these nights, too many to weigh while you wait.",
            "Ask `counterclaim why` at a terminal.",
        )
    return found
