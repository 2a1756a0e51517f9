"""Pages of a large ledger: the first claims that fit, found by the index that leads to them with the fewest steps.

Where any one thing that is asked for leaves few claims, these are gathered and sorted. Else many fit, and a page of
them is met soon in the order of publication: one index is gone along, or one for each of several places or sources.
A claim is seldom told of before its day or long behind it, so that for a stretch of days this begins where the stretch
does, and ends soon behind it; the claims for which that is not so are found by themselves, those told of before their
day by a mark `ahead`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, false, func, literal, select, tuple_, union_all

from counterclaim.ledger import search
from counterclaim.ledger.asking import family, inside, of_claims, sources_of
from counterclaim.ledger.claims import AHEAD
from counterclaim.ledger.schema import NEVER, claim, claim_place, report
from counterclaim.ledger.store import Contains
from counterclaim.model.kept import Filter
from counterclaim.model.vocabulary import section

FEW: Final = 5_000
"""Claims that are gathered and sorted; where there are more, they are met in the order of publication."""

REPORTS: Final = 5_000
"""Reports with the words asked for whose claims are gathered."""

LATE: Final = 2
"""Days, in UTC, behind the day of a claim within which most are published; later ones are found by themselves."""

_SORTED: Final = 40_000  # reports with the words asked for that are sorted by time
_CHUNK: Final = 400  # reports whose claims are looked at together
_NEAR: Final = 20  # keys of reports that are passed for each with the words asked for, where these are common
_SOURCES: Final = 8  # that are gone along each by itself; where there are more, a claim of one is met soon
_SOME: Final = 500
_TOGETHER: Final = 50  # streams in one query

Key = tuple[datetime, str]
Conditions = list[ColumnElement[bool]]


def first(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int, newest: bool = False
) -> list[str]:
    """The ids of the first claims that fit, by time of publication and id, behind `after`.

    The order is the other way round where the `newest` come first.
    """
    if asked.places and not inside(connection, asked.places, contains):
        return []
    few, fits = narrow(connection, asked, contains)
    if few is not None:
        query = select(claim.c.placed, claim.c.id).where(claim.c.id.in_(few), fits)
        return _ids(connection, [_bounded(query, None, None, after, newest)], limit, newest)
    if (reports := _with_words(connection, asked)) is not None:
        return _among(connection, reports, asked._replace(text=""), contains, after, limit, newest)
    found: dict[str, None] = {}
    for streams in _stretches(connection, asked, contains, after, newest):
        found.update(dict.fromkeys(_ids(connection, streams, limit - len(found), newest)))
        if len(found) >= limit:
            break
    return list(found)


def _with_words(connection: Connection, asked: Filter) -> Select[Any] | None:
    """The times and ids of the reports with the words asked for, where these are some, but not very many."""
    keys = search.keys(connection, asked.text, _SORTED + 1)
    words = search.fitting(asked.text, connection.dialect.name)
    if keys is None or words is None or len(keys) > _SORTED:
        return None
    return select(report.c.placed, report.c.id).where(words)


def _among(
    connection: Connection,
    reports: Select[Any],
    asked: Filter,
    contains: Contains,
    after: Key | None,
    limit: int,
    newest: bool,
) -> list[str]:
    """The ids of the first claims that fit of reports, a few of these at a time."""
    if after is not None:  # the rest of the claims of the report that the page before ended in, too
        at, end = tuple_(report.c.placed, report.c.id), tuple_(after[0], after[1].partition(".")[0])
        reports = reports.where(at <= end if newest else at >= end)
    order = in_order(report.c.placed, report.c.id, newest=newest)
    rows = connection.execute(reports.order_by(*order)).all()
    fits, found = of_claims(connection, asked, contains), list[str]()
    for start in range(0, len(rows), _CHUNK):
        own = claim.alias()
        few = select(own.c.id).where(own.c.report.in_([row.id for row in rows[start : start + _CHUNK]]))
        query = select(claim.c.placed, claim.c.id).where(claim.c.id.in_(few), fits)
        fitting = connection.execute(_bounded(query, None, None, after, newest)).all()
        found += [id_ for _, id_ in sorted(map(tuple, fitting), reverse=newest)]
        if len(found) >= limit:
            break
    return found[:limit]


def number(connection: Connection, asked: Filter, contains: Contains) -> int:
    """How many claims fit."""
    few, fits = narrow(connection, asked, contains)
    query = select(func.count()).select_from(claim).where(fits)
    if few is not None:
        query = query.where(claim.c.id.in_(few))
    elif asked.places and not (asked.sources or asked.sides or asked.states or asked.text):
        codes = claim_place.c.code.in_(inside(connection, asked.places, contains))
        query = select(func.count(claim_place.c.claim.distinct())).where(codes, claim_place.c.current.is_(True))
        query = query.where(*of_kind(claim_place.c, asked))
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
    words = common(connection, asked.text)
    if words is None:
        return fits
    return fits & select(literal(1)).select_from(report).where(report.c.id == claim.c.report, words).exists()


def common(connection: Connection, asked: str) -> ColumnElement[bool] | None:
    """The condition that a report has the words asked for, which many have; None where no word is asked for."""
    if not search.words(asked):
        return None
    soon = search.frequent(connection, asked, _SOME, _NEAR * _SOME)  # so that going along meets one soon
    return search.fitting(asked, connection.dialect.name, soon)


def _candidates(connection: Connection, asked: Filter, contains: Contains) -> Iterator[tuple[Select[Any], Filter]]:
    """For each thing that is asked for, the ids of claims that have it, and what is left to ask of them."""
    days = bool(asked.since or asked.until)
    measures = family(asked.measures, "measures") or list(section("measures"))
    things = family(asked.things, "things") or list(section("things"))
    if asked.places:
        query = select(claim_place.c.claim).where(claim_place.c.current.is_(True))
        query = query.where(*days_asked(claim_place.c.day, asked))
        if asked.measures or asked.things or days:
            query = query.where(claim_place.c.measure.in_(measures), claim_place.c.thing.in_(things))
        codes = inside(connection, asked.places, contains)
        left = asked._replace(places=(), measures=(), things=(), since=None, until=None)
        yield query.where(claim_place.c.code.in_(codes) if codes else false()), left
    query = select(claim.c.id).where(claim.c.current.is_(True))
    if asked.measures or asked.things:
        yield query.where(claim.c.measure.in_(measures), claim.c.thing.in_(things)), asked
    if days:
        yield query.where(*days_asked(claim.c.day, asked)), asked
    wanted = sources_of(connection, asked)
    if wanted is not None:
        yield query.where(claim.c.source.in_(wanted) if wanted else false()), asked
    if asked.states:
        yield query.where(claim.c.state.in_(asked.states)), asked


def _stretches(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, newest: bool
) -> Iterator[list[Select[Any]]]:
    """Queries whose rows hold all that fits, those of one stretch of time after another, in the order asked for.

    Beside the days asked for and a few more, these are the claims that are told of ahead, and those told of late.
    """
    begins, ends = moment(asked.since, -AHEAD), moment(asked.until, 1 + LATE)
    parts: list[tuple[datetime | None, datetime | None, Callable[[], Iterable[Select[Any]]]]] = [
        (begins, ends, lambda: _streams(connection, asked, contains))
    ]
    if begins is not None:
        parts.insert(0, (None, begins, lambda: [_ahead(connection, asked, contains)]))
    if ends is not None:
        parts.append((ends, None, lambda: _late(connection, asked, contains, ends)))
    for low, high, streams in reversed(parts) if newest else parts:
        passed = after is not None and (after[0] < (low or NEVER) if newest else high is not None and after[0] >= high)
        if not passed:
            yield [_bounded(query, low, high, after, newest) for query in streams()]


def _ahead(connection: Connection, asked: Filter, contains: Contains) -> Select[Any]:
    placed = func.coalesce(claim.c.placed, claim.c.placed)  # so that the index of `ahead` is taken
    return select(placed, claim.c.id).where(claim.c.ahead.is_(True), _fits(connection, asked, contains))


def _late(connection: Connection, asked: Filter, contains: Contains, ends: datetime) -> Iterable[Select[Any]]:
    """Claims that were published from `ends` on, looked for day by day: of most days there is none."""
    behind = select(claim.c.id).where(claim.c.current.is_(True), claim.c.placed >= ends)
    if connection.execute(behind.limit(1)).first() is None:
        return []
    about = [claim.c.current.is_(True), *([] if asked.since is None else [claim.c.day >= asked.since])]
    days = select(func.max(claim.c.day).label("day")).where(*about, claim.c.day <= asked.until).cte(recursive=True)
    before = select(func.max(claim.c.day)).where(*about, claim.c.day < days.c.day).scalar_subquery()
    days = days.union_all(select(before).where(days.c.day.is_not(None)))
    query = behind.where(claim.c.day.in_(select(days.c.day))).limit(FEW + 1)
    late = connection.execute(query).scalars().all()
    if len(late) > FEW:
        return _streams(connection, asked, contains)
    fits = _fits(connection, asked, contains)
    return [select(claim.c.placed, claim.c.id).where(claim.c.id.in_(late), fits)] if late else []


def _streams(connection: Connection, asked: Filter, contains: Contains) -> Iterator[Select[Any]]:
    """Queries whose rows, each in the order of publication, hold all that fits."""
    rest = asked._replace(measures=(), things=(), places=(), since=None, until=None)
    if asked.places:
        own, fits = claim_place.c, None if rest == Filter() else _fits(connection, rest, contains)
        for code in inside(connection, asked.places, contains):
            query = select(own.placed, own.claim).where(own.code == code, own.current.is_(True))
            if fits is not None:
                query = query.join(claim, claim.c.id == own.claim).where(fits)
            yield query.where(*of_kind(own, asked))
        return
    wanted = None if asked.states else sources_of(connection, asked)
    wanted = None if wanted is not None and len(wanted) > _SOURCES else wanted
    fits = _fits(connection, rest if wanted is None else rest._replace(sources=(), sides=()), contains)
    for one in (None,) if wanted is None else wanted:
        query = select(claim.c.placed, claim.c.id).where(fits, *of_kind(claim.c, asked))
        yield query if wanted is None else query.where(claim.c.source == one)


def of_kind(of: Any, asked: Filter) -> Conditions:
    """Conditions of kind and day that no index is chosen for."""
    found = days_asked(func.coalesce(of.day, None), asked)
    if asked.measures:
        found.append(func.coalesce(of.measure, "").in_(family(asked.measures, "measures")))
    if asked.things:
        found.append(func.coalesce(of.thing, "").in_(family(asked.things, "things")))
    return found


def _bounded(
    query: Select[Any], low: datetime | None, high: datetime | None, after: Key | None, newest: bool
) -> Select[Any]:
    """What was published from `low` on and before `high`, behind `after`: one bound at each end, as an index takes."""
    placed, id_ = query.selected_columns[0], query.selected_columns[1]
    if after is not None and newest and (high is None or after[0] < high):
        query, high = query.where(tuple_(placed, id_) < tuple_(*after)), None
    elif after is not None and not newest and (low is None or after[0] >= low):
        query, low = query.where(tuple_(placed, id_) > tuple_(*after)), None
    query = query if low is None else query.where(placed >= low)
    return query if high is None else query.where(placed < high)


def _ids(connection: Connection, streams: Sequence[Select[Any]], limit: int, newest: bool) -> list[str]:
    """The ids of the first rows of all streams together, each once."""
    found: set[tuple[datetime, str]] = set()
    for start in range(0, len(streams), _TOGETHER):
        some = [
            query.order_by(*in_order(*query.selected_columns, newest=newest)).limit(limit).subquery()
            for query in streams[start : start + _TOGETHER]
        ]
        both = union_all(*(select(each) for each in some)) if len(some) > 1 else select(some[0])
        found.update((placed, id_) for placed, id_ in connection.execute(both))
    return [id_ for _, id_ in sorted(found, reverse=newest)[:limit]]


def in_order(*columns: ColumnElement[Any], newest: bool) -> list[ColumnElement[Any]]:
    """An order by these columns, or the other way round."""
    return [each.desc() for each in columns] if newest else list(columns)


def moment(day: date | None, more: int) -> datetime | None:
    """The beginning of a day by UTC, so many days on; None where there is none in the calendar."""
    try:
        return None if day is None else datetime.combine(day, time(), UTC) + timedelta(days=more)
    except OverflowError:
        return None


def days_asked(day: Any, asked: Filter) -> Conditions:
    """That a day is one of those asked for."""
    found: Conditions = []
    if asked.since is not None:
        found.append(day >= literal(asked.since))
    if asked.until is not None:
        found.append(day <= literal(asked.until))
    return found
