"""Where a claim is, as finely as its report says and no finer: a town has a point, a region or a sea has none."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.model.records import Claim
from counterclaim.places import gazetteer, point

Point = tuple[float, float]

PRECISIONS = {
    "town": "the centre of each town that is named",
    "district": "a district, or a town that is not told apart from others of its name, inside its region: no point",
    "region": "one region, by code and name: no point",
    "several": "several regions, or regions and seas, with one number for all of them: no point",
    "country": "a country: no point",
    "sea": "a sea: no point",
    "none": "no place is named",
}


class Located(NamedTuple):
    """`precision` is a key of `PRECISIONS`; `points` are latitude and longitude of towns, WGS 84, in degrees.

    `country` is the alpha-2 code where all lies in one country.
    """

    precision: str
    points: tuple[Point, ...]
    country: str | None


def located(claim: Claim) -> Located:
    """Where a claim is.

    Its towns give the points if every place that it names is the region of one of them; a number that holds for a wider
    area as well has none.
    """
    codes = tuple(dict.fromkeys(place.code for place in claim.places))
    inside = codes or tuple(town.region or "" for town in claim.towns)
    countries = {None if kind(code) == "sea" else code[:2] for code in inside}
    country = countries.pop() if len(countries) == 1 else None
    if claim.towns and set(codes) <= {town.region for town in claim.towns}:
        points = [town.id and point(town.id) for town in claim.towns]
        found = tuple(at for at in points if at)
        exact = len(found) == len(points)
        return Located("town" if exact else "district", found if exact else (), country or None)
    precision = "none" if not codes else kind(codes[0]) if len(codes) == 1 else "several"
    return Located(precision, (), country or None)


def kind(code: str) -> str:
    """What a place's code stands for: region, country or sea."""
    return "sea" if code.startswith("sea:") else "region" if "-" in code else "country"


def name(code: str) -> str:
    """The English name of a place, or the code itself where it is unknown."""
    return gazetteer(("en",)).label(code)


def where(claim: Claim) -> str:
    """The English names of a claim's towns and places; as the report writes them where the gazetteer has none."""
    regions = {town.region for town in claim.towns}
    towns = (_known(town.id, town.name) for town in claim.towns)
    wider = (_known(place.code, place.name) for place in claim.places if place.code not in regions)
    return ", ".join(dict.fromkeys((*towns, *wider)))


def _known(place: str | None, written: str) -> str:
    known = name(place) if place else written
    return written if known == place else known


def point_of(claim: Claim) -> Point | None:
    """The one point of a claim; None where it has none or several."""
    at = located(claim).points
    return at[0] if len(at) == 1 else None
