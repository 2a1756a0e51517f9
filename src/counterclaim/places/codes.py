"""A country's other codes in ISO 3166-1, for the tables that ask for them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _codes() -> dict[str, tuple[str, int]]:
    lines = files("counterclaim.places").joinpath("data/iso3166.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {alpha_2: (alpha_3, int(number)) for alpha_2, alpha_3, number in rows}


def country_codes(country: str) -> tuple[str, int] | None:
    """The alpha-3 and the numeric code of a country (alpha-2); None for an unknown one."""
    return _codes().get(country)
