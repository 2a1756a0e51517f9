"""From shapes that share borders to TopoJSON, in which each border stands once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely
from topojson import Topology

from tools.places.natural_earth import GRID


def simplified(shapes: Mapping[str, shapely.Geometry], tolerance: float, least: float) -> dict[str, shapely.Geometry]:
    """Shapes with fewer points, their common borders still common, and without the specks that this leaves."""
    simpler = shapely.coverage_simplify(list(shapes.values()), tolerance)
    return {code: without_specks(shape, least) for code, shape in zip(shapes, simpler, strict=True)}


def topology(shapes: Mapping[str, shapely.Geometry], properties: Mapping[str, Mapping[str, object]]) -> dict[str, Any]:
    """The TopoJSON of shapes, all in one object called `places`, on a grid of `GRID` degrees."""
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": dict(properties.get(code, {})),
            "geometry": shapely.geometry.mapping(shapely.transform(shape, lambda at: np.rint(at / GRID))),
        }
        for code, shape in shapes.items()
    ]
    made = Topology(
        {"type": "FeatureCollection", "features": features}, object_name="places", prequantize=False
    ).to_dict()
    arcs = [np.rint(np.asarray(arc)).astype(int) for arc in made["arcs"]]
    for geometry in made["objects"]["places"]["geometries"]:
        for outer, *holes in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            _turn(outer, arcs, True)
            for hole in holes:
                _turn(hole, arcs, False)
        if not geometry["properties"]:
            del geometry["properties"]
    made["arcs"] = [np.vstack([arc[:1], np.diff(arc, axis=0)]).tolist() for arc in arcs]
    made["transform"] = {"scale": [GRID, GRID], "translate": [0, 0]}
    made.pop("bbox", None)
    return made


def without_specks(shape: shapely.Geometry, least: float) -> shapely.Geometry:
    """A shape without parts below `least` square degrees; its largest part is kept in any case."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    large = [part for part in parts if part.area >= least] or [max(parts, key=lambda part: float(part.area))]
    return shapely.multipolygons(large)


def _turn(ring: list[int], arcs: list[Any], clockwise: bool) -> None:
    """Makes a ring of arcs run clockwise or not: an outer ring that does not would be all the rest of the world.

    The package gives a ring that is one arc alone the direction of the place that it met first.
    """
    points = np.vstack([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring])
    x, y = points[:, 0], points[:, 1]
    if bool(np.dot(x[:-1], y[1:]) < np.dot(x[1:], y[:-1])) is not clockwise:
        ring[:] = [~arc for arc in reversed(ring)]
