"""The time zone a country's own clock shows."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    lines = files("counterclaim.places").joinpath("data/zones.tsv").read_text("utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {country: zone for country, _, zone in rows}


def zone_of(country: str) -> str | None:
    """The IANA zone that the largest town of a country (ISO 3166-1 alpha-2) lies in; None for an unknown code."""
    return _zones().get(country)
