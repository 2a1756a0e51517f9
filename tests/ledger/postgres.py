"""Debian's PostgreSQL, started for the tests on a socket of its own, as a user that is not root."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: int(path.parent.name))
USER = "postgres"
_NUMBERS = itertools.count()


def missing() -> str | None:
    """Why PostgreSQL cannot be started here; None where it can."""
    if BINARIES is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL does not run as root, and there is no runuser"
    return None


def _run(*command: str) -> None:
    as_user = ("runuser", "-u", USER, "--") if os.geteuid() == 0 else ()
    assert BINARIES is not None
    subprocess.run([*as_user, str(BINARIES / command[0]), *command[1:]], check=True, capture_output=True, cwd="/")


@contextmanager
def server() -> Iterator[Path]:
    """The folder of a running server's socket."""
    with tempfile.TemporaryDirectory(prefix="cc-pg-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, USER)
        data = f"{folder}/data"
        _run("initdb", "-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c autovacuum=off"
        _run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield Path(folder)
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")


def database(socket: Path) -> str:
    """The address of a new and empty ledger: a schema of its own, which costs a hundredth of a database."""
    import psycopg

    name = f"ledger{next(_NUMBERS)}"
    with psycopg.connect(host=str(socket), user=USER, dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")  # type: ignore[arg-type]
    return f"postgresql://{USER}@/postgres?host={socket}&options=-csearch_path%3D{name}"
