"""Pages of the reports of a large ledger: those that fit themselves, and those of claims that fit, side by side.

Both are met in the order of publication, so that a page costs what it holds and not what fits in all.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func

from counterclaim.ledger import pages, search, walking, ways, worded
from counterclaim.ledger.asking import sources_of
from counterclaim.ledger.ordering import Key, Part, merged, moment
from counterclaim.ledger.schema import report
from counterclaim.ledger.store import Contains
from counterclaim.ledger.walking import Budget
from counterclaim.ledger.ways import Stretch, Way
from counterclaim.ledger.windows import AHEAD
from counterclaim.model.kept import Filter

_SLOWER: Final = 8  # times that a report takes longer to pass than a row of an index that has all that is asked for
_ALL: Final = Way((report.c.placed, report.c.id), [], [])


def part(
    connection: Connection, asked: Filter, contains: Contains, after: Key | None, limit: int, newest: bool = False
) -> Part:
    """The keys of the first reports that fit, by time of publication and id, behind `after`.

    The order is the other way round where the `newest` come first.
    """
    of_claims = bool(asked.measures or asked.things or asked.states or asked.places)
    found = []
    if of_claims or asked.since or asked.until:
        found.append(pages.reports(connection, asked, contains, after, limit, newest))
    if not of_claims:
        found.append(_own(connection, asked, after, limit, newest))
    return merged(found, limit, newest)


def _own(connection: Connection, asked: Filter, after: Key | None, limit: int, newest: bool) -> Part:
    """The first reports that fit themselves."""
    way = _way(connection, asked)
    span = Stretch(moment(asked.since, -AHEAD), moment(asked.until, 1 + AHEAD), way).span(after, newest)
    if span is None:
        return Part([])
    check = None
    if search.words(asked.text):
        if worded.number(connection, asked.text) <= worded.SORTED:
            return worded.reports(connection, asked, span, limit, way.fits)
        check = worded.check(asked.text)
    budget = Budget(_SLOWER)
    if asked.sources or asked.sides:
        gathered = way._replace(rows=[report.c.source.in_(sources_of(connection, asked) or ())])
        if ways.fewer(connection, gathered.rows):
            return walking.gathered(connection, gathered, span, limit, budget, check)
    return walking.along(connection, way, span, limit, budget, check=check, every=None if way.steady else _ALL)


def _way(connection: Connection, asked: Filter) -> Way:
    fits = ways.days_asked(func.coalesce(report.c.day, None), asked)  # so that they are gone along by their time
    wanted = sources_of(connection, asked)
    if wanted is None:
        return _ALL._replace(fits=fits)
    if len(wanted) > ways.SOURCES:
        return _ALL._replace(fits=[*fits, func.coalesce(report.c.source, None).in_(wanted)])
    return _ALL._replace(rows=[report.c.source.in_(wanted)], fits=fits, steady=len(wanted) == 1)
