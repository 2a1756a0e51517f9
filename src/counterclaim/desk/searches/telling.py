"""Webhooks are told in the background, after the ledger changed; those that cannot be are tried again, ever later."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime, timedelta
from typing import Final

from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import AskedError
from counterclaim.desk.searches import kept, posting
from counterclaim.desk.searches.payload import news
from counterclaim.sources.web.network import Wire

EVERY: Final = 5.0
"""Seconds between two looks."""

FIRST: Final = timedelta(seconds=30)
LONGEST: Final = timedelta(hours=6)
"""How long a webhook that failed is left alone: twice as long after each failure."""

CALLERS: Final = ("reviewer", "admin")
"""Who may have webhooks, where there are accounts."""

_TOLD: Final = 500  # characters of what went wrong
_LOG: Final = logging.getLogger("counterclaim.desk")


class Telling:
    """Tells the webhooks of one desk, from a thread of its own, until it is ended."""

    def __init__(self, desk: Desk, every: float = EVERY, wire: Wire | None = None) -> None:
        self._desk, self._every = desk, every
        self._called = posting.Called(posting.guard(desk.settings.open), wire or Wire())
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="telling", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """End; a call under way is left behind."""
        self._ended.set()
        self._thread.join(1.0)

    def round(self, now: datetime) -> None:
        """Tell each webhook what there is to tell it, if it may be called by now."""
        for due in kept.due(self._desk.state, now, None if self._desk.settings.open else CALLERS):
            if self._ended.is_set():
                return
            try:
                self._tell(due, now)
            except Exception as trouble:  # of whatever kind: the others are to be told all the same
                told = str(trouble)
                if not isinstance(trouble, posting.TroubleError | AskedError):
                    _LOG.warning("webhook of search %s: %s", due.search.id, ascii(f"{type(trouble).__name__}: {told}"))
                    told = "a fault of ours, in the log of the desk"
                wait = min(FIRST * 2 ** min(due.tries, 20), LONGEST)
                kept.failed(self._desk.state, due.search.id, told[:_TOLD], due.tries + 1, now, now + wait)

    def _tell(self, due: kept.Due, now: datetime) -> None:
        state, search, after = self._desk.state, due.search, due.event
        assert search.webhook is not None
        while not self._ended.is_set():
            found = news(self._desk, search, after)
            if found.body is not None:
                posting.call(search.webhook, found.body, due.secret, self._called)
            if found.event != after or found.body is not None:
                kept.went(state, search.id, found.event, None if found.body is None else now)
            after = found.event
            if not found.more:
                return

    def _work(self) -> None:
        before: str | None = None
        retry = datetime.now(UTC)
        while not self._ended.wait(self._every):
            try:
                things, now = self._desk.state_of_things(), datetime.now(UTC)
                if things != before or now >= retry:
                    self.round(now)
                    before, retry = things, now + FIRST
            except Exception as error:  # whatever it was, the next look may find it gone
                _LOG.warning("webhooks: %s", ascii(f"{type(error).__name__}: {error}"))
