"""What the gazetteer holds: places, and the written forms that may stand for them."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A place.

    `id` is ISO 3166-2 for regions, ISO 3166-1 alpha-2 for countries, `sea:black` for seas, `geonames:N` for towns and
    `district:RU-BEL:shebekinsky` for districts. `kind` is country, region, sea, town or district. `region` is the
    ISO 3166-2 code the place lies in (a region lies in itself), `country` its alpha-2 code, `population` 0 if unknown.
    """

    id: str
    kind: str
    name: str
    region: str | None = None
    country: str | None = None
    population: int = 0


class Form(NamedTuple):
    """A reading of a written form as the place `id`.

    `role` is "name" where the form is the whole name in some case, "adjective" where it names the place only with a
    head noun that follows or is shared in a list ("белгородской", "Belgorod and Kursk regions"). A `weak` form is
    also an ordinary word, a person's or weapon's name, or very short, and wants more evidence before it is believed.
    """

    id: str
    role: str
    weak: bool = False
