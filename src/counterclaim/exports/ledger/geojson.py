"""GeoJSON (RFC 7946): one feature a claim; a town is a point, anything wider has no geometry and is never a pin."""

from __future__ import annotations

from typing import IO, Any

from counterclaim.exports.json import dumps
from counterclaim.exports.ledger.asked import facts
from counterclaim.exports.ledger.claims import CLAIMS
from counterclaim.exports.ledger.json_values import record
from counterclaim.exports.ledger.located import Point, located
from counterclaim.exports.ledger.rows import Row, Rows


def write(rows: Rows, out: IO[str]) -> None:
    """Write a feature collection, each feature as it comes."""
    head = dumps({"type": "FeatureCollection", "counterclaim": facts(rows)})
    out.write(f'{head[:-1]}, "features": [')
    before = "\n"
    for row in rows.told:
        out.write(before + dumps(feature(row)))
        before = ",\n"
    out.write("\n]}\n")


def feature(row: Row) -> dict[str, Any]:
    """A claim as a feature, with all columns of the table of claims as its properties."""
    return {
        "type": "Feature",
        "id": row.told.claim.id,
        "geometry": _geometry(located(row.told.claim).points),
        "properties": record(CLAIMS, row),
    }


def _geometry(points: tuple[Point, ...]) -> dict[str, Any] | None:
    """Longitude comes first, as RFC 7946 wants it."""
    at = [[longitude, latitude] for latitude, longitude in points]
    if not at:
        return None
    return {"type": "Point", "coordinates": at[0]} if len(at) == 1 else {"type": "MultiPoint", "coordinates": at}
