"""The shapes that maps are drawn with, as one file of TopoJSON, compressed."""

from __future__ import annotations

from typing import Final

from counterclaim.places.store import DATA

FILE: Final = DATA / "borders.json.gz"


def borders() -> bytes:
    """Countries, regions and seas as gzip-compressed TopoJSON: one object `places`, each shape with its code as `id`.

    A country that is drawn by its regions has no shape of its own: it is what its regions make up. A region that
    several states count as theirs has these in the property `disputed`, the one that ISO 3166 counts it in first.
    Raises FileNotFoundError when the file was never built (`tools/build_borders.py`).
    """
    return FILE.read_bytes()
