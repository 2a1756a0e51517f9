"""A ledger opened: one SQLite file, or a PostgreSQL database by its URL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool, QueuePool

from counterclaim.model import Claim, Document, Finding, Issue
from counterclaim.model.kept import Decision

Texts = Callable[[str], str | None]
Reviewed = Callable[[Iterable[Claim], Iterable[Decision], Texts], tuple[Sequence[tuple[Any, ...]], Sequence[Issue]]]
"""Claims of one report, the decisions about them and its text, to (claim, state, …) each, and what cannot hold."""

Judged = Callable[[Document, Sequence[Claim], Sequence[Claim], Sequence[Finding]], Sequence[Finding]]
"""A report, its claims as read, those that stand after review and what was found in those read, to what is found."""

_MIB: Final = 1 << 20
_KEPT: Final = 6  # connections that are held open; what more are asked for at a time are closed when done
_WAIT: Final = 60_000  # milliseconds that a writer waits for another one


class LedgerError(Exception):
    """Why a ledger cannot be used, and what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


def as_read(
    claims: Iterable[Claim], decisions: Iterable[Decision], text: Texts
) -> tuple[list[tuple[Claim, str]], list[Issue]]:
    """Claims as they were read, whatever was decided."""
    return [(claim, "read") for claim in claims], []


def as_found(
    document: Document, read: Sequence[Claim], standing: Sequence[Claim], found: Sequence[Finding]
) -> Sequence[Finding]:
    """What was found when the report was read, whatever was decided."""
    return found


Contains = Callable[[str, str], bool]
"""Whether the first place is the second, or holds it."""


def by_code(outer: str, inner: str) -> bool:
    """Whether a place is another one, or a region of it by ISO 3166-2: what is known without a gazetteer."""
    return inner == outer or inner.startswith(f"{outer}-")


class Ledger(NamedTuple):
    """An open ledger; `where` is what it is called to people.

    `reviewed` makes the effective claims of a report, `judged` finds in them what was found in those read, and
    `contains` says which place lies in which.
    """

    engine: Engine
    where: str
    reviewed: Reviewed = as_read
    judged: Judged = as_found
    contains: Contains = by_code

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection to read with: one state of the ledger, whatever others write meanwhile."""
        with _plain_faults(self.where), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all that is written in it is kept, or none of it; others who would write wait."""
        with (
            _plain_faults(self.where),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            if connection.dialect.name == "postgresql":
                connection.execute(text("LOCK TABLE event IN EXCLUSIVE MODE"))
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_ledger(
    where: str | Path,
    *,
    create: bool = False,
    reviewed: Reviewed = as_read,
    judged: Judged = as_found,
    contains: Contains = by_code,
    pooled: bool = False,
) -> Ledger:
    """The ledger in the file `where`, or in the database at that URL; an older one is brought up to date first.

    With `create`, it is made where there is none. With `pooled`, connections are held open for the next question, as
    suits who answers many. Raises LedgerError where there is none, where it is no ledger, where
    a newer version of Counterclaim made it, and where it cannot be reached.
    """
    from counterclaim.ledger.migrate import bring_up_to_date

    url = _url(where)
    shown = url.render_as_string(hide_password=True) if url.get_backend_name() != "sqlite" else str(url.database)
    if url.get_backend_name() == "sqlite":
        _check_file(Path(shown), create)
    ledger = Ledger(_engine(url, pooled), shown, reviewed, judged, contains)
    try:
        with _plain_faults(shown):
            bring_up_to_date(ledger.engine, shown, create)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _url(where: str | Path) -> URL:
    if not (isinstance(where, str) and "://" in where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except (exc.ArgumentError, ValueError) as error:
        raise LedgerError(f"“{where}” is no address of a ledger.", _ADDRESSES) from error
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url
    raise LedgerError(f"a ledger cannot be kept in “{backend}”.", _ADDRESSES)


_ADDRESSES: Final = "Name a file, or postgresql://USER@HOST/NAME."


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder.", "Name a file in it.")
    if not path.exists():
        if not create:
            raise LedgerError(f"{path}: there is no ledger.", "`counterclaim add` makes one; --ledger names another.")
        if not path.parent.is_dir():
            raise LedgerError(f"{path.parent}: there is no such folder.", "Make it, or name another file.")
        return
    try:  # through SQLite: to open and close the file itself would let go of the locks that this process has on it
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:  # all else, opening it tells better
            raise LedgerError(f"{path} is no ledger.", "Name another file with --ledger.") from error


def _engine(url: URL, pooled: bool) -> Engine:
    if url.get_backend_name() == "postgresql":
        try:
            return create_engine(url, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        except ImportError as error:
            raise LedgerError("psycopg is not installed.", "Install counterclaim[postgres].") from error
    pool: dict[str, Any] = {"poolclass": NullPool}
    if pooled:
        pool = {"poolclass": QueuePool, "pool_size": _KEPT, "max_overflow": -1}
    engine = create_engine(url, connect_args={"check_same_thread": False}, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "checkout", _own)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say
    for pragma in (
        f"busy_timeout = {_WAIT}", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
        "temp_store = MEMORY", f"mmap_size = {8 * 1024 * _MIB}", f"cache_size = {-32 * 1024}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _own(connection: object, record: Any, proxy: Any) -> None:
    """A connection is used in the process that opened it alone; another one opens its own."""
    if record.info.setdefault("process", os.getpid()) != os.getpid():
        record.dbapi_connection = proxy.dbapi_connection = None  # not closed: that would let go of the other's locks
        raise exc.DisconnectionError("opened by another process")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


@contextmanager
def _plain_faults(where: str) -> Iterator[None]:
    try:
        yield
    except exc.OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
        raise LedgerError(
            f"{where}: {reason}.", "Check the address, the rights and the disk, and try again."
        ) from error
    except exc.DatabaseError as error:
        if isinstance(error.orig, sqlite3.DatabaseError) and type(error.orig) is sqlite3.DatabaseError:
            raise LedgerError(
                f"{where}: {error.orig}.", "The file is damaged; `counterclaim verify` says where. Restore a copy."
            ) from error
        raise
