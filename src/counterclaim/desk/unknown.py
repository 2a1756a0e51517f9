"""What is asked for by an id that the ledger does not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import Response

from counterclaim.desk.giving import said
from counterclaim.desk.views import Fault

SHOWN: Final = 80
"""Characters of an id that a message repeats."""


class UnknownError(LookupError):
    """Nothing has the id that was asked for; the message names it, `remedy` says where ids are found."""

    def __init__(self, what: str, id_: str, remedy: str) -> None:
        shown = id_ if len(id_) <= SHOWN else f"{id_[:SHOWN]}…"
        super().__init__(f"The ledger has no {what} “{shown}”.")
        self.remedy = remedy


def found(answer: Callable[[], Response]) -> Response:
    """The answer, or 404 where it was asked of something that is not there."""
    try:
        return answer()
    except UnknownError as error:
        return said(Fault(str(error), error.remedy), 404)
