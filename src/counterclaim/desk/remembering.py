"""What is worked out about nights before somebody asks: newest first, by a process beside the desk, kept in the ledger.

It holds until something changes that the night may rest on (`ledger.touched`); then the night is worked out again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import counterclaim
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.ledger.remembered import Remembered, holding, remember, remembered
from counterclaim.model.kept import Filter
from counterclaim.pipeline import figuring
from counterclaim.pipeline.ledgers import reader

_DAY: Final = timedelta(days=1)


class Kind(NamedTuple):
    """Something to work out about each night: what it is kept under, and what gives it as bytes."""

    name: str
    work: Callable[[Desk, date], bytes]


def held(here: Desk, name: str, first: date, last: date) -> dict[date, bytes]:
    """What was worked out about the nights to the mornings from `first` to `last`, as far as it still holds."""
    return dict(remembered(here.ledger, name, first, last, program()))


def sweep(here: Desk, kinds: Sequence[Kind]) -> Iterator[int]:
    """Work out and keep what does not hold, the latest month first; after each month, how much was worked out."""
    span = figuring.reach(here.ledger, Filter())
    for first in reversed(list(figuring.months(*span))) if span else ():
        last, found = (first + 31 * _DAY).replace(day=1) - _DAY, list[Remembered]()
        for kind in kinds:
            days, changes = holding(here.ledger, kind.name, first, last, program())
            now = datetime.now(UTC)  # what was worked out a moment later may count as older than it is, never as newer
            for morning in _days(first, last):
                if morning not in days:
                    try:
                        body = kind.work(here, morning)
                    except AskedError:  # too much to weigh: whoever asks is told so
                        continue
                    found.append(Remembered(kind.name, morning, program(), changes.last, now, body))
        remember(here.ledger, found)
        yield len(found)


def _days(first: date, last: date) -> Iterator[date]:
    return (last - step * _DAY for step in range((last - first).days + 1))


@cache
def program() -> str:
    """What works it out: the reader, and a digest of this program's code."""
    whole = hashlib.sha256(reader().encode())
    for path in sorted(Path(counterclaim.__file__).parent.rglob("*.py")):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]
