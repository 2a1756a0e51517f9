"""What came in lately: reports and new versions of them in the order in which they came, and what of them fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, or_, select

from counterclaim.ledger.asking import of_claims, of_reports
from counterclaim.ledger.computed import Found, found_of
from counterclaim.ledger.schema import claim, finding, finding_claim, report, sighting, version
from counterclaim.ledger.store import Contains, Ledger
from counterclaim.model.kept import Filter

MOST_ARRIVALS: Final = 500
"""Reports that are looked at together."""


class Arrival(NamedTuple):
    """A report that came in, or came anew with another text, by that event."""

    event: int
    report: str


def arrivals(ledger: Ledger, after: int, *, most: int = MOST_ARRIVALS) -> list[Arrival]:
    """What came in after an event, the first of it first."""
    with ledger.looking() as connection:
        query = _came().where(sighting.c.event > after).order_by(sighting.c.event)
        return [Arrival(*row) for row in connection.execute(query.limit(most))]


def last_arrivals(ledger: Ledger, before: int | None = None, *, most: int = MOST_ARRIVALS) -> list[Arrival]:
    """What came in last (with `before`, of what came before that event), the last of it first."""
    with ledger.looking() as connection:
        query = _came().order_by(sighting.c.event.desc()).limit(most)
        query = query if before is None else query.where(sighting.c.event < before)
        return [Arrival(*row) for row in connection.execute(query)]


def reports_among(ledger: Ledger, asked: Filter, reports: Sequence[str]) -> list[str]:
    """Those of these reports that fit."""
    return _of(ledger, lambda connection: select(report.c.id).where(
        report.c.id.in_(reports), of_reports(connection, asked, ledger.contains)
    ).order_by(report.c.placed, report.c.id))  # fmt: skip


def claims_among(ledger: Ledger, asked: Filter, reports: Sequence[str]) -> list[str]:
    """The claims of these reports that fit, by time of publication."""
    return _of(ledger, lambda connection: select(claim.c.id).where(
        claim.c.report.in_(reports), of_claims(connection, asked, ledger.contains)
    ).order_by(claim.c.placed, claim.c.id))  # fmt: skip


def findings_among(ledger: Ledger, asked: Filter, reports: Sequence[str]) -> list[Found]:
    """The findings about these reports that fit, those across reports among them, the most severe first."""
    columns = (finding.c.id, finding.c.report, finding.c.period, finding.c.body)
    with ledger.looking() as connection:
        query = select(*columns).where(_about(connection, asked, ledger.contains, reports))
        return found_of(connection.execute(query.order_by(finding.c.severity, finding.c.code, finding.c.id)).all())


def _about(connection: Connection, asked: Filter, contains: Contains, reports: Sequence[str]) -> Any:
    own = select(claim.c.id).where(claim.c.report.in_(reports), of_claims(connection, asked, contains))
    touched = finding.c.id.in_(select(finding_claim.c.finding).where(finding_claim.c.claim.in_(own)))
    if asked.measures or asked.things or asked.states or asked.places:
        return touched
    whole = select(report.c.id).where(report.c.id.in_(reports), of_reports(connection, asked, contains))
    return or_(touched, finding.c.report.in_(whole))


def _came() -> Select[Any]:
    same = (version.c.report == sighting.c.report) & (version.c.number == sighting.c.version)
    return select(sighting.c.event, sighting.c.report).join(version, same & (version.c.event == sighting.c.event))


def _of(ledger: Ledger, query: Callable[[Connection], Select[Any]]) -> list[str]:
    with ledger.looking() as connection:
        return list(connection.execute(query(connection)).scalars())
