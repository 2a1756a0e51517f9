"""By which sources, days, measures and things findings are found, so that few are gone through for a page of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, literal, select

from counterclaim.ledger.asking import family, sources_of
from counterclaim.ledger.schema import NEVER, claim, finding, finding_at, finding_claim, report
from counterclaim.model.kept import Filter

FEW: Final = 1_000
"""Findings that are gathered and sorted; where there are more, they are gone through in order."""

_SOME: Final = 400
_NO_DAY: Final = NEVER.date()


def touching(connection: Connection, reports: Sequence[str]) -> set[str]:
    """The findings of reports, and those that touch their claims."""
    found = set[str]()
    for start in range(0, len(reports), _SOME):
        some = reports[start : start + _SOME]
        found.update(connection.execute(select(finding.c.id).where(finding.c.report.in_(some))).scalars())
        claims = select(claim.c.id).where(claim.c.report.in_(some))
        query = select(finding_claim.c.finding).where(finding_claim.c.claim.in_(claims)).distinct()
        found.update(connection.execute(query).scalars())
    return found


def write(connection: Connection, findings: Iterable[str]) -> None:
    """Write by what findings are found, in place of what was written before."""
    wanted = sorted(findings)
    for start in range(0, len(wanted), _SOME):
        some = wanted[start : start + _SOME]
        drop(connection, finding_at.c.finding.in_(some))
        rows = {tuple(row) for query in _rows(some) for row in connection.execute(query)}
        if rows:
            names = finding_at.c.keys()
            connection.execute(insert(finding_at), [dict(zip(names, row, strict=True)) for row in sorted(rows)])


def drop(connection: Connection, which: ColumnElement[bool]) -> None:
    """Drop rows."""
    connection.execute(delete(finding_at).where(which))


def _rows(some: Sequence[str]) -> Iterable[Select[Any]]:
    source, none = func.coalesce(report.c.source, ""), literal("")
    of_claim = func.coalesce(claim.c.source, ""), func.coalesce(claim.c.day, _NO_DAY), claim.c.measure, claim.c.thing
    touched = select(finding_claim.c.finding, *of_claim).join(claim, claim.c.id == finding_claim.c.claim)
    yield touched.where(finding_claim.c.finding.in_(some))
    own = select(finding.c.id, source, func.coalesce(report.c.day, _NO_DAY), none, none)
    yield own.join(report, report.c.id == finding.c.report).where(finding.c.id.in_(some))
    of_its_claims = select(finding.c.id, source, func.coalesce(claim.c.day, _NO_DAY), none, none)
    of_its_claims = of_its_claims.join(report, report.c.id == finding.c.report)
    current = (claim.c.report == report.c.id) & claim.c.current.is_(True)
    yield of_its_claims.join(claim, current).where(finding.c.id.in_(some))


def candidates(connection: Connection, asked: Filter) -> Select[Any] | None:
    """The ids of few findings, all those that fit among them; None where nothing that is asked for leaves few."""
    fits = _places(connection, asked)
    if not fits:
        return None
    query = select(finding_at.c.finding).where(*fits)
    some = query.limit(FEW + 1).subquery()
    few = connection.execute(select(func.count()).select_from(some)).scalar_one() <= FEW
    return query if few else None


def possible(connection: Connection, asked: Filter) -> ColumnElement[bool] | None:
    """A condition that every finding that fits meets, and that is soon told; None where there is none."""
    fits = _places(connection, asked, lambda of: func.coalesce(of, None))  # so that each finding is asked for its own
    return select(literal(1)).where(finding_at.c.finding == finding.c.id, *fits).exists() if fits else None


def _places(
    connection: Connection, asked: Filter, seen: Callable[[Any], Any] = lambda of: of
) -> list[ColumnElement[bool]]:
    own = finding_at.c
    fits: list[ColumnElement[bool]] = []
    wanted = sources_of(connection, asked)
    if wanted is not None:
        fits.append(seen(own.source).in_([key or "" for key in wanted]))
    if asked.since is not None:
        fits.append(seen(own.day) >= asked.since)
    if asked.until is not None:
        fits.append(seen(own.day) <= asked.until)
    if asked.measures:
        fits.append(seen(own.measure).in_(family(asked.measures, "measures")))
    elif asked.things or (fits and (asked.places or asked.states)):
        fits.append(seen(own.measure) > "")
    if asked.things:
        fits.append(seen(own.thing).in_(family(asked.things, "things")))
    return fits
