"""What hangs together with reports and claims: their versions, their ends, the copies of them, what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import or_, select, union

from counterclaim.ledger.computed import linked
from counterclaim.ledger.schema import claim, finding, finding_claim, link, report, version
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.stretches import parts
from counterclaim.ledger.values import parsed
from counterclaim.model.kept import Link


def changed_afterwards(ledger: Ledger, reports: Iterable[str]) -> tuple[list[str], list[str]]:
    """Of reports, those with several versions, and those that were found gone."""
    edited, gone = set[str](), set[str]()
    with ledger.looking() as connection:
        for some in parts(reports):
            more = select(version.c.report).where(version.c.report.in_(some), version.c.number > 1)
            edited.update(connection.execute(more).scalars())
            gone.update(
                connection.execute(
                    select(report.c.id).where(report.c.id.in_(some), report.c.deleted.is_not(None))
                ).scalars()
            )
    return sorted(edited), sorted(gone)


def gone_of_sources(ledger: Ledger, reports: Iterable[str]) -> list[str]:
    """The reports found gone of any source that reports have claims of, in any version of theirs."""
    found = set[str]()
    with ledger.looking() as connection:
        for some in parts(reports):
            sources = union(
                select(claim.c.source).where(claim.c.report.in_(some)),
                select(report.c.source).where(report.c.id.in_(some)),
            )
            for source in connection.execute(sources).scalars().all():
                same = report.c.source.is_(None) if source is None else report.c.source == source
                found.update(
                    connection.execute(select(report.c.id).where(same, report.c.deleted.is_not(None))).scalars()
                )
    return sorted(found)


def links_of(ledger: Ledger, reports: Iterable[str]) -> list[Link]:
    """The links of reports, and of what these go back to."""
    with ledger.looking() as connection:
        return list(linked(connection, reports))


def going_back_to(ledger: Ledger, reports: Iterable[str]) -> list[str]:
    """The reports that go back to one of these, directly or in the end."""
    found = set[str]()
    with ledger.looking() as connection:
        for some in parts(reports):
            query = select(link.c.report).where(or_(link.c.origin.in_(some), link.c.root.in_(some)))
            found.update(connection.execute(query).scalars())
    return sorted(found)


def claims_found(ledger: Ledger, codes: Collection[str], claims: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """The claims, in its order, of each finding across reports of these codes that is about one of `claims`."""
    with ledger.looking() as connection:
        for some in parts(claims):
            ids = select(finding_claim.c.finding).where(finding_claim.c.claim.in_(some))
            query = select(finding.c.body).where(finding.c.id.in_(ids), finding.c.code.in_(codes))
            for body in connection.execute(query.where(finding.c.report.is_(None))).scalars():
                yield tuple(parsed(body)["claims"])
