"""Where towns lie: the centre that GeoNames gives, no finer than a town is."""

from __future__ import annotations

from collections import defaultdict

from counterclaim.places import entries, points
from counterclaim.places.store import DATA, pack
from tools.places.sources import towns


def write_points() -> None:
    """`points.z`: latitude and longitude of every town, in the slices of `entries.z`."""
    sections: dict[str, list[str]] = defaultdict(list)
    for town in towns():
        at = (f"{degrees:.{points.DECIMALS}f}" for degrees in (town.latitude, town.longitude))
        sections[entries.slice_name(f"geonames:{town.number}")].append("\t".join((str(town.number), *at)))
    (DATA / "points.z").write_bytes(pack({name: "\n".join(lines) for name, lines in sections.items()}))
