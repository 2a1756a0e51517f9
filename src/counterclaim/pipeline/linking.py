"""Links between reports, worked out again only where something happened since: around the reports that it happened to.

What comes out is what working out all of them gives.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from counterclaim import ledger as kept
from counterclaim.accounts import copies
from counterclaim.accounts.copies import Filed
from counterclaim.accounts.copies.addresses import plain
from counterclaim.ledger import Ledger, Version
from counterclaim.ledger.schema import NEVER
from counterclaim.model.kept import Link, Source
from counterclaim.pipeline.ledgers import reader

LINKED: Final = "linked"
"""The cursor that says up to which event, and by which program, links were worked out."""

MANY: Final = 4
"""Where more than one report in so many changed, all links are worked out."""


class Stretch(NamedTuple):
    """Links of reports published from `since` to `until` are worked out, from those published from `load` to `upto`."""

    load: datetime
    upto: datetime
    decided: tuple[tuple[datetime, datetime], ...]


def linked(
    ledger: Ledger, filed: Sequence[Filed], sources: Mapping[str, Source], edited: Mapping[str, Sequence[Version]]
) -> list[Link]:
    """The links of all reports; `filed` comes by publication, `edited` with the versions of those that have several."""
    changed = _changed(ledger)
    if changed is None or MANY * len(changed) > len(filed):
        return list(_links(filed, filed, sources))
    changed |= _forwarding(filed, changed)
    stretches = _stretches(_times(ledger, changed, edited))
    again, found = set[str](), list[Link]()
    undated = [one for one in filed if one.entry.document.published is None]
    again.update(one.entry.id for one in undated)
    found += _links(undated, filed, sources)
    placed = [one.entry.document.published or NEVER for one in filed]
    for stretch in stretches:
        near = filed[bisect_left(placed, stretch.load) : bisect_right(placed, stretch.upto)]
        decided = {one.entry.id for one in near if any(_within(one, *span) for span in stretch.decided)}
        found += (link for link in _links(near, filed, sources) if link.report in decided)
        again |= decided
    known = {one.entry.id for one in filed}
    found += (link for link in kept.links(ledger) if link.report in known and link.report not in again)
    return found


def keep_linked(ledger: Ledger, event: tuple[int, str], number: int) -> None:
    """Remember up to which event links were worked out, and how many there are."""
    kept.keep_cursor(ledger, LINKED, json.dumps([*event, program(), number]))


def _changed(ledger: Ledger) -> set[str] | None:
    """The reports to which something happened since links were worked out; None where all have to be looked at."""
    said = kept.cursors(ledger).get(LINKED)
    if said is None:
        return None
    number, hash_, by, links = json.loads(said)
    whole = by == program() and links == sum(1 for _ in kept.links(ledger))  # they may have been dropped
    happened = kept.since(ledger, number, hash_) if whole else None
    return None if happened is None or happened.described else set(happened.reports)


def _links(some: Sequence[Filed], all_: Sequence[Filed], sources: Mapping[str, Source]) -> Iterator[Link]:
    addresses: dict[str, str] = {}
    if any(one.entry.document.origin for one in some):
        addresses = {plain(one.entry.document.uri): one.entry.id for one in all_ if one.entry.document.uri}
    return copies.links(some, sources, at=lambda address: addresses.get(plain(address)))


def _forwarding(filed: Sequence[Filed], changed: Collection[str]) -> set[str]:
    """The reports that forward one of those that changed, however long after."""
    addresses = {plain(one.entry.document.uri) for one in filed if one.entry.id in changed and one.entry.document.uri}
    origins = ((one.entry.id, one.entry.document.origin) for one in filed if one.entry.document.origin)
    return {id_ for id_, origin in origins if origin and plain(origin) in addresses}


def _times(ledger: Ledger, changed: Collection[str], edited: Mapping[str, Sequence[Version]]) -> set[datetime]:
    """When the reports that changed were published, by each of their versions."""
    entries = [*kept.entries_of(ledger, changed).values()]
    entries += (version.entry for id_ in changed for version in edited.get(id_, ()))
    return {one.document.published for one in entries if one.document.published is not None}


def _stretches(times: Collection[datetime]) -> list[Stretch]:
    """The stretches of time that reports published then may change the links of, those that overlap as one."""
    found: list[Stretch] = []
    for moment in sorted(times):
        around = copies.affected(moment)
        decided = ((around.since, around.until),)
        if found and around.load <= found[-1].upto:
            last = found.pop()
            found.append(Stretch(last.load, max(last.upto, around.upto), last.decided + decided))
        else:
            found.append(Stretch(around.load, around.upto, decided))
    return [one._replace(decided=_joined(one.decided)) for one in found]


def _joined(spans: Sequence[tuple[datetime, datetime]]) -> tuple[tuple[datetime, datetime], ...]:
    found: list[tuple[datetime, datetime]] = []
    for since, until in spans:
        if found and since <= found[-1][1]:
            found[-1] = found[-1][0], max(until, found[-1][1])
        else:
            found.append((since, until))
    return tuple(found)


def _within(one: Filed, since: datetime, until: datetime) -> bool:
    published = one.entry.document.published
    return published is not None and since <= published <= until


@cache
def program() -> str:
    """What works links out: the reader, and a digest of the code."""
    whole = hashlib.sha256(reader().encode())
    for path in sorted(Path(copies.__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
