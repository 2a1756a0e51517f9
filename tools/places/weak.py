"""Which forms are weak: also an ordinary word, a person's or a weapon's name, or too short to stand alone."""

from __future__ import annotations

from functools import cache

import pymorphy3

from counterclaim.model.text import fold
from tools.places.tables import DATA, yaml_table

SHORT, TINY = 3, 2  # letters; the first for all but great cities
SHORT_FOREIGN = 4  # letters, in the inflected languages, of a town abroad
GREAT, LARGE = 250_000, 50_000
# By the town's size, what share of a form's readings in the dictionary may be no place. Readings weigh by how often
# each was met in texts.
SHARES = ((GREAT, 0.9), (LARGE, 0.7), (0, 0.2))
SURNAMED = 20_000  # inhabitants from which a town is named more often than people called like it
PHRASE = 5_000  # inhabitants from which a name of several words is no chance meeting of words


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list in the data folder, one or several a line."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split("  ") if word)


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _other_share(word: str) -> float:
    """The share of a Russian word's known readings that are no place name."""
    parses = [parse for parse in _morphology().parse(word) if parse.is_known]
    total = sum(parse.score for parse in parses)
    return sum(parse.score for parse in parses if "Geox" not in parse.tag) / total if total else 0.0


def is_place_in_russian(word: str) -> bool:
    """Whether the dictionary knows a folded word as a place's name in the nominative."""
    return any(
        parse.is_known and "Geox" in parse.tag and "nomn" in parse.tag and fold(parse.normal_form) == word
        for parse in _morphology().parse(word)
    )


def is_ordinary_russian(phrase: str, population: int) -> bool:
    """Whether every word of a folded Russian phrase is more often something else than a place of this size."""
    least = next(share for size, share in SHARES if population >= size)
    return all(_other_share(word) > least for word in phrase.split())


def is_weak(phrase: str, language: str, population: int, country: str) -> bool:
    """Whether a town's folded form wants more evidence than itself."""
    single = " " not in phrase
    if len(phrase) <= (TINY if population >= GREAT else SHORT) or phrase in words(f"weak_{language}.txt"):
        return True
    rules = yaml_table("weak.yml")
    if language == "en":
        return single and country in rules["english_speaking"] and population < GREAT
    own = single and country in rules["inflected"]
    if own and population < SURNAMED and phrase.endswith(tuple(rules["possessive"][language])):
        return True
    if country not in rules["inflected"] and len(phrase) <= SHORT_FOREIGN and population < GREAT:
        return True
    if (single or population < PHRASE) and is_ordinary_russian(phrase, population):
        return True
    if language == "ru" or not single or population >= LARGE:
        return False
    if country == "RU":
        return not phrase.endswith(tuple(rules["sure_endings"]))
    return (
        country == "UA"
        and phrase.endswith(tuple(rules["ukrainian_endings"]))
        and not phrase.endswith(("ське", "цьке", "зьке"))
    )
