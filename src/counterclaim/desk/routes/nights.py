"""Nights: figures along time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from counterclaim.desk import timeline
from counterclaim.desk.asking import Asked, AskedError, Zone
from counterclaim.desk.desk import Desk, Here
from counterclaim.desk.giving import give, told
from counterclaim.desk.splitting import parts
from counterclaim.desk.views import Timeline
from counterclaim.model.kept import Filter, Tally
from counterclaim.pipeline import figuring
from counterclaim.pipeline.settling import usual_zone

router = APIRouter(prefix="/api", tags=["nights"])

By = Annotated[str, Query(max_length=16, description="auto, night, week or month.")]
Split = Annotated[str | None, Query(max_length=16, description="side, source or place: each with figures of its own.")]


@router.get("/nights", **told(Timeline, table=True))
def nights(request: Request, here: Here, asked: Asked, zone: Zone, by: By = "auto", split: Split = None) -> Response:
    """Figures of the measures asked for (the usual ones, where none is) by night, week or month.

    A measure counts the thing that it usually counts, unless one is asked for. `auto` takes what suits the time asked
    for. A week or month is given whole.
    """
    if by not in ("auto", *timeline.UNITS):
        raise AskedError(f"by={by}: there is no such unit here.", f"Use one of auto, {', '.join(timeline.UNITS)}.")
    return give(
        request,
        lambda: _timeline(here, asked._replace(measures=timeline.measures_of(asked)), zone, by, split),
        lambda found: timeline.table(found.bars, found.split),
    )


def _timeline(here: Desk, asked: Filter, zone: str | None, by: str, split: str | None) -> Timeline:
    where = zone or here.once("zone", lambda: usual_zone(here.ledger))
    apart, left = parts(here.ledger, asked, split)
    unit = timeline.fitting_unit(asked.since, asked.until) if asked.since and asked.until else "night"
    unit = unit if by == "auto" else by
    found, waiting = _tallies(here, apart, unit, where)
    if by == "auto" and found:
        mornings = [each.morning for _, each in found]
        fitting = timeline.fitting_unit(asked.since or min(mornings), asked.until or max(mornings))
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


def _tallies(
    here: Desk, apart: list[tuple[str | None, Filter]], unit: str, zone: str
) -> tuple[list[tuple[str | None, Tally]], int]:
    """The figures of nights of each part, and how many nights are still being worked out."""
    found, waiting = list[tuple[str | None, Tally]](), 0
    for of, asked in apart:
        tallies, more = figuring.tallies(here.ledger, timeline.whole(asked, unit), zone)
        found += [(of, each) for each in tallies]
        waiting = max(waiting, more)
    return found, waiting
