"""Why there is no answer: each becomes a Fault, with a status of HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

SHOWN: Final = 80
"""Characters of an id that a message repeats."""


class AskedError(Exception):
    """Something in the address that cannot be answered; the message names it and what would do."""

    status: ClassVar[int] = 422
    headers: ClassVar[Mapping[str, str]] = {}

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


class MissingError(AskedError):
    """The address names something that is not there."""

    status = 404


class BusyError(AskedError):
    """What is asked for would have to wait for too long behind what others ask for."""

    status = 503
    headers: ClassVar[Mapping[str, str]] = {"retry-after": "30"}


class UnknownError(MissingError):
    """Nothing has the id that was asked for; `remedy` says where ids are found."""

    def __init__(self, what: str, id_: str, remedy: str) -> None:
        shown = id_ if len(id_) <= SHOWN else f"{id_[:SHOWN]}…"
        super().__init__(f"The ledger has no {what} “{shown}”.", remedy)
