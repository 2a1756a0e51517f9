"""Forms of towns: English spellings, and Russian and Ukrainian names in every case."""

from __future__ import annotations

import re
from collections import defaultdict

from counterclaim.model.text import fold
from tools.places.core import LANGUAGES, Book
from tools.places.cyrillic import HOME, former_names, names
from tools.places.districts import add_city_districts, add_districts
from tools.places.inflect import phrase_forms
from tools.places.romanise import skeleton, spellings
from tools.places.sources import EVERY_TOWN, Town, plain, towns
from tools.places.tables import listed, rows, yaml_table
from tools.places.weak import is_weak, words

OVERSHADOWING = 10  # times larger: what a second name of a small town is taken to mean instead


def _cyrillic_wanted(town: Town) -> bool:
    least = yaml_table("kept.yml")["cyrillic"]
    return town.population >= int(least.get(town.country, least["elsewhere"]))


def english_names(town: Town) -> list[str]:
    """A town's names as English texts may spell them, folded."""
    found = dict.fromkeys([fold(plain(town.name)), fold(town.name)])
    bare = re.sub(r" (city|municipality|town)$", "", fold(plain(town.name)))
    found[bare] = None
    language = HOME.get(town.country)
    if language:
        for name in names(town, language):
            found.update(dict.fromkeys(spellings(name, language)))
        if town.country == "UA":
            for name in names(town, "ru")[:1]:
                found.update(dict.fromkeys(spellings(name, "ru")[:2]))
            for name in former_names(town, "uk"):
                found.update(dict.fromkeys(spellings(name, "uk")[:2]))
    elif town.population >= yaml_table("kept.yml")["english_variants"]:
        own = skeleton(plain(town.name))
        for other in town.alternates:
            if re.fullmatch(r"[A-Z][A-Za-z' -]{3,}", other) and skeleton(other) == own:
                found[fold(other)] = None
    for short in [name for name in found if re.match(r"(al|ar|as|ash|at|an|ad|az|el)[ -]", name)]:
        rest = re.split("[ -]", short, maxsplit=1)[1]
        if len(rest) > 3:
            found[rest] = None
    return [name for name in found if len(name) > 1]


def region_towns() -> dict[str, set[str]]:
    """The folded English names of the towns in each region."""
    found: dict[str, set[str]] = defaultdict(set)
    for town in towns():
        if town.region:
            found[town.region].update(english_names(town))
    return found


def _great_names() -> dict[tuple[str, str], int]:
    """The first Cyrillic names of all towns, by language, with the inhabitants of the largest town of that name."""
    found: dict[tuple[str, str], int] = {}
    for town in filter(_cyrillic_wanted, towns()):
        for language in ("ru", "uk"):
            for name in names(town, language)[:1]:
                found[language, name] = max(town.population, found.get((language, name), 0))
    return found


def add_towns(book: Book, core: Book) -> None:
    """All towns, but those that are regions themselves, which keep the region's code."""
    cities = {int(row[0]) for row in rows("cities.tsv", 3)}
    more = {int(row[0]): dict(zip(LANGUAGES, map(listed, row[1:]), strict=True)) for row in rows("town_names.tsv", 4)}
    great = _great_names()
    for town in towns():
        if town.number in cities:
            continue
        known = town.country in HOME or town.number in more
        extra = more.get(town.number, {key: [] for key in LANGUAGES})
        for name in dict.fromkeys([*english_names(town), *map(fold, extra["en"])]):
            _add_form(book, core, "en", town, name)
        own: dict[str, list[str]] = {}
        for language in ("ru", "uk") if HOME.get(town.country) == "ru" else ("uk", "ru"):
            found = [*names(town, language), *former_names(town, language)] if _cyrillic_wanted(town) else []
            own[language] = list(dict.fromkeys([*found, *map(fold, extra[language])]))
            for name in own[language]:
                second = name != own[language][0]
                sure = known and name in words("sure.txt")
                overshadowed = second and great.get((language, name), 0) > OVERSHADOWING * town.population
                weak = not sure and (overshadowed or is_weak(name, language, town.population, town.country))
                for form in phrase_forms(name, language, foreign=town.country not in HOME):
                    _add_form(book, core, language, town, form, weak, sure)
        if town.country in EVERY_TOWN:
            add_districts(book, town, own)
            add_city_districts(book, town)


def _add_form(
    book: Book, core: Book, language: str, town: Town, form: str, weak: bool = False, sure: bool = False
) -> None:
    """One form; weak as well where it is the name of a country, a sea or another region."""
    elsewhere = any(
        reading.role == "name" and not reading.weak and reading.id not in (town.region, town.country)
        for reading in core.forms[language].get(form, ())
    )
    doubtful = not sure and is_weak(form, language, town.population, town.country)
    book.add(language, form, f"geonames:{town.number}", weak=weak or elsewhere or doubtful)
