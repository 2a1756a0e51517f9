"""The places themselves: regions, countries and seas at once, towns a slice at a time."""

from __future__ import annotations

from functools import cached_property

from counterclaim.places.records import Entry
from counterclaim.places.store import DATA, Store

SLICES = 64
CORE = "core"


def slice_name(town: str) -> str:
    """The section that holds a town, from its id `geonames:N`."""
    return str(int(town[9:]) % SLICES)


class Entries:
    """All places by id, with the tree they form."""

    def __init__(self) -> None:
        self._store = Store(DATA / "entries.z")
        self._towns: dict[str, Entry] = {}
        self._loaded: set[str] = set()

    @cached_property
    def _core(self) -> dict[str, tuple[str, str, str, str]]:
        lines = self._store.section(CORE).split("\n")
        return {
            code: (kind, name, parent, _country(code, kind))
            for code, kind, name, parent in (x.split("\t") for x in lines)
        }

    def entry(self, place: str) -> Entry:
        """The place of that id; raises KeyError when there is none."""
        if place in self._core:
            kind, name, _, country = self._core[place]
            return Entry(place, kind, name, place if kind == "region" else None, country or None)
        if place.startswith("district:"):
            _, region, name = place.split(":")
            return Entry(place, "district", name.title(), region, region[:2])
        if place not in self._towns and place.startswith("geonames:"):
            self._load(slice_name(place))
        return self._towns[place]

    def regions(self) -> list[str]:
        """The codes of all regions."""
        return [code for code, (kind, *_) in self._core.items() if kind == "region"]

    def parent(self, code: str) -> str | None:
        """The region or country that a code lies in directly; None for countries, seas and unknown codes."""
        if code in self._core:
            return self._core[code][2] or None
        if code.startswith(("geonames:", "district:")):
            entry = self.entry(code)
            return entry.region or entry.country
        return None

    def _load(self, name: str) -> None:
        if name in self._loaded:
            return
        self._loaded.add(name)
        for line in filter(None, self._store.section(name).split("\n")):
            number, title, region, country, population = line.split("\t")
            place = "geonames:" + number
            self._towns[place] = Entry(place, "town", title, region or None, country or None, int(population))


def _country(code: str, kind: str) -> str:
    return "" if kind == "sea" else code[:2]
