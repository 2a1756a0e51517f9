"""What the stages across reports make of the ledger: links between reports, findings, and where watching goes on.

These are not chained: they are computed from what is, and replaced when they are computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from counterclaim.ledger import finding_places
from counterclaim.ledger.schema import NEVER, claim, cursor, finding, finding_at, finding_claim, link
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.touched import days_of, touch, touch_claims, touch_reports
from counterclaim.ledger.unsettled import Unit, keep_mark, last_change, mark, put, still_asked
from counterclaim.ledger.values import canonical, digest, parsed
from counterclaim.model import Answer, Finding, Report
from counterclaim.model.kept import Link
from counterclaim.model.public import SCHEMA, from_public, to_public

PAGE: Final = 1_000
ACROSS: Final = "ledger"


class Found(NamedTuple):
    """A finding as the ledger holds it; `report` is None, and `period` may be told, where it is across reports."""

    id: str
    report: str | None
    finding: Finding
    period: str | None = None


def keep_links(ledger: Ledger, links: Iterable[Link]) -> int:
    """Replace all links; of several from one report the likeliest stands. The number kept."""
    best: dict[str, Link] = {}
    for one in links:
        held = best.get(one.report)
        if held is None or (-one.likeness, one.origin) < (-held.likeness, held.origin):
            best[one.report] = one
    rows = [
        {
            "report": one.report,
            "origin": one.origin,
            "root": _root(one.report, best),
            "by": one.by,
            "body": canonical({**one._asdict(), "altered": [list(pair) for pair in one.altered]}),
        }
        for _, one in sorted(best.items())
    ]
    with ledger.writing() as connection:
        before = {row.report: row._asdict() for row in connection.execute(select(link))}
        made = {row["report"]: row for row in rows}
        other = [id_ for id_ in before.keys() | made.keys() if before.get(id_) != made.get(id_)]
        for start in range(0, len(other), PAGE):
            connection.execute(delete(link).where(link.c.report.in_(other[start : start + PAGE])))
        fresh = [made[id_] for id_ in sorted(other) if id_ in made]
        if fresh:
            connection.execute(insert(link), fresh)
        touch_reports(connection, other)
    return len(rows)


def _root(report_: str, best: Mapping[str, Link]) -> str:
    passed = {report_}
    while report_ in best and best[report_].origin not in passed:
        report_ = best[report_].origin
        passed.add(report_)
    return report_


def links(ledger: Ledger, reports: Iterable[str] | None = None) -> Iterator[Link]:
    """The links from and to `reports` (None: all), by the id of the copy."""
    query = select(link.c.body).order_by(link.c.report)
    if reports is not None:
        wanted = list(reports)
        query = query.where(or_(link.c.report.in_(wanted), link.c.origin.in_(wanted)))
    with ledger.looking() as connection:
        for (body,) in connection.execute(query.execution_options(yield_per=PAGE)):
            yield _link(body)


def linked(connection: Connection, reports: Iterable[str]) -> Iterator[Link]:
    """The links of reports, of what these go back to, and so on up."""
    waiting, seen = set(reports), set[str]()
    while waiting:
        some = sorted(waiting)[:PAGE]
        seen.update(some)
        waiting.difference_update(some)
        for (body,) in connection.execute(select(link.c.body).where(link.c.report.in_(some)).order_by(link.c.report)):
            found = _link(body)
            yield found
            if found.origin not in seen:
                waiting.add(found.origin)


def _link(body: str) -> Link:
    said = parsed(body)
    return Link(**{**said, "altered": tuple((copy, own) for copy, own in said["altered"])})


def keep_findings(ledger: Ledger, found: Iterable[Finding], period: str | None = None) -> int:
    """Replace the findings across reports of one period, or those that belong to none. The number kept."""
    with ledger.writing() as connection:
        rows = _rows({period: found})
        touch_claims(connection, _replace(connection, [period], rows))
    return len(rows)


def keep_settled(
    ledger: Ledger,
    units: Mapping[Unit, int],
    found: Mapping[Unit, Iterable[Finding]],
    follows: Callable[[str, Iterable[date]], Iterable[Unit]],
) -> None:
    """Replace the findings of units, which are taken out of the queue with it; `units` says by which change each waits.

    What others asked for again meanwhile stays as it is. `follows` gives the units to be worked out because findings of
    a family changed about claims of some days. The mark moves on where nothing else happened, so that what is written
    here is no news.
    """
    with ledger.writing() as connection:
        before, known = last_change(connection), mark(connection)
        own = still_asked(connection, units.items())
        for family in sorted({unit.family for unit in own}):
            some = sorted(unit for unit in own if unit.family == family)
            rows = _rows({unit.period: found.get(unit, ()) for unit in some})
            days = days_of(connection, claim.c.id, _replace(connection, [unit.period for unit in some], rows))
            touch(connection, days)
            put(connection, follows(family, {day or NEVER.date() for day in days}), last_change(connection))
        now = last_change(connection)
        if known is not None and known.change == before != now:
            keep_mark(connection, known._replace(change=now))


def _rows(found: Mapping[str | None, Iterable[Finding]]) -> dict[str, tuple[dict[str, Any], Finding]]:
    """The rows of findings, by id, each with its finding; what is found in two periods is kept in the first."""
    rows: dict[str, tuple[dict[str, Any], Finding]] = {}
    for period, some in found.items():
        for one in some:
            body = canonical(_public(one))
            id_ = f"{one.code}-{digest(body)[:12]}"
            own = {"id": id_, "scope": ACROSS, "period": period, "report": None, "number": 0, "body": body}
            rows.setdefault(id_, ({**own, "code": one.code, "severity": one.severity}, one))
    return rows


def _replace(
    connection: Connection, periods: Sequence[str | None], rows: Mapping[str, tuple[dict[str, Any], Finding]]
) -> set[str]:
    """Put rows in place of those of some periods, or of none; the claims of findings that came or went."""
    moved, held = set[str](), set[str]()
    for start in range(0, len(periods), PAGE):
        some = periods[start : start + PAGE]
        of_some = finding.c.period.in_(some) if None not in some else finding.c.period.is_(None)
        held.update(connection.execute(select(finding.c.id).where(finding.c.scope == ACROSS, of_some)).scalars())
    stale = sorted(held - rows.keys())
    for start in range(0, len(stale), PAGE):
        some = stale[start : start + PAGE]
        of_some = finding_claim.c.finding.in_(some)
        moved.update(connection.execute(select(finding_claim.c.claim).where(of_some)).scalars())
        _drop(connection, finding.c.id.in_(some))
    ids, known = sorted(rows), dict[str, str | None]()
    for start in range(0, len(ids), PAGE):
        query = select(finding.c.id, finding.c.period).where(finding.c.id.in_(ids[start : start + PAGE]))
        known.update((row.id, row.period) for row in connection.execute(query))
    for id_, period in known.items():  # found by another unit before
        if period != rows[id_][0]["period"]:
            connection.execute(update(finding).where(finding.c.id == id_).values(period=rows[id_][0]["period"]))
    fresh = [id_ for id_ in ids if id_ not in known]
    if fresh:
        connection.execute(insert(finding), [rows[id_][0] for id_ in fresh])
        more = [{"finding": id_, "claim": key} for id_ in fresh for key in dict.fromkeys(rows[id_][1].claims)]
        if more:
            connection.execute(insert(finding_claim), more)
        finding_places.write(connection, fresh)
        moved.update(each["claim"] for each in more)
    return moved


def drop_findings(ledger: Ledger) -> None:
    """Drop all findings across reports, of whatever period; the next settling works out all of them."""
    with ledger.writing() as connection:
        keep_mark(connection, None)
        across = select(finding_claim.c.claim).join(finding, finding.c.id == finding_claim.c.finding)
        touch_claims(connection, connection.execute(across.where(finding.c.scope == ACROSS)).scalars().all())
        _drop(connection, finding.c.scope == ACROSS)


def _drop(connection: Connection, which: ColumnElement[bool]) -> None:
    gone = select(finding.c.id).where(which)
    connection.execute(delete(finding_claim).where(finding_claim.c.finding.in_(gone)))
    finding_places.drop(connection, finding_at.c.finding.in_(gone))
    connection.execute(delete(finding).where(which))


def finding_of(ledger: Ledger, id_: str) -> Found | None:
    """The finding of that id; None where there is none."""
    with ledger.looking() as connection:
        query = select(finding.c.id, finding.c.report, finding.c.period, finding.c.body).where(finding.c.id == id_)
        row = connection.execute(query).first()
    return None if row is None else Found(row.id, row.report, _findings([parsed(row.body)])[0], row.period)


def found_of(rows: Sequence[Any]) -> list[Found]:
    """The findings of rows of the table."""
    bodies = _findings([parsed(row.body) for row in rows])
    return [Found(row.id, row.report, body, row.period) for row, body in zip(rows, bodies, strict=True)]


def _public(one: Finding) -> dict[str, Any]:
    found: dict[str, Any] = to_public(Answer(Report(""), findings=(one,)))["findings"][0]
    return found


def _findings(bodies: list[dict[str, Any]]) -> tuple[Finding, ...]:
    empty: dict[str, list[Any]] = {"claims": [], "statements": [], "agreements": [], "issues": []}
    head = {"id": "", "uri": None, "language": None, "published": None, "title": None}
    return from_public({"schema": SCHEMA, "report": head, **empty, "findings": bodies}).findings


def cursors(ledger: Ledger) -> dict[str, str]:
    """Where the watching of each source goes on, in the source's own words."""
    with ledger.looking() as connection:
        return {row.source: row.value for row in connection.execute(select(cursor.c.source, cursor.c.value))}


def keep_cursor(ledger: Ledger, source: str, value: str) -> None:
    """Remember where the watching of a source goes on."""
    with ledger.writing() as connection:
        connection.execute(delete(cursor).where(cursor.c.source == source))
        connection.execute(insert(cursor), [{"source": source, "value": value}])
