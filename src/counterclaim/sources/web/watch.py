"""Watching sources: each in its turn when it is due, for ever or for one round.

All that is remembered between two runs stands in `cursors`: for each source where to go on, when it is due, and how
often it failed in a row. So the watch may be ended anywhere; what was not handed over is fetched again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Mapping, MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Final

from counterclaim.model import Issue
from counterclaim.sources.received import Delivery
from counterclaim.sources.web import articles, feeds, folders, telegram
from counterclaim.sources.web.config import Config
from counterclaim.sources.web.fetch import Fetcher
from counterclaim.sources.web.fetch import moment as at_present
from counterclaim.sources.web.messages import issue
from counterclaim.sources.web.politeness import DAY, backoff
from counterclaim.sources.web.visits import (
    HOUSE,
    KnownTo,
    Outcome,
    Parsers,
    Tools,
    Visitor,
    recalled,
    remembered,
)
from counterclaim.sources.web.watched import Watched

VISITORS: Final[dict[str, Visitor]] = {
    "telegram": telegram.visit,
    "feed": feeds.visit,
    "article": articles.visit,
    "file": folders.visit,
}
"""How the sources of each kind are visited."""

_AT_ONCE: Final = datetime.min.replace(tzinfo=UTC)
_NAP: Final = 60.0
"""Seconds slept at most before the clock is looked at again: it may be set, and the machine may sleep."""


def watch(
    config: Config,
    known: KnownTo,
    cursors: MutableMapping[str, str],
    *,
    clock: Callable[[], datetime] = at_present,
    sleep: Callable[[float], None] = time.sleep,
    once: bool = False,
    fetcher: Fetcher | None = None,
    parsers: Parsers = HOUSE,
) -> Iterator[Delivery | Issue]:
    """What the sources bring, as it comes; issues for what does not.

    `known` tells, for a source's key, the addresses of the reports that the ledger holds and does not hold for gone.
    `cursors` maps a source's id to its cursor; a delivery's own cursor is stored there once the next item is asked for,
    that is when the delivery was dealt with. `once` ends after all that is due was fetched. A source that fails is left
    in peace for longer and longer, up to a day; the others go on.
    """
    fetcher = fetcher or Fetcher(config.politeness, config.guard, sleep=sleep, now=clock)
    tools = Tools(fetcher, parsers, known)
    waiting = list(config.sources)
    while waiting:
        now = clock()
        due = {watched: moment for watched in waiting if (moment := _due(watched, cursors, now)) <= now}
        for watched in sorted(due, key=lambda watched: due[watched]):
            more = yield from _visited(watched, tools, cursors, clock)
            if once and not more:
                waiting.remove(watched)
        if once and not due:
            return
        if not due:
            first = min(_due(watched, cursors, now) for watched in waiting)
            sleep(min((first - now).total_seconds(), _NAP))


def _visited(
    watched: Watched, tools: Tools, cursors: MutableMapping[str, str], clock: Callable[[], datetime]
) -> Generator[Delivery | Issue, None, bool]:
    held = recalled(cursors.get(watched.id))
    place, failures = held.get("place"), held.get("failures")
    place = place if isinstance(place, dict) else {}
    failures = failures if isinstance(failures, int) else 0
    visit = VISITORS[watched.kind](watched, place, tools)
    outcome = Outcome(False)
    while True:
        try:
            item = next(visit)
        except StopIteration as end:
            outcome = end.value
            place = place if outcome.place is None else outcome.place
            break
        except Exception as error:  # whatever a source does to a reader, the others go on
            yield issue("source-failed", watched.id, reason=f"{type(error).__name__}: {error}")
            break
        if isinstance(item, Issue):
            yield item
            continue
        now = clock().isoformat()
        cursor = remembered({"place": recalled(item.cursor), "due": now, "failures": failures})
        yield item._replace(cursor=cursor)
        place, cursors[watched.id] = recalled(item.cursor), cursor
    failures = 0 if outcome.well else failures + 1
    due = _next(watched, outcome, failures, tools, clock)
    cursors[watched.id] = remembered({"place": place, "due": due, "failures": failures})
    return outcome.more


def _next(watched: Watched, outcome: Outcome, failures: int, tools: Tools, clock: Callable[[], datetime]) -> str:
    every = watched.every.total_seconds()
    if outcome.well:
        wait = 0.0 if outcome.more else max(every, outcome.wait)
    else:
        wait = max(backoff(failures, 2 * max(every, 60.0), DAY, tools.fetcher.chance), outcome.wait)
    return (clock() + timedelta(seconds=wait)).isoformat()


def _due(watched: Watched, cursors: Mapping[str, str], now: datetime) -> datetime:
    """When a source is due: at once where nothing, or nothing sensible, is known of that."""
    try:
        due = datetime.fromisoformat(recalled(cursors.get(watched.id))["due"]).astimezone(UTC)
    except (KeyError, ValueError, TypeError, OverflowError):
        return _AT_ONCE
    latest = now + watched.every + timedelta(seconds=2 * DAY)  # later than that only where a clock was set back
    return due if due < latest else _AT_ONCE
