"""What a source tells, in short: when its last claims were told and of which days, and its reports by their ids."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple

from sqlalchemy import func, select

from counterclaim.ledger import ways
from counterclaim.ledger.asking import of_claims, of_reports
from counterclaim.ledger.ordering import moment
from counterclaim.ledger.schema import claim, report
from counterclaim.ledger.store import Ledger
from counterclaim.ledger.windows import AHEAD
from counterclaim.model.kept import Filter

_SOME: Final = 400


class Said(NamedTuple):
    """When a claim was told (the year 1 where that is not known) and of which day."""

    placed: datetime
    day: date | None


def last_said(ledger: Ledger, asked: Filter, most: int) -> list[Said]:
    """The last `most` claims that fit, by time of publication, the last first.

    It goes along the claims of the source that is asked for, back from the last one, whatever else is asked for.
    """
    rest = Filter(places=asked.places, sources=asked.sources, sides=asked.sides, text=asked.text)
    with ledger.looking() as connection:
        fits = of_claims(connection, rest, ledger.contains), *ways.of_kind(connection, claim.c, asked)
        query = select(claim.c.placed, claim.c.day).where(*fits).order_by(claim.c.placed.desc(), claim.c.id.desc())
        return [Said(row.placed, row.day) for row in connection.execute(query.limit(most))]


def days_said(ledger: Ledger, claims: list[str]) -> set[date]:
    """The days that claims are about, by the ids of the claims; those about none are passed over."""
    found = set[date | None]()
    with ledger.looking() as connection:
        for start in range(0, len(claims), _SOME):
            some = claim.c.id.in_(claims[start : start + _SOME])
            found.update(connection.execute(select(claim.c.day).where(some)).scalars())
    return {day for day in found if day is not None}


def report_ids(ledger: Ledger, asked: Filter) -> list[str]:
    """The reports that fit and were published about the days asked for, whether they claim something or not.

    Measures, things, places and states, which only claims have, are passed over.
    """
    begins, ends = moment(asked.since, -AHEAD), moment(asked.until, 1 + AHEAD)
    near = Filter(sources=asked.sources, sides=asked.sides, text=asked.text)
    with ledger.looking() as connection:
        query = select(report.c.id).where(of_reports(connection, near, ledger.contains))
        query = query.where(*ways.days_asked(func.coalesce(report.c.day, None), asked))  # by their time, not their day
        query = query if begins is None else query.where(report.c.placed >= begins)
        query = query if ends is None else query.where(report.c.placed <= ends)
        return list(connection.execute(query).scalars())
