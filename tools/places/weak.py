"""Which forms are weak: also an ordinary word, a person's or a weapon's name, or too short to stand alone."""

from __future__ import annotations

from functools import cache

import pymorphy3

from tools.places.tables import DATA, yaml_table

SHORT = {"en": 3, "ru": 3, "uk": 3}
GREAT = 250_000        # a city of this size is meant more often than a person of its name


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list in the data folder, one or several a line."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split("  ") if word)


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def _ordinary_russian(word: str, great: bool) -> bool:
    passed = {"Geox", "Surn"} if great else {"Geox"}
    return any(parse.is_known and not passed & parse.tag.grammemes for parse in _morphology().parse(word))


def is_weak(phrase: str, language: str, population: int, country: str) -> bool:
    """Whether a town's folded form wants more evidence than itself."""
    if len(phrase) <= SHORT[language] or phrase in words(f"weak_{language}.txt"):
        return True
    tokens = phrase.split()
    great = population >= GREAT
    if language == "en":
        return len(tokens) == 1 and country in yaml_table("weak.yml")["english_speaking"] and not great
    if language == "ru":
        return all(_ordinary_russian(token, great) for token in tokens) and (len(tokens) == 1 or not great)
    endings = tuple(yaml_table("weak.yml")["ukrainian_endings"])
    return len(tokens) == 1 and not great and phrase.endswith(endings) and not phrase.endswith(("ське", "цьке", "зьке"))
