"""What the desk keeps for itself, in a file beside the ledger and never in it: people, sessions, searches, checks.

One module a subject: each names its tables in `metadata`, and asks them with the engine that `engine` gives.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, create_engine, event, exc
from sqlalchemy.engine import URL

from counterclaim.desk.state.moments import Moment
from counterclaim.desk.state.tables import metadata

if TYPE_CHECKING:
    from counterclaim.desk.settings import Settings

__all__ = ["Moment", "StateError", "engine", "metadata"]

_WAIT: Final = 10_000  # milliseconds that a writer waits for another one
_MODE: Final = 0o600  # passwords and secrets are in it, if only as hashes


class StateError(Exception):
    """Why the desk's own file cannot be used, and what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message, self.remedy = message, remedy


def engine(settings: Settings) -> Engine:
    """The desk's own file, with all its tables; made where there is none. Raises StateError where it cannot be."""
    _make(settings.state)
    opened = create_engine(
        URL.create("sqlite", database=str(settings.state)),
        connect_args={"check_same_thread": False},
        pool_size=8,
        max_overflow=40,
    )
    event.listen(opened, "connect", _prepare)
    try:
        metadata.create_all(opened)
    except exc.DatabaseError as error:
        opened.dispose()
        raise StateError(
            f"{settings.state}: {error.orig}.", "It keeps what the desk itself needs: name another file with --state."
        ) from error
    return opened


def _make(path: Path) -> None:
    try:
        path.touch(_MODE)
    except OSError as error:
        raise StateError(
            f"{path}: {error.strerror or error}.", "The desk keeps accounts and searches there: --state names a file."
        ) from error


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    for pragma in (f"busy_timeout = {_WAIT}", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
