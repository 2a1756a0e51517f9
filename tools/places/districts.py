"""Districts, which are spoken of by an adjective: from a table, and from the towns that may be their seats."""

from __future__ import annotations

import re

from counterclaim.model.text import fold
from tools.places.core import Book
from tools.places.inflect import adjective_forms
from tools.places.romanise import english_adjectives, spellings, translated
from tools.places.sources import Town
from tools.places.tables import listed, rows, yaml_table

SEAT = 3_000


def district_adjective(name: str, language: str) -> str | None:
    """The adjective made from a town's folded name; None where no rule fits."""
    if " " in name or "-" in name:
        return None
    for end, cut, adjective in yaml_table("endings.yml")["districts"][language]:
        if re.search(f"({end})$", name):
            return str(name[: len(name) - cut] + adjective)
    return None


def district_id(region: str, lemma: str, language: str) -> str:
    """The id of a district, from the adjective in its land's own language."""
    return f"district:{region}:{spellings(lemma, language)[0].replace(' ', '-')}"


def _add(book: Book, language: str, place: str, lemma: str, english: bool) -> None:
    for form in adjective_forms(lemma, language):
        book.add(language, form, place, "adjective")
    if english:
        for latin in english_adjectives(lemma, language):
            book.add("en", latin, place, "adjective")


def add_districts(book: Book, town: Town, found: dict[str, list[str]]) -> None:
    """The district that may be named after a town, whose names by language are given, its own language's first."""
    if town.region is None or town.population < SEAT or not all(found.values()):
        return
    place = None
    for language, names in found.items():
        lemma = district_adjective(names[0], language)
        if lemma is None:
            return
        place = place or district_id(town.region, lemma, language)
        _add(book, language, place, lemma, english=language == next(iter(found)))


def add_city_districts(book: Book, town: Town) -> None:
    """The districts inside cities that GeoNames lists as places: "Деснянський район"."""
    for name in map(fold, town.alternates):
        if town.region and name.endswith("ський район"):
            lemma = name.removesuffix(" район")
            place = district_id(town.region, lemma, "uk")
            _add(book, "uk", place, lemma, english=True)
            _add(book, "ru", place, translated(lemma, "uk"), english=False)


def add_listed_districts(book: Book) -> None:
    """The districts of `districts.tsv`: region, its language, and adjectives, one or "Russian=Ukrainian" each."""
    for region, language, cell in rows("districts.tsv", 3):
        for item in listed(cell):
            own, _, other = item.partition("=")
            second = {"ru": "uk", "uk": "ru"}[language]
            place = district_id(region, own, language)
            _add(book, language, place, own, english=True)
            _add(book, second, place, other or translated(own, language), english=False)
