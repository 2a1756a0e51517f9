"""What places are called on a page: countries by CLDR, the regions and seas of our tables, in the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.model.text import fold
from tools.places.cyrillic import HOME
from tools.places.inflect import with_head
from tools.places.sources import country_names
from tools.places.tables import listed, rows, yaml_table

LANGUAGES = ("ru", "uk")
USUAL_HEAD = "province"
SMALL = ("море", "залив", "затока", "пролив", "протока", "океан", "и", "та", "-", " ")


def label_rows() -> list[str]:
    """The lines of `labels.tsv`."""
    found = dict(_countries())
    found.update(_abroad())
    found.update(_regions())
    found.update(_seas())
    return ["\t".join(("code", *LANGUAGES)), *("\t".join((code, *names)) for code, names in sorted(found.items()))]


Names = tuple[str, str]


def _countries() -> Iterator[tuple[str, Names]]:
    russian, ukrainian = country_names("ru"), country_names("uk")
    for code in russian:
        yield code, (russian[code], ukrainian[code])


def _regions() -> Iterator[tuple[str, Names]]:
    for code, head, _, ru_adjective, ru_nouns, uk_adjective, uk_nouns in rows("regions.tsv", 7):
        yield code, (_own(head, "ru", ru_adjective, ru_nouns), _own(head, "uk", uk_adjective, uk_nouns))


def _own(head: str, language: str, adjectives: str, nouns: str) -> str:
    """The noun of a republic or city; of any other kind, the adjective with its head."""
    known = listed(nouns)
    first = [noun for noun in known if noun.startswith("*") or head == "city"] or ([] if adjectives else known)
    if first:
        return capital(first[0].lstrip("*"))
    return _headed(listed(adjectives)[0], yaml_table("heads.yml")[head][language][0], language)


def _abroad() -> Iterator[tuple[str, Names]]:
    for code, russian, ukrainian in rows("regions_abroad.tsv", 3):
        own = listed(ukrainian) or listed(russian)
        if ukrainian or code[:2] in HOME:
            yield code, (_one(listed(russian)[0], code, "ru"), _one(own[0], code, "uk"))


def _one(name: str, code: str, language: str) -> str:
    if not name.startswith("~"):
        return capital(name)
    head = yaml_table("heads.yml")["abroad"].get(code[:2], USUAL_HEAD)
    return _headed(name[1:], yaml_table("heads.yml")[head][language][0], language)


def _seas() -> Iterator[tuple[str, Names]]:
    for code, _, _, ru_adjective, ru_phrases, uk_adjective, uk_phrases in rows("seas.tsv", 7):
        yield code, (_sea(ru_adjective, ru_phrases, "ое"), _sea(uk_adjective, uk_phrases, "е"))


def _sea(adjectives: str, phrases: str, ending: str) -> str:
    first = listed(adjectives)
    if not first or first[0].startswith("^"):
        return capital((first or listed(phrases))[0])
    lemma = first[0]
    return f"{capital(lemma[:-2] + ending if lemma.endswith(('ый', 'ий')) else lemma + 'о')} море"


def _headed(lemma: str, noun: list[str], language: str) -> str:
    return capital(next(iter(with_head(fold(lemma), noun, language))))


def capital(name: str) -> str:
    """A name with its capitals: the first letter, those behind hyphens, and all words of names kept whole."""
    whole = name.startswith("^")
    parts = re.split(r"([ -])", name.lstrip("^"))
    return "".join(
        part[:1].upper() + part[1:]
        if at == 0 or (len(part) > 3 and parts[at - 1] == "-") or (whole and part not in SMALL)
        else part
        for at, part in enumerate(parts)
    )
