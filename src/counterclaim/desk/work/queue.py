"""What to review next: of the days asked for, or the newest, the claims whose absence would change a total most."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk
from counterclaim.desk.work.weights import MOST, Weighed, weighed
from counterclaim.ledger.days import days_back
from counterclaim.model.kept import Filter

UNSEEN: Final = ("read",)
"""States of claims that nobody has looked at."""

ENOUGH: Final = 100
"""Claims that fit, after which no earlier day is looked through."""

WEIGHED: Final = 400
"""Claims that were weighed, whether they fit or not, after which no earlier day is looked through."""

LOOKED: Final = 30
"""Days that are looked through for claims that fit."""

HELD: Final = 60
"""Days whose weights are held."""


class Weighing(NamedTuple):
    """Claims that nobody has looked at, the heaviest first, of the nights that were looked through."""

    items: tuple[Weighed, ...]
    nights: tuple[date, ...]
    more: bool


def weighing(here: Desk, asked: Filter) -> Weighing:
    """The claims that fit of the newest days with some, of the last `LOOKED` days told of, until there are `ENOUGH`."""
    found: list[Weighed] = []
    nights: list[date] = []
    done = 0
    held: OrderedDict[date, tuple[Weighed, ...]] = here.once("weighed", OrderedDict)
    days = days_back(here.ledger, asked.until, asked.since)
    for day in islice(days, LOOKED):
        wanted = asked._replace(since=day, until=day, states=asked.states or UNSEEN)
        fitting = {one.claim.id for one in islice(kept.told(here.ledger, wanted), MOST)}
        if fitting:
            nights.append(day)
            of_day = _of_day(here, day, held)
            found += [one for one in of_day if one.told.claim.id in fitting]
            done += len(of_day)
        if len(found) >= ENOUGH or done >= WEIGHED:
            break
    ordered = sorted(found, key=lambda one: (-one.weight, -len(one.findings), one.told.claim.id))
    return Weighing(tuple(ordered), tuple(nights), next(days, None) is not None)


def _of_day(here: Desk, day: date, held: OrderedDict[date, tuple[Weighed, ...]]) -> tuple[Weighed, ...]:
    """The claims about a day with their weights: held until something happens, and let go of the day held longest."""
    if day not in held:
        held[day] = tuple(weighed(here, day))
        while len(held) > HELD:
            held.popitem(last=False)
    return held.get(day) or tuple(weighed(here, day))
