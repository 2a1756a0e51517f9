"""Natural Earth's admin-1 areas, as Debian's package qgis-common holds them, and what each is in ISO 3166."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import shapely

from counterclaim.places.entries import CORE
from counterclaim.places.store import DATA, Store
from tools.places.tables import rows

GRID = 0.001  # of a degree: what lies closer together than about 100 m is one point
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes of a GeoPackage geometry's envelope, by its kind
_HEAD = 8


class Area(NamedTuple):
    """An area as Natural Earth draws it: the country it counts it in, its name, its FIPS 10-4 code."""

    country: str
    name: str
    fips: str
    shape: shapely.Geometry


def areas(package: Path) -> list[Area]:
    """All areas of `world_map.gpkg`."""
    held = sqlite3.connect(package).execute("select iso_a2, name, fips, geom from states_provinces order by fid")
    return [Area(country or "-1", name or "", fips or "", _shape(blob)) for country, name, fips, blob in held]


def coded(found: list[Area]) -> dict[str, list[shapely.Geometry]]:
    """Shapes by code: of a subdivision where its country is drawn by these, of the whole country elsewhere."""
    drawn = {country for country, name, _ in rows("borders.tsv", 3) if name == "*" and country != "-1"}
    stated = {(country, name): code for country, name, code in rows("borders.tsv", 3) if country not in drawn}
    stated |= {(country, name): code for country, name, code in rows("borders.tsv", 3) if name != "*"}
    inside = _towns_inside(found)
    shapes: defaultdict[str, list[shapely.Geometry]] = defaultdict(list)
    for area, towns in zip(found, inside, strict=True):
        code = stated.get((area.country, area.name)) or stated.get((area.country, "*"))
        if code is None:
            code = area.country
            if code in drawn:
                code = _divisions().get((code, area.fips[2:])) or next(iter(towns), "-")
        if code == "-":
            print("left out:", area.country, area.name or "(no name)", round(area.shape.area, 3))
            continue
        shapes[code].append(area.shape)
    return dict(shapes)


def _shape(blob: bytes) -> shapely.Geometry:
    envelope = _ENVELOPES[blob[3] >> 1 & 7]
    return shapely.make_valid(shapely.set_precision(shapely.from_wkb(blob[_HEAD + envelope :]), GRID))


@cache
def _divisions() -> dict[tuple[str, str], str]:
    return {(country, admin): code for country, admin, code, _ in rows("admin1.tsv", 4) if "-" in code}


def _towns_inside(found: list[Area]) -> list[list[str]]:
    """Of each area, the regions of the gazetteer's towns in it, those with most towns first."""
    towns = list(_towns())
    met: list[Counter[str]] = [Counter() for _ in found]
    tree = shapely.STRtree([area.shape for area in found])
    for town, area in zip(*tree.query([shapely.Point(at) for at, _ in towns], predicate="within"), strict=True):
        met[area][towns[town][1]] += 1
    return [[code for code, _ in each.most_common()] for each in met]


def _towns() -> list[tuple[tuple[float, float], str]]:
    entries, points = Store(DATA / "entries.z"), Store(DATA / "points.z")
    lines = [line.split("\t") for name in points.names() for line in points.section(name).split("\n") if line]
    at = {number: (float(longitude), float(latitude)) for number, latitude, longitude in lines}
    written = [
        line.split("\t") for name in entries.names() if name != CORE for line in entries.section(name).split("\n")
    ]
    return [(at[number], region) for number, _, region, *_ in written if number in at and region]
