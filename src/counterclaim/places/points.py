"""Where a town lies, for maps. Regions, countries and seas have no point: a pin would say more than a report does."""

from __future__ import annotations

from functools import cache

from counterclaim.places.entries import slice_name
from counterclaim.places.store import DATA, Store

DECIMALS = 2
"""Of a degree, about a kilometre: a town's centre as GeoNames gives it, and nothing finer."""


@cache
def _store() -> Store:
    return Store(DATA / "points.z")


@cache
def _slice(name: str) -> dict[str, tuple[float, float]]:
    rows = (line.split("\t") for line in _store().section(name).split("\n") if line)
    return {f"geonames:{number}": (float(latitude), float(longitude)) for number, latitude, longitude in rows}


def point(town: str) -> tuple[float, float] | None:
    """Latitude and longitude (WGS 84, degrees) of the centre of a town, from its id `geonames:N`; None if unknown."""
    scheme, _, number = town.partition(":")
    if scheme != "geonames" or not number.isascii() or not number.isdecimal():
        return None
    return _slice(slice_name(town)).get(town)
