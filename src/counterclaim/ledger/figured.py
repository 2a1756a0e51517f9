"""Figures that were worked out before, and what they are worked out from, each of one state of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, and_, delete, func, insert, select, tuple_

from counterclaim.ledger.computed import linked
from counterclaim.ledger.schema import claim, finding, finding_claim, report, tally
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.telling import told_rows
from counterclaim.ledger.touched import AROUND, Changes, changes
from counterclaim.model.kept import Filter, Link, Told

MOST: Final = 200_000
"""Rows that are kept; beyond these, the ones that were worked out longest ago go."""

_SOME: Final = 400


class Worked(NamedTuple):
    """Figures of one kind and month, as text; they hold for the nights that `change` takes in."""

    scope: str
    kind: str
    month: date
    program: str
    change: int
    worked: datetime
    body: str


class Material(NamedTuple):
    """Claims with the day that each is looked for under, and what else their figures rest on.

    `links` are those of their reports and of what these go back to, `clashing` the findings about each claim that say
    that numbers cannot all be true.
    """

    told: tuple[tuple[date, Told], ...]
    links: tuple[Link, ...]
    deleted: frozenset[str]
    clashing: Mapping[str, frozenset[str]]
    changes: Changes


def days(ledger: Ledger) -> tuple[date, date] | None:
    """The first and the last day that claims are about; None where there is none."""
    with ledger.looking() as connection:
        known = claim.c.current.is_(True), claim.c.day.is_not(None)
        first = connection.execute(select(func.min(claim.c.day)).where(*known)).scalar()
        last = connection.execute(select(func.max(claim.c.day)).where(*known)).scalar()
    return None if first is None or last is None else (first, last)


def worked_out(
    ledger: Ledger, scope: str, kinds: Sequence[str], since: date, until: date, program: str
) -> tuple[list[Worked], Changes]:
    """What was worked out of these kinds for months that begin from `since` to `until`, and what changed meanwhile."""
    own = tally.c
    with ledger.looking() as connection:
        query = select(tally).where(own.scope == scope, own.kind.in_(kinds), own.month.between(since, until))
        rows = connection.execute(query.where(own.program == program).order_by(own.month)).all()
        found = [Worked(*row) for row in rows]
        oldest = min((one.change for one in found), default=0)
        return found, changes(connection, since, until.replace(day=28) + 4 * AROUND, oldest)


def keep_worked(ledger: Ledger, some: Iterable[Worked]) -> None:
    """Keep what was worked out, in place of what was kept of the same scope, kind and month."""
    rows = [one._asdict() for one in some]
    if not rows:
        return
    with ledger.writing() as connection:
        key = tuple_(tally.c.scope, tally.c.kind, tally.c.month)
        for start in range(0, len(rows), _SOME):
            part = rows[start : start + _SOME]
            wanted = [(row["scope"], row["kind"], row["month"]) for row in part]
            connection.execute(delete(tally).where(key.in_(wanted)))
            connection.execute(insert(tally), part)
        _prune(connection)


def _prune(connection: Connection) -> None:
    number = connection.execute(select(func.count()).select_from(tally)).scalar_one()
    if number <= MOST:
        return
    limit = select(tally.c.worked).order_by(tally.c.worked.desc()).offset(MOST).limit(1).scalar_subquery()
    connection.execute(delete(tally).where(tally.c.worked <= limit))


def material(ledger: Ledger, asked: Filter, since: date, until: date, clashes: Iterable[str]) -> Material:
    """What the figures of the nights from `since` to `until` are worked out from, of claims that fit a filter.

    Its own days are passed over. `clashes` are the codes of findings that say that numbers cannot all be true.
    """
    with ledger.looking() as connection:
        wide = asked._replace(since=since - AROUND, until=until + AROUND)
        told = tuple(told_rows(connection, wide, ledger.contains))
        reports = sorted({one.report for _, one in told})
        return Material(
            told,
            tuple(linked(connection, reports)),
            frozenset(_deleted(connection, reports)),
            _clashing(connection, [one.claim.id for _, one in told], frozenset(clashes)),
            changes(connection, since, until),
        )


def _deleted(connection: Connection, reports: Sequence[str]) -> Iterable[str]:
    for start in range(0, len(reports), _SOME):
        some = report.c.id.in_(reports[start : start + _SOME])
        yield from connection.execute(select(report.c.id).where(and_(some, report.c.deleted.is_not(None)))).scalars()


def _clashing(connection: Connection, claims: Sequence[str], codes: frozenset[str]) -> Mapping[str, frozenset[str]]:
    touched: dict[str, list[str]] = {}  # finding → claims
    query = select(finding_claim.c.finding, finding_claim.c.claim)
    for start in range(0, len(claims), _SOME):
        for id_, key in connection.execute(query.where(finding_claim.c.claim.in_(claims[start : start + _SOME]))):
            touched.setdefault(id_, []).append(key)
    ids, found = sorted(touched), dict[str, set[str]]()
    for start in range(0, len(ids), _SOME):
        some = finding.c.id.in_(ids[start : start + _SOME])
        for id_, code in connection.execute(select(finding.c.id, finding.c.code).where(some)):
            for key in touched[id_] if code in codes else ():
                found.setdefault(key, set()).add(id_)
    return {key: frozenset(ids_) for key, ids_ in found.items()}
