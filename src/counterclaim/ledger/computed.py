"""What the stages across reports make of the ledger: links between reports, findings, and where watching goes on.

These are not chained: they are computed from what is, and replaced when they are computed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, literal, or_, select, tuple_

from counterclaim.ledger import finding_places
from counterclaim.ledger.asking import of_reports
from counterclaim.ledger.pages import narrow
from counterclaim.ledger.schema import claim, cursor, finding, finding_at, finding_claim, link, report
from counterclaim.ledger.store import Contains, Ledger
from counterclaim.ledger.touched import touch_claims, touch_reports
from counterclaim.ledger.values import canonical, digest, parsed
from counterclaim.model import Answer, Finding, Report
from counterclaim.model.kept import Filter, Link
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
    rows: dict[str, dict[str, Any]] = {}
    touched: list[dict[str, str]] = []
    for one in found:
        body = canonical(_public(one))
        id_ = f"{one.code}-{digest((period or '') + body)[:12]}"
        if id_ in rows:
            continue
        own = {"id": id_, "scope": ACROSS, "period": period, "report": None, "number": 0, "body": body}
        rows[id_] = {**own, "code": one.code, "severity": one.severity}
        touched.extend({"finding": id_, "claim": claim_} for claim_ in dict.fromkeys(one.claims))
    with ledger.writing() as connection:
        same = finding.c.period.is_(None) if period is None else finding.c.period == period
        of_period = and_(finding.c.scope == ACROSS, same)
        held = set(connection.execute(select(finding.c.id).where(of_period)).scalars())
        stale, fresh = sorted(held - rows.keys()), rows.keys() - held
        moved = {each["claim"] for each in touched if each["finding"] in fresh}
        for start in range(0, len(stale), PAGE):
            some = stale[start : start + PAGE]
            of_some = finding_claim.c.finding.in_(some)
            moved.update(connection.execute(select(finding_claim.c.claim).where(of_some)).scalars())
            _drop(connection, finding.c.id.in_(some))
        if fresh:
            connection.execute(insert(finding), [row for id_, row in rows.items() if id_ in fresh])
            more = [each for each in touched if each["finding"] in fresh]
            if more:
                connection.execute(insert(finding_claim), more)
            finding_places.write(connection, fresh)
        touch_claims(connection, moved)
    return len(rows)


def drop_findings(ledger: Ledger) -> None:
    """Drop all findings across reports, of whatever period."""
    with ledger.writing() as connection:
        across = select(finding_claim.c.claim).join(finding, finding.c.id == finding_claim.c.finding)
        touch_claims(connection, connection.execute(across.where(finding.c.scope == ACROSS)).scalars().all())
        _drop(connection, finding.c.scope == ACROSS)


def _drop(connection: Connection, which: ColumnElement[bool]) -> None:
    gone = select(finding.c.id).where(which)
    connection.execute(delete(finding_claim).where(finding_claim.c.finding.in_(gone)))
    finding_places.drop(connection, finding_at.c.finding.in_(gone))
    connection.execute(delete(finding).where(which))


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
    with ledger.looking() as connection:
        query = select(finding.c.id, finding.c.report, finding.c.period, finding.c.body)
        query = query.where(*fitting_findings(connection, asked, ledger.contains, codes, across))
        order = (finding.c.severity, finding.c.code, finding.c.id)
        if after is not None:
            query = query.where(tuple_(*order) > tuple_(after.finding.severity, after.finding.code, after.id))
        query = query.order_by(*order).limit(limit)
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
        return connection.execute(
            query.where(*fitting_findings(connection, asked, ledger.contains, codes, across))
        ).scalar_one()


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


def fitting_findings(
    connection: Connection, asked: Filter | None, contains: Contains, codes: Iterable[str], across: bool | None
) -> Iterator[ColumnElement[bool]]:
    """The conditions that a finding fits, as `findings` takes them."""
    wanted = list(codes)
    if wanted:
        yield finding.c.code.in_(wanted)
    if across is not None:
        yield (finding.c.scope == ACROSS) == across
    if asked is not None and asked != Filter():
        yield _touching(connection, asked, contains)


def _touching(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    few, fits = narrow(connection, asked, contains)
    of_claim: ColumnElement[bool]
    if few is not None:
        claims = select(claim.c.id).where(claim.c.id.in_(few), fits)
        of_claim = finding.c.id.in_(select(finding_claim.c.finding).where(finding_claim.c.claim.in_(claims)))
    else:  # one within the other, so that each finding is asked for its claims, whatever the database thinks
        one = select(literal(1)).where(claim.c.id == finding_claim.c.claim, fits).exists()
        of_claim = select(literal(1)).where(finding_claim.c.finding == finding.c.id, one).exists()
    fitting = _or_report(connection, of_claim, asked, contains)
    some = finding_places.candidates(connection, asked) if few is None or not _of_claims(asked) else None
    return fitting if some is None else and_(finding.c.id.in_(some), fitting)


def _of_claims(asked: Filter) -> bool:
    return bool(asked.measures or asked.things or asked.states or asked.places)


def _or_report(
    connection: Connection, touched: ColumnElement[bool], asked: Filter, contains: Contains
) -> ColumnElement[bool]:
    if _of_claims(asked):
        return touched
    own = select(literal(1)).where(report.c.id == finding.c.report, of_reports(connection, asked, contains))
    return or_(touched, own.exists())


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
