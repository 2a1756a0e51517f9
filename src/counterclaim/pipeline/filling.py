"""A process beside the service that works out figures before they are asked for again: one, of low priority.

It is started when there is something to do, is told what on its standard input, and ends when that is closed or when it
has had nothing to do for a while.

    python -m counterclaim.pipeline.filling
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any, Final, NamedTuple

import orjson

from counterclaim.accounts.tallies import Wanted
from counterclaim.ledger import Ledger, LedgerError
from counterclaim.model.kept import Filter
from counterclaim.pipeline.figuring import Scope, fill

NICE: Final = 10
IDLE: Final = 60.0
"""Seconds without anything to do after which the process ends."""

_WAITING: Final = 64  # scopes that wait at most; the ones that were asked for longest ago go


class Job(NamedTuple):
    """Figures to work out: of a scope, from the first night to the last."""

    where: str
    scope: Scope
    since: date
    until: date

    def line(self) -> bytes:
        """The job as it is told."""
        (asked, zone, wanted), said = self.scope, (self.where, self.since, self.until)
        return orjson.dumps([*said, zone, list(asked), list(wanted)]) + b"\n"

    @classmethod
    def of(cls, line: bytes) -> Job:
        """The job that a line tells of."""
        where, since, until, zone, asked, wanted = orjson.loads(line)
        scope = Scope(Filter(*map(_frozen, asked)), zone, Wanted(*map(_frozen, wanted)))
        return cls(where, scope, date.fromisoformat(since), date.fromisoformat(until))


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


class _Process:
    """The process, once it was needed; or whoever is told in its place."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.instead: Callable[[bytes], None] | None = None
        self._running: subprocess.Popen[bytes] | None = None

    def tell(self, line: bytes) -> None:
        """Start it if it does not run, and tell it what to do."""
        if self.instead is not None:
            self.instead(line)
            return
        with self._lock:
            if self._running is None or self._running.poll() is not None:
                command = [sys.executable, "-m", "counterclaim.pipeline.filling"]
                self._running = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, process_group=0
                )  # Ctrl-C is for those who tell it
            with suppress(BrokenPipeError):  # it ended just now; the next one who asks starts it again
                assert self._running.stdin is not None
                self._running.stdin.write(line)
                self._running.stdin.flush()

    def end(self) -> None:
        """Let it end, and wait for that."""
        with self._lock:
            if self._running is not None:
                with suppress(BrokenPipeError):
                    self._running.communicate()
            self._running = None


_PROCESS: Final = _Process()


def ask(ledger: Ledger, scope: Scope, since: date, until: date) -> None:
    """Have figures worked out and kept; returns at once."""
    tell(Job(ledger.engine.url.render_as_string(hide_password=False), scope, since, until).line())


def tell(line: bytes) -> None:
    """As `ask`, of a job as it is told."""
    _PROCESS.tell(line)


def hand_on(to: Callable[[bytes], None]) -> None:
    """From now on what this process asks for is told to `to`, so that several have one that works it out."""
    _PROCESS.instead = to


def end() -> None:
    """Let the process end, if it runs."""
    _PROCESS.end()


class _Told:
    """What is still to be done, the last thing first; a thread reads it."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[Job, None] = OrderedDict()
        self._more = threading.Condition()
        self.closed = False
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in open(0, "rb", buffering=0, closefd=False):  # noqa: SIM115 - a buffer would be locked when Python ends
            with self._more:
                job = Job.of(line)
                self._jobs[job] = None
                self._jobs.move_to_end(job)
                while len(self._jobs) > _WAITING:
                    self._jobs.popitem(last=False)
                self._more.notify()
        with self._more:
            self.closed = True
            self._more.notify()

    def last(self) -> Job | None:
        """The last thing that was told; None where nothing was for a while, or nobody is left to tell."""
        with self._more:
            self._more.wait_for(lambda: self._jobs or self.closed, IDLE)
            return None if self.closed or not self._jobs else next(reversed(self._jobs))

    def done(self, job: Job) -> None:
        """Strike a job off."""
        with self._more:
            self._jobs.pop(job, None)


def main() -> None:
    """Work out what is told, month by month, what was told last first."""
    from counterclaim.pipeline.ledgers import opened

    os.nice(NICE)
    told, ledgers, under_way = _Told(), dict[str, Ledger](), dict[Job, Any]()
    while (job := told.last()) is not None:
        try:
            ledger = ledgers.get(job.where) or ledgers.setdefault(job.where, opened(job.where))
            if next(under_way.setdefault(job, fill(ledger, job.scope, job.since, job.until)), None) is not None:
                continue
        except LedgerError as error:
            print(error, file=sys.stderr)
        under_way.pop(job, None)
        told.done(job)


if __name__ == "__main__":
    main()
