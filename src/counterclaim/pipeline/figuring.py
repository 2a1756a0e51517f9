"""Figures in short, night by night, for the timeline and the map: kept where they were worked out before.

What is kept of a night holds until something changes that the night may rest on (`ledger.touched`). What is not kept is
worked out at once as far as the time goes, and the rest by a process beside the service (`pipeline.filling`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from counterclaim.accounts import tallies as short
from counterclaim.accounts.context import Context
from counterclaim.accounts.tallies import Kind, Wanted
from counterclaim.ledger import Ledger, figured
from counterclaim.ledger.figured import Material, Worked
from counterclaim.ledger.touched import AROUND, Changes
from counterclaim.model.kept import Filter, Tally
from counterclaim.model.vocabulary import section
from counterclaim.pipeline.ledgers import reader
from counterclaim.pipeline.settling import around

BUDGET: Final = 0.04
"""Seconds that a question may take to work out nights that are not kept."""

STRETCH: Final = 8
"""Nights whose claims are read together."""

_DAY: Final = timedelta(days=1)

Clock = Callable[[], float]


class Scope(NamedTuple):
    """What figures are asked for, its time aside."""

    asked: Filter
    zone: str
    wanted: Wanted

    @property
    def key(self) -> str:
        """What they are kept by."""
        said = [*self.asked, self.zone, self.wanted._replace(kinds=())]
        return hashlib.sha256(orjson.dumps(said)).hexdigest()[:16]


def scope_of(asked: Filter, zone: str, by_place: bool) -> Scope:
    """The scope of a question: a single source is asked for as such, several are a filter of claims."""
    measures = asked.measures or tuple(key for key, term in section("measures").items() if term.counts)
    kinds = tuple(
        dict.fromkeys(
            (measure, thing)
            for measure in measures
            for thing in asked.things or (section("measures")[measure].counts or "munition",)
        )
    )
    source = asked.sources[0] if len(asked.sources) == 1 and not asked.sides else None
    plain = asked._replace(measures=(), things=(), places=(), since=None, until=None)
    plain = plain._replace(**{name: tuple(sorted(getattr(plain, name))) for name in ("sources", "sides", "states")})
    return Scope(plain, zone, Wanted(kinds, tuple(sorted(asked.places)), by_place, source))
