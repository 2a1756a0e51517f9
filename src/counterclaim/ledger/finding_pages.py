"""Findings that fit a filter: those about a claim that fits, or about a report that does, the most severe first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, select, tuple_

from counterclaim.ledger import finding_fits, search, walking
from counterclaim.ledger.computed import ACROSS, PAGE, Found, found_of
from counterclaim.ledger.listing import in_parts
from counterclaim.ledger.ordering import Key, Part, Span
from counterclaim.ledger.schema import finding
from counterclaim.ledger.store import Contains, Ledger
from counterclaim.ledger.walking import Budget
from counterclaim.ledger.ways import Conditions, Way
from counterclaim.model import Finding
from counterclaim.model.kept import Filter

_SLOWER: Final = 50  # times that a finding takes longer to pass than a row of an index
_ORDER: Final = (finding.c.severity, finding.c.code, finding.c.id)


def findings(
    ledger: Ledger,
    asked: Filter | None = None,
    *,
    codes: Iterable[str] = (),
    across: bool | None = None,
    after: Found | None = None,
    limit: int | None = None,
) -> Iterator[Found]:
    """The findings that fit, the most severe first: those about a claim that fits, or about a report that does.

    `codes` are such as CC101; `across` asks for those across reports alone, or (False) those of single reports alone.
    `limit` gives a page, and `after` the last finding of the page before it.
    """
    wanted = frozenset(codes)
    if limit is not None and limit <= PAGE:

        def ask(place: Found | None, most: int) -> tuple[list[Found], Found | None]:
            return findings_part(ledger, asked, codes=wanted, across=across, after=place, limit=most)

        return in_parts(ask, after, limit)
    return _streamed(ledger, asked, wanted, across, after, limit)


def _streamed(
    ledger: Ledger,
    asked: Filter | None,
    codes: frozenset[str],
    across: bool | None,
    after: Found | None,
    limit: int | None,
) -> Iterator[Found]:
    with ledger.looking() as connection:
        query = _rows().where(*fitting_findings(connection, asked, ledger.contains, codes, across))
        query = query if after is None else query.where(tuple_(*_ORDER) > tuple_(*_key(after)))
        query = query.order_by(*_ORDER).limit(limit)
        for page in connection.execute(query.execution_options(yield_per=PAGE)).partitions():
            yield from found_of(page)


def count_findings(
    ledger: Ledger,
    asked: Filter | None = None,
    *,
    codes: Iterable[str] = (),
    across: bool | None = None,
) -> int:
    """How many findings fit, as `findings` takes it."""
    with ledger.looking() as connection:
        query = select(func.count()).select_from(finding)
        fits = fitting_findings(connection, asked, ledger.contains, codes, across)
        return connection.execute(query.where(*fits)).scalar_one()


def fitting_findings(
    connection: Connection, asked: Filter | None, contains: Contains, codes: Iterable[str], across: bool | None
) -> Iterator[ColumnElement[bool]]:
    """The conditions that a finding fits, as `findings` takes them."""
    yield from _alone(codes, across, None)
    if asked is not None and asked != Filter():
        yield finding_fits.whole(connection, asked, contains)


def findings_part(
    ledger: Ledger,
    asked: Filter | None,
    *,
    codes: Iterable[str] = (),
    across: bool | None = None,
    severity: int | None = None,
    after: Found | None = None,
    limit: int,
) -> tuple[list[Found], Found | None]:
    """As `findings`, a page that is found without a long wait, and up to where it has all that fits: None to the end.

    It may hold fewer than fit. Findings that are less severe than `severity` are left out.
    """
    with ledger.looking() as connection:
        alone = [*_alone(codes, across, severity)]
        part = _part(connection, asked or Filter(), ledger.contains, alone, after and _key(after), limit)
        ids = [id_ for _, _, id_ in part.keys]
        rows = connection.execute(_rows().where(finding.c.id.in_(ids)).order_by(*_ORDER)).all() if ids else []
        end = None if part.end is None else Found(part.end[2], None, Finding(part.end[1], part.end[0], ""))
        return found_of(rows), end


def _part(
    connection: Connection, asked: Filter, contains: Contains, alone: Conditions, after: Key | None, limit: int
) -> Part:
    words = asked.text if search.words(asked.text) else ""
    asked, budget, span = asked._replace(text=""), Budget(_SLOWER), Span(after)
    check = finding_fits.check(connection, asked, contains, words) if words else None
    few = finding_fits.few(connection, asked, contains, words)
    fits = [] if asked == Filter() else [finding_fits.exactly(connection, asked, contains)]
    if few is not None:
        way = Way(_ORDER, [finding.c.id.in_(few), *alone], fits)
        return walking.gathered(connection, way, span, limit, budget, check)
    return walking.along(connection, Way(_ORDER, alone, fits), span, limit, budget, check=check)


def _rows() -> Select[Any]:
    return select(finding.c.id, finding.c.report, finding.c.period, finding.c.body)


def _key(of: Found) -> Key:
    return of.finding.severity, of.finding.code, of.id


def _alone(codes: Iterable[str], across: bool | None, severity: int | None) -> Iterator[ColumnElement[bool]]:
    """The conditions that no claim is looked at for."""
    wanted = sorted(codes)
    if wanted:
        yield finding.c.code.in_(wanted)
    if across is not None:
        yield (finding.c.scope == ACROSS) == across
    if severity is not None:
        yield finding.c.severity <= severity
