"""The three codes that ISO 3166-1 gives each country."""

from __future__ import annotations

import pycountry

HEAD = "# ISO 3166-1: alpha-2, alpha-3, numeric; by way of pycountry"


def code_rows() -> list[str]:
    """The lines of `iso3166.tsv`."""
    rows = (f"{country.alpha_2}\t{country.alpha_3}\t{int(country.numeric)}" for country in pycountry.countries)
    return [HEAD, *sorted(rows)]
