"""Work that a desk has done in a process of its own: when asked for, once at a time, and never longer than the desk."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from importlib import import_module
from threading import Condition, Thread
from typing import Final

PAUSE: Final = 1.0
"""Seconds without being asked again after which it begins."""

_NICE: Final = 10
_TOLD: Final = 300  # characters of what went wrong

log = logging.getLogger(__name__)


class Chore:
    """Something to do to a ledger, in a process, so that requests are answered meanwhile.

    `work` names a module of the desk whose `work` does it, to the ledger at `where`.
    """

    def __init__(self, work: str, where: str, pause: float = PAUSE) -> None:
        self._name, self._where, self._pause = work, where, pause
        self._wanted, self._asked, self._stopped = False, 0, False
        self._changed = Condition()
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None

    def soon(self) -> None:
        """Do it once nothing was asked for a while; what is asked while it is done has it done again after that."""
        with self._changed:
            if self._stopped:
                return
            self._wanted = True
            self._asked += 1
            if self._thread is None:
                self._thread = Thread(target=self._work, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def rest(self, seconds: float) -> bool:
        """Wait until nothing is left to do; whether that came within so many seconds."""
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
            said = _told(self._process, self._where)
            with self._changed:
                if self._process.returncode and not self._stopped:
                    ended = self._process.returncode
                    log.warning("%s ended with status %s: %s", self._name, ended, said.strip()[-_TOLD:])
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
                [sys.executable, "-m", __name__, self._name], stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe,
                text=True, process_group=0,  # Ctrl-C is for the desk, which ends it
            )  # fmt: skip
            return True


def _told(process: subprocess.Popen[str], where: str) -> str:
    """Tell a process its ledger, whose address is not for all to see who list processes; what it says until it ends."""
    assert process.stdin is not None and process.stderr is not None
    with process.stdin, process.stderr:  # the one is open as long as there is somebody to work for
        try:
            process.stdin.write(f"{where}\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass
        said = process.stderr.read()
        process.wait()
    return said


def main(name: str) -> None:
    """Do what a module's `work` does, behind everything else that the machine does, as long as the desk is there."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    told = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115 - a buffer would be locked when Python ends
    where = told.readline().decode().removesuffix("\n")
    Thread(target=lambda: (told.read(), os._exit(0)), daemon=True).start()
    import_module(f"counterclaim.desk.{name}").work(where)


if __name__ == "__main__":
    main(sys.argv[1])
