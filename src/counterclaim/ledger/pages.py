"""Pages of a large ledger: the first claims that fit, found by the index that leads to them with the fewest steps.

Where any one thing that is asked for leaves few claims, these are gathered and sorted. Else many fit, and a page of
them is met soon in the order of publication: one index is gone along, or one for each of several places or sources.
A claim is seldom told of before its day, so that for a stretch of days this begins where the stretch does; the claims
for which that is not so are marked `ahead`, and found by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, false, func, literal, select, tuple_, union_all

from counterclaim.ledger import search
from counterclaim.ledger.asking import family, inside, of_claims, sources_of
from counterclaim.ledger.claims import AHEAD
from counterclaim.ledger.schema import claim, claim_place, report
from counterclaim.ledger.store import Contains
from counterclaim.model.kept import Filter
from counterclaim.model.vocabulary import section

FEW: Final = 5_000
"""Claims that are gathered and sorted; where there are more, they are met in the order of publication."""

REPORTS: Final = 2_000
"""Reports with the words asked for whose claims are gathered."""

_NEAR: Final = 20  # keys of reports that are passed for each with the words asked for, where these are common
_TOGETHER: Final = 50  # streams in one query

Key = tuple[datetime, str]
Conditions = list[ColumnElement[bool]]


def first(connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int) -> list[str]:
    """The ids of the first claims that fit, by time of publication and id, behind `after`."""
    if asked.places and not inside(connection, asked.places, contains):
        return []
    few, fits = narrow(connection, asked, contains)
    if few is not None:
        query = select(claim.c.placed, claim.c.id).where(claim.c.id.in_(few), fits)
        return _ids(connection, [_behind(query, claim.c.placed, claim.c.id, after)], limit)
    found = dict.fromkeys(_ids(connection, list(_streams(connection, asked, contains, after)), limit))
    return list(found)


def number(connection: Connection, asked: Filter, contains: Contains) -> int:
    """How many claims fit."""
    few, fits = narrow(connection, asked, contains)
    query = select(func.count()).select_from(claim).where(fits)
    if few is not None:
        query = query.where(claim.c.id.in_(few))
    elif asked.places and not (asked.sources or asked.sides or asked.states or asked.text):
        codes = claim_place.c.code.in_(inside(connection, asked.places, contains))
        query = select(func.count(claim_place.c.claim.distinct())).where(codes, claim_place.c.current.is_(True))
        query = query.where(*_of_kind(claim_place.c, asked))
    return connection.execute(query).scalar_one()


def narrow(connection: Connection, asked: Filter, contains: Contains) -> tuple[Select[Any] | None, ColumnElement[bool]]:
    """The ids of few claims, all those that fit among them, and which of them fit.

    None in place of the ids where nothing that is asked for leaves few.
    """
    if asked.text:
        keys = search.keys(connection, asked.text, REPORTS + 1)
        if keys is not None and len(keys) <= REPORTS:
            reports = select(report.c.id).where(report.c.key.in_(keys))
            rest = of_claims(connection, asked._replace(text=""), contains)
            return select(claim.c.id).where(claim.c.report.in_(reports)), rest
    for query, left in _candidates(connection, asked, contains):
        some = query.limit(FEW + 1).subquery()
        if connection.execute(select(func.count()).select_from(some)).scalar_one() <= FEW:
            return query, _fits(connection, left, contains)
    return None, _fits(connection, asked, contains)


def _fits(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    """As `of_claims`, where the words asked for are those of many reports."""
    fits = of_claims(connection, asked._replace(text=""), contains)
    keys = search.keys(connection, asked.text, REPORTS + 1) or (0,)
    common = max(keys) <= _NEAR * REPORTS  # so common that going along meets one soon
    words = search.fitting(asked.text, connection.dialect.name, common)
    if words is None:
        return fits
    return fits & select(literal(1)).select_from(report).where(report.c.id == claim.c.report, words).exists()


def _candidates(connection: Connection, asked: Filter, contains: Contains) -> Iterator[tuple[Select[Any], Filter]]:
    """For each thing that is asked for, the ids of claims that have it, and what is left to ask of them."""
    days = bool(asked.since or asked.until)
    measures = family(asked.measures, "measures") or list(section("measures"))
    things = family(asked.things, "things") or list(section("things"))
    if asked.places:
        query = select(claim_place.c.claim).where(claim_place.c.current.is_(True), *_days(claim_place.c.day, asked))
        if asked.measures or asked.things or days:
            query = query.where(claim_place.c.measure.in_(measures), claim_place.c.thing.in_(things))
        codes = inside(connection, asked.places, contains)
        left = asked._replace(places=(), measures=(), things=(), since=None, until=None)
        yield query.where(claim_place.c.code.in_(codes) if codes else false()), left
    query = select(claim.c.id).where(claim.c.current.is_(True))
    if asked.measures or asked.things:
        yield query.where(claim.c.measure.in_(measures), claim.c.thing.in_(things)), asked
    if days:
        yield query.where(*_days(claim.c.day, asked)), asked
    wanted = sources_of(connection, asked)
    if wanted is not None:
        yield query.where(claim.c.source.in_(wanted) if wanted else false()), asked
    if asked.states:
        yield query.where(claim.c.state.in_(asked.states)), asked


def _streams(connection: Connection, asked: Filter, contains: Contains, after: Key | None) -> Iterator[Select[Any]]:
    """Queries whose rows, each in the order of publication, hold all that fits."""
    begins = None if asked.since is None else datetime.combine(asked.since, time(), UTC) - timedelta(days=AHEAD)
    if begins is not None and (after is None or after[0] < begins):
        placed = func.coalesce(claim.c.placed, claim.c.placed)  # so that the index of `ahead` is taken
        query = select(placed, claim.c.id).where(claim.c.ahead.is_(True), _fits(connection, asked, contains))
        yield _behind(query.where(placed < begins), placed, claim.c.id, after)
    rest = asked._replace(measures=(), things=(), places=(), since=None, until=None)
    if asked.places:
        own = claim_place.c
        for code in inside(connection, asked.places, contains):
            query = select(own.placed, own.claim).where(own.code == code, own.current.is_(True))
            if rest != Filter():
                query = query.join(claim, claim.c.id == own.claim).where(_fits(connection, rest, contains))
            yield _from(query.where(*_of_kind(own, asked)), own.placed, own.claim, begins, after)
        return
    wanted = None if asked.states else sources_of(connection, asked)
    fits = _fits(connection, rest if wanted is None else rest._replace(sources=(), sides=()), contains)
    for one in (None,) if wanted is None else wanted:
        query = select(claim.c.placed, claim.c.id).where(fits, *_of_kind(claim.c, asked))
        query = query if wanted is None else query.where(claim.c.source == one)
        yield _from(query, claim.c.placed, claim.c.id, begins, after)


def _of_kind(of: Any, asked: Filter) -> Conditions:
    """Conditions of kind and day that no index is chosen for."""
    found = _days(func.coalesce(of.day, None), asked)
    if asked.measures:
        found.append(func.coalesce(of.measure, "").in_(family(asked.measures, "measures")))
    if asked.things:
        found.append(func.coalesce(of.thing, "").in_(family(asked.things, "things")))
    return found


def _from(query: Select[Any], placed: Any, id_: Any, begins: datetime | None, after: Key | None) -> Select[Any]:
    if begins is not None and (after is None or after[0] < begins):
        return query.where(placed >= begins)
    return _behind(query, placed, id_, after)


def _behind(query: Select[Any], placed: Any, id_: Any, after: Key | None) -> Select[Any]:
    return query if after is None else query.where(tuple_(placed, id_) > tuple_(*after))


def _ids(connection: Connection, streams: Sequence[Select[Any]], limit: int) -> list[str]:
    """The ids of the first rows of all streams together, each once."""
    found: set[tuple[datetime, str]] = set()
    for start in range(0, len(streams), _TOGETHER):
        some = [
            query.order_by(query.selected_columns[0], query.selected_columns[1]).limit(limit).subquery()
            for query in streams[start : start + _TOGETHER]
        ]
        both = union_all(*(select(each) for each in some)) if len(some) > 1 else select(some[0])
        found.update((placed, id_) for placed, id_ in connection.execute(both))
    return [id_ for _, id_ in sorted(found)[:limit]]


def _days(day: Any, asked: Filter) -> Conditions:
    found: Conditions = []
    if asked.since is not None:
        found.append(day >= literal(asked.since))
    if asked.until is not None:
        found.append(day <= literal(asked.until))
    return found
