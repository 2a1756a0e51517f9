"""The versions of a report, when they stood there, and how each differs from the one before."""

from __future__ import annotations

import difflib
import re
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from counterclaim.ledger.entering import entries_of_versions, entry_of
from counterclaim.ledger.histories import Sighting
from counterclaim.ledger.identity import named
from counterclaim.ledger.schema import NEVER, report, sighting
from counterclaim.ledger.store import Ledger
from counterclaim.model.kept import Entry

_PARTS: Final = re.compile(r"\s+|\w+|[^\w\s]")


class Change(NamedTuple):
    """A stretch of text that differs between two versions: what was there, and what is there instead."""

    start: int
    before: str
    after: str


class Version(NamedTuple):
    """A version of a report, when it was what stood there, and how it differs from the version that it followed."""

    entry: Entry
    sightings: tuple[datetime | None, ...]
    follows: int | None
    changes: tuple[Change, ...]


def versions(ledger: Ledger, id_: str) -> list[Version]:
    """The versions of a report in the order in which they stood, the latest last, each with its changes by words."""
    name = named(id_)
    if name is None:
        return []
    with ledger.looking() as connection:
        rows = connection.execute(entries_of_versions().where(report.c.id == name.report))
        entries_ = {row.number: entry_of(row) for row in rows}
        query = select(sighting.c.moment, sighting.c.version).where(sighting.c.report == name.report)
        seen = [Sighting(*row) for row in connection.execute(query.order_by(sighting.c.event))]
    stood = sorted(enumerate(seen), key=lambda found: (found[1].moment or NEVER, found[0]))
    last = {found.version: at for at, (_, found) in enumerate(stood)}
    found: list[Version] = []
    for number in sorted(last, key=last.__getitem__):
        moments = tuple(one.moment for _, one in stood if one.version == number)
        before = found[-1].entry if found else None
        changes = () if before is None else difference(before.document.text, entries_[number].document.text)
        found.append(Version(entries_[number], moments, before and before.version, changes))
    return found


def difference(before: str, after: str) -> tuple[Change, ...]:
    """The stretches by which one text differs from another, by words; `start` counts in the text after."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    if len(old) * len(new) > 25_000_000:  # too long to compare word by word
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for part in new:
        starts.append(starts[-1] + len(part))
    matched = difflib.SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > 4_000).get_opcodes()
    return tuple(
        Change(starts[c], "".join(old[a:b]), "".join(new[c:d])) for kind, a, b, c, d in matched if kind != "equal"
    )
