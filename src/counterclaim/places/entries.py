"""The places themselves: regions, countries and seas at once, towns a slice at a time."""

from __future__ import annotations

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
        self._core: dict[str, Entry] = {}
        self._parents: dict[str, str | None] = {}
        for line in self._store.section(CORE).split("\n"):
            code, kind, name, parent = line.split("\t")
            self._core[code] = Entry(code, kind, name, code if kind == "region" else None, _country(code, kind))
            self._parents[code] = parent or None

    def entry(self, place: str) -> Entry:
        """The place of that id; raises KeyError when there is none."""
        if place in self._core:
            return self._core[place]
        if place.startswith("district:"):
            _, region, name = place.split(":")
            return Entry(place, "district", name.title(), region, region[:2])
        if place not in self._towns and place.startswith("geonames:"):
            self._load(slice_name(place))
        return self._towns[place]

    def parent(self, code: str) -> str | None:
        """The region or country that a code lies in directly; None for countries, seas and unknown codes."""
        if code in self._parents:
            return self._parents[code]
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


def _country(code: str, kind: str) -> str | None:
    return None if kind == "sea" else code[:2]
