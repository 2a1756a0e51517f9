"""Who copies whom, from a stream of reports in the order of publication.

Each report has at most one direct original. It is looked for among the reports of other sources in the window before
it, first by what the platform says (forward), then by the text, by whom it cites, and by its numbers. Two reports of
one source are versions of one account and no copies, unless forwarded. A source that is described as speaking for
itself (an official, a ministry) repeats numbers in its own name: it is a copy only where it forwards, takes over the
text, or names the other. Copies are decided a few hours late (`Rules.ahead`), since agencies quote a channel before
its own post is out; the post of the very voice that is cited is the original then.

What is found depends on the reports alone and not on the order in which they came to the ledger; a link depends on no
report further away than the window (forwarded addresses aside), which `affected` makes use of.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final, NamedTuple

from counterclaim.accounts.copies.held import Held, Shelf, prepared
from counterclaim.accounts.copies.likeness import likened
from counterclaim.accounts.copies.records import RULES, Filed, Rules
from counterclaim.accounts.copies.scopes import altered
from counterclaim.accounts.copies.voices import names_of
from counterclaim.model.kept import Link, Source

_NONE: Final[Mapping[str, Source]] = MappingProxyType({})
_KINDS: Final = ("text", "citation", "numbers")


class Affected(NamedTuple):
    """Links of reports from `since` to `until` may change; to decide them, reports from `load` to `upto` are needed."""

    since: datetime
    until: datetime
    load: datetime
    upto: datetime


def links(
    filed: Iterable[Filed],
    sources: Mapping[str, Source] = _NONE,
    *,
    rules: Rules = RULES,
    at: Callable[[str], str | None] = lambda address: None,
) -> Iterator[Link]:
    """The link of each report that goes back to another; `filed` comes ordered by publication (`by_publication`).

    `at` gives the report that stands at an address, for originals older than the window. A report without a time of
    publication is linked by forwarding alone. Memory is that of the reports of one window. Raises ValueError where a
    report is older than the one before it.
    """
    shelf = Shelf()
    pending: deque[Held] = deque()
    for report in _in_order(filed, sources):
        if isinstance(report, Filed):
            yield from _forward_alone(report, at)
            continue
        while pending and pending[0].moment + rules.ahead < report.moment:
            yield from _decided(pending.popleft(), shelf, rules, at)
        shelf.add(report)
        pending.append(report)
    while pending:
        yield from _decided(pending.popleft(), shelf, rules, at)


def by_publication(filed: Filed) -> tuple[datetime, str]:
    """The order in which `links` takes reports; those without a time come first."""
    return filed.entry.document.published or datetime.min.replace(tzinfo=UTC), filed.entry.id


def affected(published: datetime, rules: Rules = RULES) -> Affected:
    """Which links a report published at this time may change when it is added, edited or deleted."""
    day = timedelta(days=1)  # since a date without an hour stands at the end of its day
    since, until = published - rules.ahead - day, published + rules.window + day
    return Affected(since, until, since - rules.window - day, until + rules.ahead + day)


def _in_order(filed: Iterable[Filed], sources: Mapping[str, Source]) -> Iterator[Held | Filed]:
    """Reports by moment and id, whatever the order of those published at one time; undated ones as they come."""
    waiting: list[tuple[datetime, str, Held]] = []
    last: datetime | None = None
    for report in filed:
        document = report.entry.document
        if document.published is None:
            yield report
            continue
        if last is not None and document.published < last:
            raise ValueError(
                f"{report.entry.id}: published {document.published}, after one of {last}: sort the reports"
            )
        last = document.published
        while waiting and waiting[0][0] < last:
            yield heapq.heappop(waiting)[2]
        held = prepared(report, last, sources.get(document.source or ""))
        heapq.heappush(waiting, (*held.order, held))
    while waiting:
        yield heapq.heappop(waiting)[2]


def _decided(report: Held, shelf: Shelf, rules: Rules, at: Callable[[str], str | None]) -> Iterator[Link]:
    shelf.forget(report.moment - rules.window)
    if report.filed.entry.document.origin:
        forwarded = _forwarded(report, report.filed.entry.document.origin, shelf, at)
        if forwarded is not None:
            yield forwarded
            return
    found = [likened(report, other, shelf, rules) for other in shelf.near(report)]
    best = min(
        (like for like in found if like is not None),
        key=lambda like: (
            _KINDS.index(like.by),
            not like.voice,
            -round(like.told, 2),
            -like.both,
            -round(like.likeness, 2),
            like.original.order,
        ),
        default=None,
    )
    if best is not None:
        yield Link(report.id, best.original.id, best.by, round(best.likeness, 3), _other_numbers(report, best.original))


def _forwarded(report: Held, origin: str, shelf: Shelf, at: Callable[[str], str | None]) -> Link | None:
    original = shelf.at(origin)
    if original is not None and original.id != report.id:
        return Link(report.id, original.id, "forward", 1.0, _other_numbers(report, original))
    known = at(origin)
    if known is not None and known != report.id:
        return Link(report.id, known, "forward", 1.0)
    first = shelf.first_forwarding(origin)
    if first is not None and first.order < report.order:
        return Link(report.id, first.id, "forward", 1.0, _other_numbers(report, first))
    alike = [
        (-_same_words(report, other), other.order, other)
        for other in shelf.of(names_of(origin, None))
        if other.order < report.order and other.source != report.source
    ]
    nearest = min(alike, default=None)
    if nearest is None or nearest[0] > -0.5:
        return None
    return Link(report.id, nearest[2].id, "forward", round(-nearest[0], 3), _other_numbers(report, nearest[2]))


def _same_words(report: Held, other: Held) -> float:
    mine = report.words.shingles
    return len(mine & other.words.shingles) / len(mine) if mine else 0.0


def _forward_alone(report: Filed, at: Callable[[str], str | None]) -> Iterator[Link]:
    origin = report.entry.document.origin
    known = at(origin) if origin else None
    if known is not None and known != report.entry.id:
        yield Link(report.entry.id, known, "forward", 1.0)


def _other_numbers(report: Held, original: Held) -> tuple[tuple[str, str], ...]:
    return altered(report.filed.claims, original.filed.claims, original.filed.before)
