"""Nights: figures along time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk, Here
from counterclaim.desk.exchange.asking import Asked, Zone
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.exchange.giving import give, said, told
from counterclaim.desk.views import Fault, Timeline
from counterclaim.desk.work import timeline
from counterclaim.desk.work.splitting import parts
from counterclaim.model.kept import Filter, Tally
from counterclaim.pipeline import figuring
from counterclaim.pipeline.settling import usual_zone

router = APIRouter(prefix="/api", tags=["nights"])

By = Annotated[str, Query(max_length=16, description="auto, night, week or month.")]
Split = Annotated[str | None, Query(max_length=16, description="side, source or place: each with figures of its own.")]

_Found = list[tuple[str | None, Tally]]  # each with the side, source or place that it is of


@router.get("/nights", **told(Timeline, table=True))
def nights(request: Request, here: Here, asked: Asked, zone: Zone, by: By = "auto", split: Split = None) -> Response:
    """Figures of the measures asked for (the usual ones, where none is) by night, week or month.

    A measure counts the thing that it usually counts, unless one is asked for. `auto` takes what suits the time asked
    for. A week or month is given whole.
    """
    if by not in ("auto", *timeline.UNITS):
        raise AskedError(f"by={by}: there is no such unit here.", f"Use one of auto, {', '.join(timeline.UNITS)}.")
    for name, day in (("from", asked.since), ("to", asked.until)):
        if day and day.year not in timeline.YEARS:
            years = f"{timeline.YEARS[0]} to {timeline.YEARS[-1]}"
            raise AskedError(f"{name}={day}: there is no timeline of that year.", f"Ask for years from {years}.")
    asked = asked._replace(measures=timeline.measures_of(asked))
    try:
        return give(request, lambda: _timeline(here, asked, zone, by, split), _table)
    except _NotWholeError as error:
        missing = Fault(
            f"{error.waiting} nights are still being worked out, so the table is not whole.", "Ask again soon."
        )
        return said(missing, 503)


class _NotWholeError(Exception):
    """A table that would lack nights; JSON says how many, a table cannot."""

    def __init__(self, waiting: int) -> None:
        super().__init__(waiting)
        self.waiting = waiting


def _table(found: Timeline) -> Iterator[Mapping[str, object]]:
    if found.waiting:
        raise _NotWholeError(found.waiting)
    return timeline.table(found.bars, found.split)


def _timeline(here: Desk, asked: Filter, zone: str | None, by: str, split: str | None) -> Timeline:
    where = zone or here.once("zone", lambda: usual_zone(here.ledger))
    apart, left = parts(here.ledger, asked, split)
    unit = timeline.fitting_unit(asked.since, asked.until) if asked.since and asked.until else "night"
    unit = unit if by == "auto" else by
    found, waiting = _tallies(here, apart, unit, where)
    if by == "auto":
        first, last = _span(here, found, waiting)
        fitting = timeline.fitting_unit(asked.since or first, asked.until or last)
        if fitting != unit and (asked.since or asked.until):
            found, waiting = _tallies(here, apart, fitting, where)
        unit = fitting
    asked = timeline.whole(asked, unit)
    spelled = not (asked.states or asked.text or asked.sides) and split != "side"
    named = spelled and (split == "source" or len(asked.sources) <= 1)
    shown = timeline.bars(found, unit, where, named=named)
    since = asked.since or (shown[0].since if shown else None)
    until = asked.until or (max(each.until for each in shown) if shown else None)
    silent = timeline.silent(shown, unit, since, until) if since and until and not waiting else ()
    return Timeline(unit, split, where, since, until, shown, tuple(silent), waiting, left)


def _span(here: Desk, found: _Found, waiting: int) -> tuple[date | None, date | None]:
    """The first and the last morning that is told of, or may be, while nights are still being worked out."""
    if waiting:
        held = here.once("extent", lambda: kept.extent(here.ledger))
        return held.first, held.last
    mornings = [each.morning for _, each in found]
    return min(mornings, default=None), max(mornings, default=None)


def _tallies(here: Desk, apart: Sequence[tuple[str | None, Filter]], unit: str, zone: str) -> tuple[_Found, int]:
    """The figures of nights of each part, and how many nights are still being worked out."""
    found: _Found = []
    waiting, budget = 0, figuring.BUDGET / max(1, len(apart))
    for of, asked in apart:
        tallies, more = figuring.tallies(here.ledger, timeline.whole(asked, unit), zone, budget=budget)
        found += [(of, each) for each in tallies]
        waiting = max(waiting, more)
    return found, waiting
