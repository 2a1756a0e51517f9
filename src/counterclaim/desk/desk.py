"""What the routes share: the ledger that is open, what was answered, who is at the desk."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from counterclaim import ledger as kept
from counterclaim.desk.answers import Answers
from counterclaim.desk.settings import Settings
from counterclaim.ledger import Ledger
from counterclaim.pipeline.ledgers import reader


class Desk:
    """One desk over one ledger, for as long as the service runs."""

    def __init__(self, settings: Settings, ledger: Ledger) -> None:
        self.settings, self.ledger, self.answers = settings, ledger, Answers()

    def state_of_things(self) -> str:
        """Changes whenever an answer could: with the last event, what was settled, and the program."""
        return f"{kept.last_event(self.ledger)[1]} {kept.cursors(self.ledger).get('settled')} {reader()}"


def at(request: Request) -> Desk:
    """The desk that a request has come to."""
    found: Desk = request.app.state.desk
    return found


Here = Annotated[Desk, Depends(at)]
