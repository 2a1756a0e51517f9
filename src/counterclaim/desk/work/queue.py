"""What to review next: of the days asked for, or the newest, the claims whose absence would change a total most."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk
from counterclaim.desk.remembering import held
from counterclaim.desk.views import Queue, Task
from counterclaim.desk.work import weights
from counterclaim.desk.work.briefs import briefs
from counterclaim.desk.work.weights import MOST, Weight
from counterclaim.ledger.days import days_back, of_day
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
"""Days whose weights are held, beside those that the ledger remembers."""


def queue(here: Desk, asked: Filter, limit: int) -> Queue:
    """The claims that fit of the newest days with some, of the last `LOOKED` days told of, until there are `ENOUGH`."""
    fitting: list[Weight] = []
    nights: list[date] = []
    done = 0
    wanted = asked._replace(states=asked.states or UNSEEN)
    days = days_back(here.ledger, asked.until, asked.since)
    for day in islice(days, LOOKED):
        names = of_day(here.ledger, day, wanted, MOST)
        if names:
            nights.append(day)
            weighed = _of_day(here, day)
            fitting += [one for one in weighed if one.claim in names]
            done += len(weighed)
        if len(fitting) >= ENOUGH or done >= WEIGHED:
            break
    ordered = sorted(fitting, key=lambda one: (-one.weight, -one.clashes, one.claim))
    since, until = (nights[-1], nights[0]) if nights else (None, None)
    return Queue(tuple(_tasks(here, ordered[:limit])), len(fitting), since, until, next(days, None) is not None)


def _tasks(here: Desk, some: list[Weight]) -> Iterator[Task]:
    told = {one.claim.id: one for one in kept.claims(here.ledger, [one.claim for one in some])}
    short = briefs(here.ledger, [one.report for one in told.values()])
    clashes = weights.clashes(here.ledger, [one.claim for one in some if one.clashes])
    for one in some:
        claim = told.get(one.claim)
        if claim is not None and claim.report in short:
            found = clashes.get(one.claim, ())
            yield Task(claim, short[claim.report], one.weight, one.figure, one.because, found)


def _of_day(here: Desk, day: date) -> tuple[Weight, ...]:
    """The claims about a day with their weights: remembered, or held until something happens, the latest asked for."""
    own: OrderedDict[date, tuple[Weight, ...]] = here.once("weighed", OrderedDict)
    found = own.get(day)
    if found is None:
        body = held(here, weights.name(here), day, day).get(day)
        found = own[day] = tuple(weights.weighed(here, day)) if body is None else weights.of(body)
        while len(own) > HELD:
            own.popitem(last=False)
    return found
