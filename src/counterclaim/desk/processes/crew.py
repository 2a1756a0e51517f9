"""The processes beside a desk: begun in the background, replaced where one ends, each asked one thing at a time.

Pipes of the standard library and not its ProcessPoolExecutor, which gives all its processes up when one of them ends,
cannot end a single one, leaves them behind when the desk is killed, and hands each question through three threads.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from multiprocessing import connection, get_context, resource_tracker
from multiprocessing.context import SpawnProcess
from threading import Condition, Lock, Thread
from typing import Final, NamedTuple

from counterclaim.desk.exchange.faults import BusyError
from counterclaim.desk.processes.questions import Answered, Question
from counterclaim.desk.processes.worker import serve
from counterclaim.desk.settings import Settings

MOST: Final = 24
"""Questions that wait for a process at a time, each in one of the 40 threads that answer all that is asked."""

PATIENCE: Final = 20.0
"""Seconds that one waits."""

LONGEST: Final = 120.0
"""Seconds that one may be worked on, after which its process is ended."""

PAUSE: Final = 1.0
"""Seconds after which a process that ended is replaced, ever more up to `LONGEST` where it does not get ready."""

_TRIES: Final = 2  # what ended so many processes is not asked of another one
_LATER: Final = "Ask again in a minute, or for less."

log = logging.getLogger(__name__)


class _One(NamedTuple):
    process: SpawnProcess
    pipe: connection.Connection

    @property
    def ended(self) -> bool:
        return bool(connection.wait([self.process.sentinel], 0))


class Processes:
    """So many processes as the settings say; until `start`, and where they say 0, nobody answers.

    `work` is what each does: it says that it is ready, then answers what comes in.
    """

    def __init__(self, settings: Settings, work: Callable[[str, connection.Connection], None] = serve) -> None:
        self._where, self._number, self._work = settings.where, settings.processes, work
        self._begun, self._free, self._waiting = set[_One](), list[_One](), 0
        self._ready, self._stopped = set[_One](), False
        self._changed, self._keepers, self._loading = Condition(), list[Thread](), Lock()

    def start(self) -> None:
        """Begin them, one after another; each answers once it has loaded what it needs."""
        with self._changed:
            if not self._stopped and not self._keepers:
                self._keepers = [Thread(target=self._keep, name="process", daemon=True) for _ in range(self._number)]
                for each in self._keepers:
                    each.start()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that are ready, by their ids."""
        with self._changed:
            return tuple(sorted(one.process.pid or 0 for one in self._ready))

    def ask(self, question: Question) -> Answered | None:
        """What a process answers; None where none is ready, or the question fails there: then it is answered here.

        Raises BusyError where too many wait already, for too long, where it takes too long, or where it ends processes.
        """
        for _ in range(_TRIES):
            one = self._take()
            if one is None:
                return None
            try:
                one.pipe.send(question)
                if not one.pipe.poll(LONGEST):
                    raise BusyError(f"That takes more than {LONGEST:.0f} seconds.", "Ask for less at once.")
                answered: Answered | None = one.pipe.recv()
            except (EOFError, OSError):  # it ended; whoever keeps it replaces it
                continue
            except BaseException:  # what it still says would be taken for the next answer
                one.process.kill()
                raise
            self._give_back(one)
            return answered
        raise BusyError("That could not be worked out.", _LATER)

    def close(self) -> None:
        """End them all at once."""
        with self._changed:
            self._stopped = True
            for one in self._begun:
                one.process.kill()
            self._changed.notify_all()
        for each in self._keepers:
            each.join()

    def _take(self) -> _One | None:
        with self._changed:
            if self._waiting >= MOST:
                raise BusyError("Too many questions wait already.", _LATER)
            self._waiting += 1
            try:
                in_time = self._changed.wait_for(lambda: self._free or not self._ready or self._stopped, PATIENCE)
            finally:
                self._waiting -= 1
            if self._stopped and self._number:
                raise BusyError("The desk is closing.", "Start it again.")
            if not in_time:
                raise BusyError("Other questions take long.", _LATER)
            while self._free:
                one = self._free.pop()
                if not one.ended:
                    return one
            return None

    def _give_back(self, one: _One) -> None:
        with self._changed:
            self._free.append(one)
            self._changed.notify()

    def _keep(self) -> None:
        """One process after another, until the desk closes."""
        pause = PAUSE
        while True:
            with self._loading:  # a core is left for the first pages
                one = self._begin()
                if one is None:
                    return
                ready = self._got_ready(one)
            one.process.join()
            with self._changed:
                for held in (self._begun, self._ready):
                    held.discard(one)
                if one in self._free:
                    self._free.remove(one)
                self._changed.notify_all()
                pause = PAUSE if ready else min(2 * pause, LONGEST)
                if not self._stopped:
                    log.warning("a process beside the desk ended with status %s", one.process.exitcode)
                self._changed.wait_for(lambda: self._stopped, pause)

    def _begin(self) -> _One | None:
        spawning = get_context("spawn")
        ours, theirs = spawning.Pipe()
        process = spawning.Process(target=self._work, args=(self._where, theirs), name="desk", daemon=True)
        with self._changed, theirs:
            if self._stopped:
                return None
            resource_tracker.ensure_running()  # whose start would unblock it again
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C is for the desk, not for what it begins
            process.start()
            one = _One(process, ours)
            self._begun.add(one)
            return one

    def _got_ready(self, one: _One) -> bool:
        try:
            one.pipe.recv()
        except (EOFError, OSError):
            return False
        with self._changed:
            self._ready.add(one)
            self._free.append(one)
            self._changed.notify()
        return True
