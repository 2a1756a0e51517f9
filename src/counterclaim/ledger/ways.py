"""The ways to the claims that fit: which index is gone along, and what is asked of each row that stands in it.

A claim is seldom told of before its day or long behind it. So a stretch of days is a stretch of the order of
publication; the claims for which that is not so are marked `apart`, and found by themselves in all the rest of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select

from counterclaim.ledger.asking import family, inside, sources_of
from counterclaim.ledger.ordering import FIRST, Key, Span, moment
from counterclaim.ledger.schema import claim, claim_place
from counterclaim.ledger.store import Contains
from counterclaim.ledger.windows import AHEAD, LATE
from counterclaim.model.kept import Filter

FEW: Final = 3_000
"""Claims that are gathered and sorted; where there are more, they are met in the order of publication."""

SOURCES: Final = 8
"""Sources that are gone along together; where there are more, what is of one of them is met soon."""

Conditions = list[ColumnElement[bool]]


class Way(NamedTuple):
    """An index that is gone along: where a row stands in the order, which rows it has, and which of these fit.

    `steady`: they stand in the order of publication, each once.
    """

    order: tuple[ColumnElement[Any], ...]
    rows: Conditions
    fits: Conditions
    steady: bool = True

    @property
    def every(self) -> Select[Any]:
        """The keys of all its rows."""
        found: Select[Any] = select(*self.order).where(*self.rows)
        return found

    @property
    def fitting(self) -> Select[Any]:
        """The keys of those that fit, each once."""
        query = self.every.where(*self.fits)
        return query if self.steady else query.distinct()


class Stretch(NamedTuple):
    """A stretch of the order of publication, and the way along it; `near`: as far as the days asked for reach."""

    low: datetime | None
    high: datetime | None
    way: Way
    near: bool = True

    def span(self, after: Key | None, newest: bool) -> Span | None:
        """What is left of it behind `after`, in the order asked for; None where it is passed."""
        low, high = (None if each is None else (each, FIRST) for each in (self.low, self.high))
        found = Span(high, low, newest) if newest else Span(low, high, newest)
        if after is None or (found.begin is not None and (after >= found.begin if newest else after <= found.begin)):
            return found
        passed = found.end is not None and (after <= found.end if newest else after >= found.end)
        return None if passed else found._replace(begin=after)


_PLACED: Final = (claim.c.placed, claim.c.id)

ALL: Final = Way(_PLACED, [claim.c.current.is_(True)], [])
"""All claims of latest versions."""


def stretches(connection: Connection, asked: Filter, contains: Contains) -> list[Stretch]:
    """The stretches that all that fits lies in, the words asked for aside, in the order of time."""
    begins, ends = moment(asked.since, -AHEAD), moment(asked.until, 1 + LATE)
    found = [Stretch(begins, ends, _way(connection, asked, contains))]
    if begins is None and ends is None:
        return found
    rows = [claim.c.apart.is_(True), claim.c.current.is_(True)]
    apart = Way(_PLACED, [*rows], of_claim(connection, asked, contains))
    if begins is not None:
        found.insert(0, Stretch(None, begins, apart, near=False))
    if ends is not None:
        found.append(Stretch(ends, None, apart, near=False))
    return found


def few(connection: Connection, asked: Filter, contains: Contains) -> Way | None:
    """A way with few rows to all that fits, the words asked for aside; None where there is none."""
    own = claim.alias()
    for lead in _leads(connection, own.c, asked):
        rows = [lead, own.c.current.is_(True)]
        if fewer(connection, rows):  # each is looked up, lest a wider index is gone along
            some = claim.c.id.in_(select(own.c.id).where(*rows))
            return Way(_PLACED, [some], of_claim(connection, asked, contains))
    if asked.places and fewer(connection, (way := _way(connection, asked, contains)).rows):
        return way
    return None


def fewer(connection: Connection, rows: Conditions) -> bool:
    """Whether there are few rows of which these conditions hold."""
    some = select(literal(1)).where(*rows).limit(FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one() <= FEW


def _leads(connection: Connection, of: Any, asked: Filter) -> Iterator[ColumnElement[bool]]:
    """For each thing that is asked for of claims, the condition that an index is chosen for."""
    if asked.states:
        yield of.state.in_(asked.states)
    wanted = sources_of(connection, asked)
    if wanted is not None:
        yield of.source.in_(wanted)
    if asked.measures:
        measure = of.measure.in_(family(asked.measures, "measures"))
        yield measure & of.thing.in_(family(asked.things, "things")) if asked.things else measure
    if asked.since is not None and asked.until is not None and not asked.places:
        yield of.day.between(literal(asked.since), literal(asked.until))


def _way(connection: Connection, asked: Filter, contains: Contains) -> Way:
    """The way along what was published while the days asked for may have been told of."""
    rows: Conditions
    if asked.places:
        own, codes = claim_place.c, inside(connection, asked.places, contains)
        rows = [own.code.in_(codes), own.current.is_(True)]
        return Way((own.placed, own.claim), rows, of_kind(connection, own, asked), len(codes) == 1)
    wanted = sources_of(connection, asked)
    if wanted is None or len(wanted) > SOURCES:
        return ALL._replace(fits=of_kind(connection, claim.c, asked))
    rows = [claim.c.source.in_(wanted), claim.c.current.is_(True)]
    fits = of_kind(connection, claim.c, asked._replace(sources=(), sides=()))
    return Way(_PLACED, rows, fits, len(wanted) == 1)


def of_claim(connection: Connection, asked: Filter, contains: Contains) -> Conditions:
    """The conditions that a claim fits, the words asked for aside, that no index is chosen for."""
    found = of_kind(connection, claim.c, asked)
    return [*found, at(connection, asked, contains)] if asked.places else found


def at(connection: Connection, asked: Filter, contains: Contains) -> ColumnElement[bool]:
    """The condition that a claim is of a place asked for."""
    codes = claim_place.c.code.in_(inside(connection, asked.places, contains))
    return select(literal(1)).where(claim_place.c.claim == claim.c.id, codes).exists()


def of_kind(connection: Connection, of: Any, asked: Filter) -> Conditions:
    """Conditions that no index is chosen for: of measure, thing, day, source and state."""
    found = days_asked(func.coalesce(of.day, None), asked)
    if asked.measures:
        found.append(func.coalesce(of.measure, "").in_(family(asked.measures, "measures")))
    if asked.things:
        found.append(func.coalesce(of.thing, "").in_(family(asked.things, "things")))
    if asked.states:
        found.append(func.coalesce(of.state, "").in_(asked.states))
    wanted = sources_of(connection, asked)
    if wanted is not None:
        found.append(func.coalesce(of.source, None).in_(wanted))
    return found


def days_asked(day: Any, asked: Filter) -> Conditions:
    """That a day is one of those asked for."""
    found: Conditions = []
    if asked.since is not None:
        found.append(day >= literal(asked.since))
    if asked.until is not None:
        found.append(day <= literal(asked.until))
    return found
