"""What the routes share: the ledger that is open, what was answered, who is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_urlsafe
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from sqlalchemy import Engine

from counterclaim.desk.chores import Chore
from counterclaim.desk.exchange.answers import KEPT, Answers
from counterclaim.desk.noticing import Noticing, Things
from counterclaim.desk.processes import Processes
from counterclaim.desk.settings import Settings
from counterclaim.ledger import Ledger
from counterclaim.pipeline.ledgers import reader

Found = TypeVar("Found")


class Desk:
    """One desk over one ledger, for as long as the service runs; `state` is the file of what it keeps for itself.

    `token` goes back with changes that come from no session. At most `kept` bytes of answers are kept.
    """

    def __init__(self, settings: Settings, ledger: Ledger, state: Engine, kept: int = KEPT) -> None:
        self.settings, self.ledger, self.state, self.answers = settings, ledger, state, Answers(kept)
        self.token = token_urlsafe(32)
        self._once: dict[str, tuple[str, Any]] = {}
        self.noticing, self.processes = Noticing(ledger), Processes(settings)
        self.settling = Chore("settling", settings.where)

    def state_of_things(self) -> str:
        """Changes whenever an answer could: with the last event, what was settled, and the program."""
        return _told(self.noticing.things())

    def look(self) -> tuple[str, int]:
        """What `state_of_things` says, and the number of the last event."""
        things = self.noticing.things()
        return _told(things), things.event

    @property
    def settled(self) -> bool:
        """Whether links and findings across reports take in all that happened."""
        things = self.noticing.things()
        return things.settled == f"{things.hash} {reader()}"

    def once(self, name: str, work: Callable[[], Found]) -> Found:
        """What `work` finds, looked for once until something changes."""
        now = self.state_of_things()
        held = self._once.get(name)
        if held is None or held[0] != now:
            held = self._once[name] = now, work()
        found: Found = held[1]
        return found

    def close(self) -> None:
        """Let go of what is open; what is under way in the background ends."""
        self.processes.close()
        self.settling.stop()
        self.noticing.close()
        self.ledger.close()
        self.state.dispose()


def _told(things: Things) -> str:
    return f"{things.hash} {things.settled} {reader()}"


def at(request: Request) -> Desk:
    """The desk that a request has come to."""
    found: Desk = request.app.state.desk
    return found


async def here(request: Request) -> Desk:
    """`at`, as a dependency that needs no thread."""
    return at(request)


Here = Annotated[Desk, Depends(here)]
