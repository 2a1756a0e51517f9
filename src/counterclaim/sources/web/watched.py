"""A source to watch, as its file describes it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, NamedTuple

from counterclaim.model.kept import Source


class History(NamedTuple):
    """How far back a channel is read: to posts of `since`, or until `limit` posts were had; neither: what is new."""

    since: datetime | None = None
    limit: int | None = None

    @property
    def wanted(self) -> bool:
        """Whether more is asked for than what is new."""
        return self != NEWS


NEWS: Final = History()
"""What is new, and nothing older."""


class Watched(NamedTuple):
    """One source to watch.

    `id` names its cursor: kind and address. `every` is the time between visits; `follow` whether the pages that a
    feed's entries lead to are fetched; `recheck` how long what was seen is looked at again for edits and deletions.
    """

    id: str
    kind: str
    addresses: tuple[str, ...]
    source: Source
    every: timedelta
    history: History = NEWS
    follow: bool = False
    recheck: timedelta = timedelta()
