"""The seas that the gazetteer knows: rough rings out of `sea_shapes.tsv`, with the land and other seas cut out."""

from __future__ import annotations

import shapely
from shapely.geometry import Polygon

from tools.places.natural_earth import GRID
from tools.places.tables import rows

STEP = 2.0  # degrees between the points of a long edge, so that it bends on a map as the coasts beside it do


def seas(land: shapely.Geometry) -> dict[str, shapely.Geometry]:
    """The shape of each sea."""
    found: dict[str, shapely.Geometry] = {}
    taken = land
    for code, rings in rows("sea_shapes.tsv", 2):
        rough = shapely.union_all([_ring(ring) for ring in rings.split(" / ")])
        shape = shapely.difference(rough, taken, grid_size=GRID)
        found[code] = shape
        taken = shapely.union(taken, shape, grid_size=GRID)
    return found


def _ring(written: str) -> shapely.Geometry:
    corners = [tuple(float(degrees) for degrees in point.split()) for point in written.split(", ")]
    return shapely.make_valid(shapely.segmentize(Polygon(corners), STEP))
