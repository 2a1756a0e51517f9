"""Places while they are being read: a name, a list of names, and what is known when they are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.model import Place, Town
from counterclaim.places import Form, Gazetteer
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens


@dataclass(slots=True)
class Name:
    """One place name at tokens [i, j) before it is settled: what it may be."""

    i: int
    j: int
    forms: tuple[Form, ...]
    head: str | None = None  # region, district, sea: the noun that follows or is shared
    codes: tuple[str, ...] = ()
    town: Town | None = None
    kind: str = ""
    bracket: tuple[int, int] | None = None  # "(5 drones)" behind the name: tokens of what is told of it alone


@dataclass(slots=True)
class Spot:
    """A list of places at tokens [i, j); `role` is in, from, to, seat or subject."""

    i: int
    j: int
    names: list[Name]
    role: str
    shared_last: bool = False  # the last names share one head noun ("the C and D regions")

    @property
    def codes(self) -> tuple[str, ...]:
        """Region, country or sea codes, each once, in order."""
        return tuple(dict.fromkeys([code for name in self.names for code in name.codes]))


class Ground(NamedTuple):
    """Tokens [a, b) of a sentence and what places they may name.

    `taken`: tokens that tell something else; `known`: the codes met elsewhere in the report.
    """

    tokens: Tokens
    at: Mapping[int, Hit]
    a: int
    b: int
    taken: frozenset[int]
    gazetteer: Gazetteer
    known: frozenset[str]

    def named(self, k: int) -> bool:
        """Whether a place name begins at token `k`."""
        hit = self.at.get(k)
        return hit is not None and bool(hit.places or "place" in hit.senses)

    def counts(self, k: int) -> bool:
        """Whether a number begins at token `k`."""
        hit = self.at.get(k)
        return self.tokens.word[k][0].isdigit() or (hit is not None and "numeral" in hit.senses)


def place_records(tokens: Tokens, spot_list: list[Spot]) -> tuple[tuple[Place, ...], tuple[Town, ...]]:
    """The spots as records, each code once, with the name as written."""
    places: dict[str, Place] = {}
    towns: dict[str, Town] = {}
    for spot in spot_list:
        for name in spot.names:
            written = tokens.text[tokens.start[name.i] : tokens.stop[name.j - 1]]
            for code in name.codes:
                if code not in places:
                    places[code] = Place(code, written)
            if name.town is not None:
                towns.setdefault(name.town.name, name.town)
    return tuple(places.values()), tuple(towns.values())
