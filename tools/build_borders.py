"""Builds `src/counterclaim/places/data/borders.json.gz`, the shapes that maps are drawn with.

Run from the project's folder with the extra `build` installed: `python tools/build_borders.py world_map.gpkg`, after
`apt-get download qgis-common && dpkg -x qgis-common_*.deb out`; the file is in `out/usr/share/qgis/resources/data/`.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import shapely

sys.path.insert(0, str(Path(__file__).parents[1]))

from counterclaim.places.borders import FILE
from tools.places.natural_earth import GRID, areas, coded
from tools.places.tables import rows
from tools.places.topology import simplified, topology, without_specks
from tools.places.waters import seas

TOLERANCE = 0.03
LEAST = 0.002


def main(package: Path) -> None:
    """Write the file."""
    shapes = {
        code: without_specks(shapely.union_all(parts, grid_size=GRID), LEAST)
        for code, parts in sorted(coded(areas(package)).items())
    }
    shapes |= seas(shapely.union_all(list(shapes.values()), grid_size=GRID))
    claimed: dict[str, list[str]] = {}
    for code, other in rows("disputed.tsv", 2):
        claimed.setdefault(code, [code.partition("-")[0]]).append(other)
    properties = {code: {"disputed": claimants} for code, claimants in claimed.items()}
    made = topology(simplified(shapes, TOLERANCE, LEAST), properties)
    FILE.write_bytes(gzip.compress(json.dumps(made, separators=(",", ":")).encode(), 9, mtime=0))
    print(len(shapes), "places,", len(made["arcs"]), "arcs,", FILE.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
