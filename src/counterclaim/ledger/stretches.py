"""Claims and reports of stretches of time, for what is worked out across reports: by what they tell of, or when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from sqlalchemy import and_, or_, select

from counterclaim.ledger.schema import NEVER, claim, report
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.telling import told_where
from counterclaim.ledger.values import column, number
from counterclaim.model.kept import Told

Days = tuple[date, date]

_SOME: Final = 400
_WHOLE: Final = ("month", "year")  # precisions by which a time is more than a night, however long
_NEVER: Final = NEVER.date()


class Long(NamedTuple):
    """A claim of a time longer than a night, and the days it reaches over."""

    id: str
    since: date
    until: date


def reports_about(ledger: Ledger, spans: Iterable[Days]) -> list[str]:
    """The reports with a claim that counts and tells of one of these days."""
    found = set[str]()
    with ledger.looking() as connection:
        for since, until in spans:
            query = select(claim.c.report).where(claim.c.current.is_(True), claim.c.day.between(since, until))
            found.update(connection.execute(query.distinct()).scalars())
    return sorted(found)


def reports_without_day(ledger: Ledger) -> list[str]:
    """The reports with a claim that counts and tells of no day."""
    with ledger.looking() as connection:
        query = select(claim.c.report).where(claim.c.current.is_(True), claim.c.day.is_(None)).distinct()
        return sorted(connection.execute(query).scalars())


def reports_published(ledger: Ledger, spans: Iterable[Days]) -> dict[str, date]:
    """The reports published on these days, by the calendar of UTC, each with its day; `NEVER`'s has the undated."""
    found: dict[str, date] = {}
    with ledger.looking() as connection:
        for since, until in spans:
            placed = report.c.placed.between(_begin(since), datetime.combine(until, time.max, UTC))
            query = select(report.c.id, report.c.placed).where(placed)
            found.update({row.id: row.placed.date() for row in connection.execute(query)})
    return found


def days_published(ledger: Ledger, reports: Iterable[str] | None = None) -> set[date]:
    """The days on which reports (None: all) were published, by the calendar of UTC."""
    with ledger.looking() as connection:
        if reports is None:
            query = select(report.c.placed).distinct().execution_options(yield_per=10_000)
            return {placed.date() for placed in connection.execute(query).scalars()}
        found = set[date]()
        for some in parts(reports):
            query = select(report.c.placed).where(report.c.id.in_(some)).distinct()
            found.update(placed.date() for placed in connection.execute(query).scalars())
        return found


def days_told(ledger: Ledger, reports: Iterable[str] | None = None) -> set[date]:
    """The days that claims of reports (None: all) tell of; `NEVER`'s for those that tell of none."""
    with ledger.looking() as connection:
        query = select(claim.c.day).distinct()
        if reports is None:
            days = set(connection.execute(query.where(claim.c.current.is_(True))).scalars())
        else:
            days = {
                day
                for some in parts(reports)
                for day in connection.execute(query.where(claim.c.report.in_(some))).scalars()
            }
    return {_NEVER if day is None else day for day in days}


def told_about(ledger: Ledger, spans: Iterable[Days]) -> dict[str, tuple[date, Told]]:
    """The claims that count and tell of these days, by id, each with its day."""
    with ledger.looking() as connection:
        rows = [
            row
            for since, until in spans
            for row in told_where(connection, claim.c.current.is_(True), claim.c.day.between(since, until))
        ]
    return {one.claim.id: (day or _NEVER, one) for day, one in rows}


def told_by(ledger: Ledger, reports: Iterable[str]) -> dict[str, tuple[date, Told]]:
    """The claims of reports that count, by id, each with the day that it tells of."""
    with ledger.looking() as connection:
        rows = [
            row
            for some in parts(reports)
            for row in told_where(connection, claim.c.current.is_(True), claim.c.report.in_(some))
        ]
    return {one.claim.id: (day or _NEVER, one) for day, one in rows}


def told_like(ledger: Ledger, told: Sequence[Told]) -> list[str]:
    """The reports in which the sources of claims tell the same number of the same thing."""
    alike = {(each.source, each.claim.measure, each.claim.thing, each.claim.count[:2]) for each in told}
    found = set[str]()
    own = claim.c
    with ledger.looking() as connection:
        for source, measure, thing, (low, high) in sorted(alike, key=str):
            by = own.source == column(source) if source else or_(own.source.is_(None), own.source == "")
            same = and_(own.measure == measure, own.thing == thing, own.low == number(low), own.high == number(high))
            query = select(own.report).where(own.current.is_(True), by, same).distinct()
            found.update(connection.execute(query).scalars())
    return sorted(found)


def long_claims(ledger: Ledger, *, spans: Iterable[Days] = (), days: Iterable[Days] = ()) -> list[Long]:
    """The claims that count of times longer than a night that reach into `spans`, or whose own day is in `days`."""
    timed = claim.c.current.is_(True), claim.c.start.is_not(None), claim.c.end.is_not(None), claim.c.day.is_not(None)
    query = select(claim.c.id, claim.c.start, claim.c.day).where(
        *timed, or_(claim.c.morning.is_(None), claim.c.precision.in_(_WHOLE))
    )
    reaching = [and_(claim.c.day >= since, claim.c.start < _begin(_moved(until, 2))) for since, until in spans or ()]
    reaching += [claim.c.day.between(since, until) for since, until in days]
    if not reaching:
        return []
    with ledger.looking() as connection:
        rows = connection.execute(query.where(or_(*reaching))).all()
    return [Long(row.id, min(row.start.date(), row.day), row.day) for row in rows]


def around(days: Iterable[date], before: int, after: int) -> list[Days]:
    """The stretches from `before` days before to `after` days after each of these days; those that meet are one."""
    return joined((_moved(day, -before), _moved(day, after)) for day in days)


def wider(spans: Iterable[Days], days: int) -> list[Days]:
    """Stretches with so many days more at both ends; those that meet are one."""
    return joined((_moved(since, -days), _moved(until, days)) for since, until in spans)


def joined(spans: Iterable[Days]) -> list[Days]:
    """Stretches in order; those that meet are one."""
    found: list[Days] = []
    for since, until in sorted(spans):
        if found and since <= _moved(found[-1][1], 1):
            found[-1] = found[-1][0], max(until, found[-1][1])
        else:
            found.append((since, until))
    return found


def each_of(spans: Iterable[Days]) -> Iterator[date]:
    """The days of stretches."""
    for since, until in spans:
        yield from (since + timedelta(step) for step in range((until - since).days + 1))


def parts(keys: Iterable[str]) -> Iterator[list[str]]:
    """Keys in order, each once, as many at a time as one query takes."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), _SOME):
        yield ordered[start : start + _SOME]


def _moved(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
