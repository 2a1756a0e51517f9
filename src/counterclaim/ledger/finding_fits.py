"""Whether a finding fits a filter: by the claims that it is about, or by its report."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, union

from counterclaim.ledger import finding_places, search, ways, worded
from counterclaim.ledger.asking import inside, of_reports
from counterclaim.ledger.ordering import Key
from counterclaim.ledger.schema import claim, claim_place, finding, finding_claim, report
from counterclaim.ledger.store import Contains
from counterclaim.ledger.walking import Check
from counterclaim.ledger.ways import Conditions
from counterclaim.model.kept import Filter

_LOOKED: Final = 5  # looks that the claims of one finding take


def whole(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    """The condition that a finding fits all of a filter."""
    words = search.fitting(asked.text, connection.dialect.name)
    if words is None:
        return exactly(connection, asked, contains)
    worded_ = claim.c.report.in_(select(report.c.id).where(words))
    touched = _touching([*ways.of_claim(connection, asked, contains), worded_])
    return touched if of_claims(asked) else or_(touched, _of_report(connection, asked, contains))


def exactly(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    """The condition that a finding fits a filter in which no words are asked for."""
    if asked.places:
        own = claim_place.c
        codes = func.coalesce(own.code, "").in_(inside(connection, asked.places, contains))
        where = codes, func.coalesce(own.current, False).is_(True)
        at = select(literal(1)).where(own.claim == finding_claim.c.claim, *where)
        one = at.where(*ways.of_kind(connection, own, asked)).exists()
        touched: ColumnElement[bool] = select(literal(1)).where(finding_claim.c.finding == finding.c.id, one).exists()
    else:
        touched = _touching(ways.of_claim(connection, asked, contains))
    fits = touched if of_claims(asked) else or_(touched, _of_report(connection, asked, contains))
    possible = finding_places.possible(connection, asked)
    return fits if possible is None else and_(possible, fits)


def of_claims(asked: Filter) -> bool:
    """Whether a filter asks for what only claims have."""
    return bool(asked.measures or asked.things or asked.states or asked.places)


def _touching(fits: Conditions) -> ColumnElement[bool]:
    """One within the other, so that each finding is asked for its claims, whatever the database thinks."""
    current = func.coalesce(claim.c.current, False).is_(True)
    one = select(literal(1)).where(claim.c.id == finding_claim.c.claim, current, *fits).exists()
    return select(literal(1)).where(finding_claim.c.finding == finding.c.id, one).exists()


def _of_report(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    return select(literal(1)).where(report.c.id == finding.c.report, of_reports(connection, asked, contains)).exists()


def few(connection: Connection, asked: Filter, contains: Contains, words: str) -> Select[Any] | None:
    """The ids of few findings, all those that fit among them; None where nothing that is asked for leaves few."""
    named = search.fitting(words, connection.dialect.name)
    if named is not None and worded.number(connection, words) <= worded.GATHERED:
        reports = select(report.c.id).where(named)
        own = select(finding.c.id).where(finding.c.report.in_(reports))
        told = select(claim.c.id).where(claim.c.report.in_(reports))
        return select(union(own, select(finding_claim.c.finding).where(finding_claim.c.claim.in_(told))).subquery())
    if of_claims(asked):
        way = ways.few(connection, asked, contains)
        if way is not None:
            fitting = select(way.fitting.subquery().c[1])
            return select(finding_claim.c.finding).where(finding_claim.c.claim.in_(fitting))
    return finding_places.candidates(connection, asked)


def check(connection: Connection, asked: Filter, contains: Contains, words: str) -> Check:
    """Those of findings that fit which still do with the words asked for."""
    fits = ways.of_claim(connection, asked, contains)
    own = None if of_claims(asked) else of_reports(connection, asked, contains)

    def fitting(connection: Connection, keys: list[Key]) -> tuple[list[Key], int]:
        ids = [key[-1] for key in keys]
        told = select(finding_claim.c.finding, claim.c.report).join(claim, claim.c.id == finding_claim.c.claim)
        pairs = {tuple(row) for row in connection.execute(told.where(finding_claim.c.finding.in_(ids), *fits))}
        if own is not None:
            of = select(finding.c.id, report.c.id).join(report, report.c.id == finding.c.report)
            pairs.update(tuple(row) for row in connection.execute(of.where(finding.c.id.in_(ids), own)))
        having, looked = search.having(connection, words, {id_ for _, id_ in pairs})
        found = {id_ for id_, of_report in pairs if of_report in having}
        return [key for key in keys if key[-1] in found], worded.LOOKED * looked + _LOOKED * len(keys)

    return fitting
