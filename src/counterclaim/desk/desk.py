"""What the routes share: the ledger that is open, what was answered, who is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_urlsafe
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from sqlalchemy import Engine

from counterclaim import ledger as kept
from counterclaim.desk.answers import Answers
from counterclaim.desk.settings import Settings
from counterclaim.desk.settling import Settling
from counterclaim.ledger import Ledger
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.settling import SETTLED

Found = TypeVar("Found")


class Desk:
    """One desk over one ledger, for as long as the service runs; `state` is the file of what it keeps for itself.

    `token` goes back with changes that come from no session.
    """

    def __init__(self, settings: Settings, ledger: Ledger, state: Engine) -> None:
        self.settings, self.ledger, self.state, self.answers = settings, ledger, state, Answers()
        self.token = token_urlsafe(32)
        self._once: dict[str, tuple[str, Any]] = {}
        self.settling = Settling(settings)

    def state_of_things(self) -> str:
        """Changes whenever an answer could: with the last event, what was settled, and the program."""
        return f"{kept.last_event(self.ledger)[1]} {kept.cursors(self.ledger).get(SETTLED)} {reader()}"

    def look(self) -> tuple[str, int]:
        """What `state_of_things` says, and the number of the last event."""
        return self.state_of_things(), kept.last_event(self.ledger)[0]

    @property
    def settled(self) -> bool:
        """Whether links and findings across reports take in all that happened."""
        return kept.cursors(self.ledger).get(SETTLED) == f"{kept.last_event(self.ledger)[1]} {reader()}"

    def once(self, name: str, work: Callable[[], Found]) -> Found:
        """What `work` finds, looked for once until something changes."""
        now = self.state_of_things()
        held = self._once.get(name)
        if held is None or held[0] != now:
            held = self._once[name] = now, work()
        found: Found = held[1]
        return found


def at(request: Request) -> Desk:
    """The desk that a request has come to."""
    found: Desk = request.app.state.desk
    return found


async def here(request: Request) -> Desk:
    """`at`, as a dependency that needs no thread."""
    return at(request)


Here = Annotated[Desk, Depends(here)]
