"""What lies inside what: measures, things, places and towns, each with the chain of those that hold it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from counterclaim.model.records import Claim
from counterclaim.model.text import fold
from counterclaim.model.vocabulary import ancestors

Parent = Callable[[str], str | None]
Chain = tuple[str, ...]

OUTCOMES = ("intercepted", "suppressed", "hit")
_LAUNCHED = "launched"


class Site(NamedTuple):
    """A node of the place forest: a code, or a town inside one."""

    code: str
    town: str = ""


def subdivision(code: str) -> str | None:
    """The country of an ISO 3166-2 code; None for countries and seas."""
    country, hyphen, _ = code.partition("-")
    return country if hyphen else None


def measure_chain(measure: str) -> Chain:
    """The measure and those that count it too; what becomes of a weapon is counted among those launched."""
    return (measure, *ancestors(measure, "measures"), *([_LAUNCHED] if measure in OUTCOMES else []))


def thing_chain(thing: str) -> Chain:
    """The thing and its ancestors."""
    return (thing, *ancestors(thing))


def site_chain(site: Site, parent: Parent) -> tuple[Site, ...]:
    """The site and all that hold it, nearest first."""
    chain = [site] if site.town else []
    code: str | None = site.code
    while code is not None and Site(code) not in chain:
        chain.append(Site(code))
        code = parent(code)
    return tuple(chain)


def sites(claim: Claim) -> frozenset[Site] | None:
    """Where the claim counts: its towns, and its codes without a town of their own; None if that is not known."""
    if any(town.region is None for town in claim.towns):
        return None
    towns = {Site(town.region, town.id or fold(town.name)) for town in claim.towns if town.region}
    inside = {site.code for site in towns}
    codes = {code for place in claim.places for code in place.code.split("+")}
    return frozenset(towns | {Site(code) for code in codes if code not in inside}) or None
