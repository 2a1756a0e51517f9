"""A ledger that is open keeps its locks, whoever else in the process opens it again."""

import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.pipeline.ledgers import opened

PROBE = """
import fcntl, struct, sys
with open(sys.argv[1], "rb") as file:
    asked = struct.pack("hhqqi", fcntl.F_WRLCK, 0, 0, 0, 0)
    print(struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, asked))[0] != fcntl.F_UNLCK)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks for POSIX locks as Linux has them")
def test_opening_a_ledger_again_lets_go_of_no_lock(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    ledger = opened(where, create=True)
    with ledger.looking() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM report").scalar()
        assert locked(where)
        opened(where).close()
        assert locked(where)
    ledger.close()


def locked(path: Path) -> bool:
    """Whether another process finds a lock on the file."""
    said = subprocess.run([sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, check=True)
    return said.stdout.strip() == "True"
