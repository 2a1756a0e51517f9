"""When what is remembered about nights is worked out: whenever something changed, in a process of its own."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from typing import Final

from sqlalchemy import create_engine

from counterclaim.desk.chores import Chore
from counterclaim.desk.desk import Desk
from counterclaim.desk.remembering import Kind, sweep
from counterclaim.desk.settings import Settings
from counterclaim.desk.work import account, givens, weights
from counterclaim.ledger import LedgerError
from counterclaim.pipeline.ledgers import opened

EVERY: Final = 5.0
"""Seconds between two looks at whether something changed."""

log = logging.getLogger(__name__)


class Sweeping:
    """Looks now and then, as long as the desk is open, and has what changed worked out again once it rests."""

    def __init__(self, here: Desk, every: float = EVERY) -> None:
        self._here, self._every, self._ended = here, every, Event()
        self._chore = Chore("sweeping", here.settings.where, every)
        self._thread = Thread(target=self._look, name="sweeping", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """End it, and what is under way; what was worked out until then is kept."""
        self._ended.set()
        self._chore.stop()
        self._thread.join()

    def _look(self) -> None:
        before = None
        while not self._ended.wait(self._every):
            try:
                now = self._here.state_of_things()
            except LedgerError as error:  # it may be back at the next look
                log.warning("sweeping: %s", ascii(error.message))
                continue
            if now != before:
                self._chore.soon()
            before = now


def kinds(here: Desk) -> tuple[Kind, ...]:
    """What is worked out about each night."""
    return (
        Kind(account.name(here), account.body),
        Kind(weights.name(here), weights.body),
        Kind(givens.name(here), givens.body),
    )


def work(where: str) -> None:
    """Work out all that does not hold."""
    with closing(Desk(Settings(where, Path()), opened(where, pooled=True), create_engine("sqlite://"))) as here:
        for _ in sweep(here, kinds(here)):
            pass
