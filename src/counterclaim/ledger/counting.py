"""How many fit, up to a number that a page still tells, and no longer than a page may wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from time import thread_time
from typing import Any, Final

from sqlalchemy import Connection, Select, exc, false, func, literal, select, text, union, union_all

from counterclaim.ledger import search, ways
from counterclaim.ledger.asking import inside, of_claims, of_reports
from counterclaim.ledger.finding_pages import fitting_findings
from counterclaim.ledger.identity import DIGITS
from counterclaim.ledger.schema import claim, finding, report
from counterclaim.ledger.store import Contains, Ledger
from counterclaim.model.kept import Filter

MOST_COUNTED: Final = 10_000
"""What is counted up to."""

_WAIT: Final = 0.01  # seconds that the counting may take
_STEPS: Final = 1_000  # of SQLite's machine between two looks at the clock: some 30 microseconds
_LOOKS: Final = 100  # before it is stopped, so that a small ledger is always counted, however slow the program


def count_claims(ledger: Ledger, asked: Filter, most: int = MOST_COUNTED) -> int | None:
    """How many claims fit; `most` + 1 where more do, None where counting takes too long."""
    return _counted(ledger, lambda connection: _claims(connection, asked, ledger.contains), most)


def count_reports(ledger: Ledger, asked: Filter, most: int = MOST_COUNTED) -> int | None:
    """How many reports fit; `most` + 1 where more do, None where counting takes too long."""
    return _counted(ledger, lambda connection: _reports(connection, asked, ledger.contains, most), most)


def count_some_findings(
    ledger: Ledger,
    asked: Filter,
    *,
    codes: Iterable[str] = (),
    across: bool | None = None,
    severity: int | None = None,
    most: int = MOST_COUNTED,
) -> int | None:
    """How many findings fit, as `findings` takes it; `most` + 1 where more do, None where counting takes too long.

    Those less severe than `severity` are left out.
    """

    def query(connection: Connection) -> Select[Any]:
        fits = fitting_findings(connection, asked, ledger.contains, codes, across)
        query = select(literal(1)).select_from(finding).where(*fits)
        return query if severity is None else query.where(finding.c.severity <= severity)

    return _counted(ledger, query, most)


def _counted(ledger: Ledger, query: Callable[[Connection], Select[Any]], most: int) -> int | None:
    with ledger.looking() as connection:
        try:
            with _briefly(connection):
                some = query(connection).limit(most + 1).subquery()
                return connection.execute(select(func.count()).select_from(some)).scalar_one()
        except exc.OperationalError as error:
            if not _interrupted(error):
                raise
            return None


@contextmanager
def _briefly(connection: Connection) -> Iterator[None]:
    """What is asked for takes no longer than `_WAIT`: of the processor, or with a server, of each question."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL statement_timeout = {round(_WAIT * 1_000)}"))
        yield
        return
    held: Any = connection.connection.driver_connection
    ends, looks = thread_time() + _WAIT, count()
    held.set_progress_handler(lambda: next(looks) >= _LOOKS and thread_time() > ends, _STEPS)
    try:
        yield
    finally:
        held.set_progress_handler(None, 0)


def _interrupted(error: exc.OperationalError) -> bool:
    of_server = getattr(error.orig, "sqlstate", None) == "57014"  # query_canceled
    return of_server or getattr(error.orig, "sqlite_errorname", None) == "SQLITE_INTERRUPT"


def _claims(connection: Connection, asked: Filter, contains: Contains) -> Select[Any]:
    """The claims that fit, each once."""
    if asked.places and not inside(connection, asked.places, contains):
        return select(claim.c.id).where(false())
    if search.words(asked.text):
        return select(claim.c.id).where(of_claims(connection, asked, contains))
    way = ways.few(connection, asked, contains)
    if way is not None:
        return way.fitting
    found = []
    for stretch in ways.stretches(connection, asked, contains):
        span = stretch.span(None, newest=False)
        found += [] if span is None else [stretch.way.fitting.where(*span.of(*stretch.way.order))]
    return found[0] if len(found) == 1 else select(union_all(*found).subquery())


def _reports(connection: Connection, asked: Filter, contains: Contains, most: int) -> Select[Any]:
    if asked.measures or asked.things or asked.states or asked.places:
        return _told_in(connection, asked, contains)
    if search.words(asked.text) and asked == Filter(text=asked.text):
        return search.found(connection, asked.text, most + 1)
    own = select(report.c.id).where(of_reports(connection, asked._replace(since=None, until=None), contains))
    if asked.since is None and asked.until is None:
        return own
    own = own.where(*ways.days_asked(report.c.day, asked))
    sides = [each.limit(most + 1).subquery() for each in (own, _told_in(connection, asked, contains))]
    return select(union(*(select(each) for each in sides)).subquery())


def _told_in(connection: Connection, asked: Filter, contains: Contains) -> Select[Any]:
    """The reports of the claims that fit, each once."""
    *_, id_ = _claims(connection, asked, contains).subquery().columns
    return select(func.substr(id_, 1, DIGITS)).distinct()
