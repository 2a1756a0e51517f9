"""Russian and Ukrainian names of regions in other lands, and sites that reports name in place of a region."""

from __future__ import annotations

from counterclaim.model.text import fold
from tools.places.core import Book
from tools.places.cyrillic import HOME
from tools.places.inflect import adjective_forms, phrase_forms, with_head
from tools.places.romanise import translated
from tools.places.sources import subdivisions, towns
from tools.places.tables import listed, rows, yaml_table
from tools.places.weak import GREAT, SHORT, is_ordinary_russian

USUAL_HEAD = "province"


def add_sites(core: Book) -> None:
    """The sites of `sites.tsv`, each as one more name of its region."""
    for code, english, *cells in rows("sites.tsv", 4):
        for name in listed(english):
            core.add("en", name, code)
        for language, cell in zip(("ru", "uk"), cells, strict=True):
            for form in _forms(listed(cell), language, foreign=code[:2] not in HOME):
                core.add(language, form, code)


def add_regions_abroad(core: Book, book: Book) -> None:
    """The regions of `regions_abroad.tsv`; `book` holds all towns already, which keep the names they share."""
    codes = {part.code for part in subdivisions()}
    region = {f"geonames:{town.number}": town.region or town.country for town in towns()}
    for code, russian, ukrainian in rows("regions_abroad.tsv", 3):
        if code not in codes:
            raise ValueError(f"regions_abroad.tsv: {code} is no code of ISO 3166-2")
        own = ukrainian or ", ".join(_respelled(name) for name in listed(russian))
        for language, names in (("ru", listed(russian)), ("uk", listed(own))):
            _add_adjectives(core, language, code, [fold(name[1:]) for name in names if name[0] == "~"])
            for form in _forms([name for name in names if name[0] != "~"], language, foreign=True):
                near = {region[reading.id] for reading in book.forms[language].get(form, ()) if reading.id in region}
                shared = any(place == code or place[:2] in HOME for place in near)
                ordinary = len(form) <= SHORT or (" " not in form and is_ordinary_russian(form, GREAT))
                core.add(language, form, code, "adjective" if shared else "name", weak=ordinary)


def _respelled(name: str) -> str:
    mark = name[0] if name[0] in "~^" else ""
    return mark + translated(fold(name.removeprefix(mark)), "abroad")


def _forms(names: list[str], language: str, foreign: bool) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        bare = fold(name.lstrip("^"))
        found.update(dict.fromkeys([bare] if name[0] == "^" else phrase_forms(bare, language, foreign)))
    return list(found)


def _add_adjectives(core: Book, language: str, code: str, lemmas: list[str]) -> None:
    head = yaml_table("heads.yml")["abroad"].get(code[:2], USUAL_HEAD)
    for lemma in lemmas:
        for form in adjective_forms(lemma, language):
            core.add(language, form, code, "adjective")
        for noun in yaml_table("heads.yml")[head][language]:
            for form in with_head(lemma, noun, language):
                core.add(language, form, code)
