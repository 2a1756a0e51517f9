"""What each source gives of nights: worked out beside the desk, remembered, and compared in a source's profile."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

import orjson

from counterclaim import ledger as kept
from counterclaim.accounts.profiles.given import Given, Key
from counterclaim.desk.desk import Desk
from counterclaim.desk.remembering import program
from counterclaim.desk.work.surroundings import usual
from counterclaim.ledger.remembered import remembered_of
from counterclaim.ledger.touched import AROUND
from counterclaim.model.kept import Filter
from counterclaim.pipeline.profiling import given_on

FEW: Final = 400
"""Claims about nights that are not remembered which are read while somebody waits."""


def name(here: Desk) -> str:
    """What is given of a night is remembered under."""
    return f"given {usual(here)}"


def body(here: Desk, morning: date) -> bytes:
    """What each source gives of a night, to remember."""
    ((_, found),) = given_on(here.ledger, [morning], usual(here))
    return orjson.dumps({_spelled(key): by_source for key, by_source in found.items()})


def givens(here: Desk, mornings: Collection[date], keys: Collection[Key]) -> tuple[list[Given], int]:
    """What is given in `keys` of the nights to these mornings, and how many are waited for where it would take long.

    Then nothing is given of any night: some of them would show other differences than all.
    """
    spelled = {key: _spelled(key) for key in keys}
    found: dict[date, Given] = {}
    for morning, held in remembered_of(here.ledger, name(here), mornings, program()):
        of_night = orjson.loads(held)
        found[morning] = {key: of_night[said] for key, said in spelled.items() if said in of_night}
    missing = sorted(set(mornings).difference(found))
    if missing and not _few(here, missing):
        return [], len(missing)
    found.update(given_on(here.ledger, missing, usual(here)))
    return [found[morning] for morning in sorted(found)], 0


def _few(here: Desk, mornings: Sequence[date]) -> bool:
    near = Filter(since=mornings[0] - AROUND, until=mornings[-1] + AROUND)
    number = kept.count_claims(here.ledger, near, FEW)
    return number is not None and number <= FEW


def _spelled(key: Key) -> str:
    return "/".join(key)
