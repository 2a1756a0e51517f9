"""How the desk is set up."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class Settings(NamedTuple):
    """`where` is the ledger, `state` the file of accounts, sessions, saved searches and kept checks.

    `host` and `port` are what is listened on; `names` are the host names by which it may be asked for, those of
    `host` always among them. `secure`: it is reached over HTTPS, so cookies are sent over nothing else. `accounts`
    demands that people log in even where only this machine reaches the desk. `processes` beside the one that serves
    answer questions; with 0 it answers them itself.
    """

    where: str
    state: Path
    host: str = "127.0.0.1"
    port: int = 8470
    names: tuple[str, ...] = ()
    secure: bool = False
    accounts: bool = False
    processes: int = 0

    @property
    def open(self) -> bool:
        """Whether only this machine can reach the desk, so that nobody has to log in.

        Another name, or HTTPS, means that somebody forwards to it from elsewhere.
        """
        return LOOPBACK.issuperset((self.host, *self.names)) and not self.secure and not self.accounts
