"""What is asked for, as conditions: a filter's measures, things and places take in those inside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, false, func, literal, or_, select, text

from counterclaim.ledger.schema import claim, claim_place, report, source
from counterclaim.ledger.search import fitting
from counterclaim.ledger.store import Contains
from counterclaim.ledger.values import column
from counterclaim.model.kept import Filter
from counterclaim.model.vocabulary import section

FEW: Final = 5_000
"""Claims of a place that are looked up by the place; where there are more, each claim is asked where it is."""

CODES: Final = text(
    "WITH RECURSIVE held(code) AS (SELECT min(code) FROM claim_place UNION ALL "
    "SELECT (SELECT min(code) FROM claim_place WHERE code > held.code) FROM held WHERE held.code IS NOT NULL) "
    "SELECT code FROM held WHERE code IS NOT NULL"
)
"""The codes of places that claims name, by jumping from one to the next in their index."""


def inside(connection: Connection, places: Iterable[str], contains: Contains) -> list[str]:
    """The codes in the ledger that are one of `places`, or lie in one."""
    wanted = tuple(places)
    if not wanted:
        return []
    codes = connection.execute(CODES).scalars().all()
    return [code for code in codes if any(_contains(contains, place, code) for place in wanted)]


def _contains(contains: Contains, outer: str, inner: str) -> bool:
    try:
        return outer == inner or contains(outer, inner)
    except (KeyError, ValueError):
        return False


def family(keys: Iterable[str], name: str) -> list[str]:
    """Terms of a section of the vocabulary, and all below them."""
    found = dict.fromkeys(keys)
    terms = section(name)
    while more := [key for key, term in terms.items() if term.parent in found and key not in found]:
        found.update(dict.fromkeys(more))
    return list(found)


def of_claims(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    """The condition that a claim of a latest version fits all of a filter."""
    found = of_claim_alone(connection, asked, contains)
    found.append(claim.c.current.is_(True))
    sources = sources_of(connection, asked)
    if sources is not None:
        found.append(claim.c.source.in_(sources) if sources else false())
    if asked.text:
        words = fitting(asked.text, connection.dialect.name)
        if words is not None:
            found.append(claim.c.report.in_(select(report.c.id).where(words)))
    found += _days(claim.c.day, asked)
    return and_(*found)


def of_claim_alone(connection: Connection, asked: Filter, contains: Contains) -> list[ColumnElement[bool]]:
    """The conditions of a filter that only claims can fit."""
    found: list[ColumnElement[bool]] = []
    if asked.measures:
        found.append(claim.c.measure.in_(family(asked.measures, "measures")))
    if asked.things:
        found.append(claim.c.thing.in_(family(asked.things, "things")))
    if asked.states:
        found.append(claim.c.state.in_(asked.states))
    if asked.places:
        found.append(_placed(connection, inside(connection, asked.places, contains)))
    return found


def _placed(connection: Connection, codes: list[str]) -> ColumnElement[bool]:
    if not codes:
        return false()
    of_codes = claim_place.c.code.in_(codes) & claim_place.c.current.is_(True)
    some = select(literal(1)).select_from(claim_place).where(of_codes).limit(FEW + 1).subquery()
    count = connection.execute(select(func.count()).select_from(some)).scalar_one()
    if count <= FEW:
        return claim.c.id.in_(select(claim_place.c.claim).where(of_codes))
    return select(literal(1)).where(claim_place.c.claim == claim.c.id, of_codes).exists()


def of_reports(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    """The condition that a report fits a filter; where claims are asked for, that one of its claims fits all of it."""
    if asked.measures or asked.things or asked.states or asked.places:
        if asked.places and not inside(connection, asked.places, contains):
            return false()
        own = claim.alias()  # each report is asked for its claims, whatever the database thinks
        fits = select(literal(1)).where(claim.c.id == own.c.id, of_claims(connection, asked, contains)).exists()
        return select(literal(1)).where(own.c.report == report.c.id, fits).exists()
    found: list[ColumnElement[bool]] = []
    sources = sources_of(connection, asked)
    if sources is not None:
        found.append(report.c.source.in_(sources))
    words = fitting(asked.text, connection.dialect.name)
    if words is not None:
        found.append(words)
    days = _days(report.c.day, asked)
    if days:
        current = func.coalesce(claim.c.current, False)  # so that the index of the reports is taken
        its_own = select(literal(1)).where(claim.c.report == report.c.id, current.is_(True))
        found.append(or_(and_(*days), its_own.where(*_days(func.coalesce(claim.c.day, None), asked)).exists()))
    return and_(literal(True), *found)


def sources_of(connection: Connection, asked: Filter) -> list[str | None] | None:
    """The sources that a filter asks for, as columns hold them; None for any."""
    if not asked.sources and not asked.sides:
        return None
    named = [column(key) for key in asked.sources]
    if not asked.sides:
        return named
    sides = source.c.side.in_([column(side) for side in asked.sides])
    sided = connection.execute(select(source.c.key).where(sides).order_by(source.c.key)).scalars()
    return [key for key in sided if not named or key in named]


def _days(day: Any, asked: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.since is not None:
        found.append(day >= asked.since)
    if asked.until is not None:
        found.append(day <= asked.until)
    return found
