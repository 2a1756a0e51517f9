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

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_, union_all

from counterclaim.ledger.asking import Contains, family, inside, of_claims, sources_of
from counterclaim.ledger.claims import AHEAD
from counterclaim.ledger.schema import claim, claim_place, report
from counterclaim.ledger.search import fitting
from counterclaim.model.kept import Filter
from counterclaim.model.vocabulary import section

FEW: Final = 5_000
"""Claims that are gathered and sorted; where there are more, they are met in the order of publication."""

REPORTS: Final = 2_000
"""Reports with the words asked for whose claims are gathered."""

_TOGETHER: Final = 50  # streams in one query

Key = tuple[datetime, str]
Conditions = list[ColumnElement[bool]]


def first(connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int) -> list[str]:
    """The ids of the first claims that fit, by time of publication and id, behind `after`."""
    few, fits = narrow(connection, asked, contains)
    if few is not None:
        query = select(claim.c.placed, claim.c.id).where(claim.c.id.in_(few), fits)
        return _ids(connection, [_behind(query, claim.c.placed, claim.c.id, after)], limit)
    found = dict.fromkeys(_ids(connection, list(_streams(connection, asked, contains, after)), limit))
    return list(found)


def narrow(
    connection: Connection, asked: Filter, contains: Contains
) -> tuple[Select[Any] | None, ColumnElement[bool]]:
    """The ids of few claims, all those that fit among them, and which of them fit.

    None in place of the ids where nothing that is asked for leaves few.
    """
    reports = _with_words(connection, asked)
    if reports is not None:
        rest = of_claims(connection, asked._replace(text=""), contains)
        return select(claim.c.id).where(claim.c.report.in_(reports)), rest
    fits = of_claims(connection, asked, contains)
    for query in _candidates(connection, asked, contains):
        some = query.limit(FEW + 1).subquery()
        if connection.execute(select(func.count()).select_from(some)).scalar_one() <= FEW:
            return query, fits
    return None, fits


def _with_words(connection: Connection, asked: Filter) -> Sequence[str] | None:
    """The reports with the words asked for; None where there are many, or no words."""
    words = fitting(asked.text, connection.dialect.name)
    if words is None:
        return None
    reports = connection.execute(select(report.c.id).where(words).limit(REPORTS + 1)).scalars().all()
    return reports if len(reports) <= REPORTS else None


def _candidates(connection: Connection, asked: Filter, contains: Contains) -> Iterator[Select[Any]]:
    days = bool(asked.since or asked.until)
    measures = family(asked.measures, "measures") or list(section("measures"))
    things = family(asked.things, "things") or list(section("things"))
    if asked.places:
        of_kind = (claim_place.c.measure.in_(measures), claim_place.c.thing.in_(things))
        query = select(claim_place.c.claim).where(claim_place.c.current.is_(True), *_days(claim_place.c.day, asked))
        if asked.measures or asked.things or days:
            query = query.where(*of_kind)
        yield query.where(claim_place.c.code.in_(inside(connection, asked.places, contains)))
    query = select(claim.c.id).where(claim.c.current.is_(True))
    if asked.measures or asked.things:
        yield query.where(claim.c.measure.in_(measures), claim.c.thing.in_(things))
    if days:
        yield query.where(*_days(claim.c.day, asked))
    wanted = sources_of(connection, asked)
    if wanted is not None:
        yield query.where(claim.c.source.in_(wanted))
    if asked.states:
        yield query.where(claim.c.state.in_(asked.states))


def _streams(connection: Connection, asked: Filter, contains: Contains, after: Key | None) -> Iterator[Select[Any]]:
    """Queries whose rows, each in the order of publication, hold all that fits."""
    rest = asked._replace(measures=(), things=(), places=(), since=None, until=None)
    if not asked.places:
        of_kind = _of_kind(claim.c.measure, claim.c.thing, asked)
        wanted = sources_of(connection, asked) if len(asked.states) == 0 else None
        fits = of_claims(connection, rest if wanted is None else rest._replace(sources=(), sides=()), contains)
        for one in wanted or (None,):
            query = select(claim.c.placed, claim.c.id).where(fits, *of_kind)
            query = query if wanted is None else query.where(claim.c.source == one)
            yield from _since(query, claim, claim.c.id, asked, after)
        return
    for code in inside(connection, asked.places, contains):
        query = select(claim_place.c.placed, claim_place.c.claim)
        query = query.where(claim_place.c.code == code, claim_place.c.current.is_(True))
        query = query.where(*_of_kind(claim_place.c.measure, claim_place.c.thing, asked))
        if rest != Filter():
            query = query.join(claim, claim.c.id == claim_place.c.claim).where(of_claims(connection, rest, contains))
        yield from _since(query, claim_place, claim_place.c.claim, asked, after)


def _of_kind(measure: Any, thing: Any, asked: Filter) -> Conditions:
    """Conditions that no index is chosen for."""
    found: Conditions = []
    if asked.measures:
        found.append(func.coalesce(measure, "").in_(family(asked.measures, "measures")))
    if asked.things:
        found.append(func.coalesce(thing, "").in_(family(asked.things, "things")))
    return found


def _since(query: Select[Any], table: Any, id_: Any, asked: Filter, after: Key | None) -> Iterator[Select[Any]]:
    """A query, in two where days are asked for: of what is told from the first of them on, and of what was ahead."""
    query = _behind(query, table.c.placed, id_, after)
    if asked.since is None and asked.until is None:
        yield query
        return
    in_days = query.where(*_days(func.coalesce(table.c.day, None), asked))
    if asked.since is None:
        yield in_days
        return
    begins = datetime.combine(asked.since, time(), UTC) - timedelta(days=AHEAD)
    if after is None or after[0] < begins:
        ahead = query.where(table.c.ahead.is_(True), *_days(table.c.day, asked))
        yield ahead.where(table.c.placed < begins)
        in_days = in_days.where(table.c.placed >= begins)
    yield in_days


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
