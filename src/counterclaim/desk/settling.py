"""What was worked out across reports is worked out anew after a decision: in the background, one at a time."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from threading import Condition, Thread
from typing import Final

from counterclaim.desk.settings import Settings

PAUSE: Final = 1.0
"""Seconds without a further decision after which it begins."""

NICE: Final = 10
"""How far such a process stands behind others."""

_TOLD: Final = 300  # characters of what went wrong
_WORK: Final = f"from {__name__} import settle; settle(input())"  # the address is not for all to see who list processes

log = logging.getLogger(__name__)


class Settling:
    """Work on one desk's ledger, in a process of its own, so that requests are answered meanwhile.

    `work` is the program of that process, to which the ledger's address is given as a line.
    """

    def __init__(self, settings: Settings, pause: float = PAUSE, work: str = _WORK) -> None:
        self._where, self._pause, self._program = settings.where, pause, work
        self._wanted, self._asked, self._stopped = False, 0, False
        self._changed = Condition()
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None

    def soon(self) -> None:
        """Settle once nothing was asked for a while; what is asked during a settling begins another one after it."""
        with self._changed:
            if self._stopped:
                return
            self._wanted = True
            self._asked += 1
            if self._thread is None:
                self._thread = Thread(target=self._work, name="settling", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def rest(self, seconds: float) -> bool:
        """Wait until nothing is left to settle; whether that came within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._wanted and self._process is None, seconds)

    def stop(self) -> None:
        """End what is under way, at once; the ledger keeps what it held before it."""
        with self._changed:
            self._stopped = True
            if self._process is not None:
                self._process.terminate()
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while self._begun():
            assert self._process is not None
            _, said = self._process.communicate(self._where)
            with self._changed:
                if self._process.returncode and not self._stopped:
                    log.warning("settling ended with status %s: %s", self._process.returncode, said.strip()[-_TOLD:])
                self._process = None
                self._changed.notify_all()

    def _begun(self) -> bool:
        """Wait for what is asked, then for a pause, and begin; False where the desk stops."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._stopped)
            seen = -1
            while seen != self._asked and not self._stopped:
                seen = self._asked
                self._changed.wait_for(lambda seen=seen: self._asked != seen or self._stopped, self._pause)  # type: ignore[misc]
            if self._stopped:
                return False
            self._wanted = False
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                [sys.executable, "-c", self._program], stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe, text=True
            )
            return True


def settle(where: str) -> None:
    """Settle a ledger, behind everything else that the machine does."""
    from counterclaim.pipeline.figuring import fill_newest
    from counterclaim.pipeline.ledgers import opened
    from counterclaim.pipeline.settling import settle_news

    os.nice(NICE)
    ledger = opened(where)
    try:
        if settle_news(ledger) is not None:
            fill_newest(ledger)
    finally:
        ledger.close()
