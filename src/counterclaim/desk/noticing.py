"""What every answer depends on, asked with every request: of a SQLite file without reading it unless it changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger
from counterclaim.pipeline.settling import SETTLED

Mark = tuple[int, int]
"""Which file it is, and how often it changed, as its own connection counts."""


class Things(NamedTuple):
    """The last event with its hash, and up to where links and findings across reports were worked out."""

    event: int
    hash: str
    settled: str | None


class Noticing:
    """Knows how things stand in a ledger, whoever writes to it, this process or another one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._lock = ledger, Lock()
        url = ledger.engine.url
        self._path = Path(url.database or "").absolute() if url.get_backend_name() == "sqlite" else None
        self._own: tuple[int, sqlite3.Connection] | None = None
        self._held: tuple[Mark, Things] | None = None

    def things(self) -> Things:
        """How things stand now. Raises LedgerError where that cannot be read."""
        mark, held = self._mark(), self._held  # before they are read: what is written meanwhile is noticed next time
        if held is not None and mark == held[0]:
            return held[1]
        found = Things(*kept.last_event(self._ledger), kept.cursors(self._ledger).get(SETTLED))
        self._held = None if mark is None else (mark, found)
        return found

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._let_go()

    def _mark(self) -> Mark | None:
        if self._path is None:
            return None
        with self._lock:
            try:
                return self._counted(self._path)
            except (OSError, sqlite3.Error):
                self._let_go()
                return None

    def _counted(self, path: Path) -> Mark:
        file = path.stat().st_ino  # a file put in its place counts anew
        if self._own is None or self._own[0] != file:
            self._let_go()
            self._own = file, sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, check_same_thread=False)
        with closing(self._own[1].execute("PRAGMA data_version")) as answer:
            return file, int(answer.fetchone()[0])

    def _let_go(self) -> None:
        own, self._own = self._own, None
        if own is not None:
            with suppress(sqlite3.Error):
                own[1].close()
