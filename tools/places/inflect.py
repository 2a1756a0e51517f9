"""Case forms of place names and adjectives, from the tables of endings in `data/endings.yml`."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Any

from tools.places.tables import yaml_table

Cases = tuple[tuple[str, ...], ...]
CASES = range(6)
GENDERS = "mfnp"
LEADING = re.compile("([иіы]й|ой|[ая]я|ое|[ыи]е)$")  # an adjective before a name, Slavic even where the name is not


@cache
def _rows(language: str, foreign: bool) -> list[tuple[re.Pattern[str], int, list[list[str]]]]:
    table = yaml_table("endings.yml")[language]
    rows: list[list[Any]] = (table["foreign"] if foreign else []) + table["nouns"]
    return [
        (re.compile(f"({end})$"), cut, [[part.replace("-", "") for part in slot.split("|")] for slot in slots])
        for end, cut, *slots in rows
    ]


@cache
def word_cases(word: str, language: str, foreign: bool = False) -> Cases:
    """The six cases of one folded word, each with its alternatives."""
    for pattern, cut, slots in _rows(language, foreign):
        if pattern.search(word):
            stem = word[: len(word) - cut]
            return tuple(tuple(stem + ending for ending in slot) for slot in slots)
    raise ValueError(f"no row of endings for {word!r}")


def _is_adjective(word: str, language: str) -> bool:
    return re.search({"ru": "([сц]к|н)(ий|ый|ая|ое)$", "uk": "([сцз]ьк|н)(ий|а|е)$"}[language], word) is not None


def _compound_cases(word: str, language: str, foreign: bool) -> Cases:
    parts = word.split("-")
    if len(parts) == 1:
        return word_cases(word, language, foreign)
    joints = yaml_table("endings.yml")["joints"]
    if any(part in joints for part in parts[1:-1]):
        head, tail = parts[0], "-" + "-".join(parts[1:])
        if foreign:
            head, tail = "-".join(parts[:-1]) + "-", parts[-1]
            return tuple(tuple(head + form for form in case) for case in word_cases(tail, language, True))
        return tuple(tuple(form + tail for form in case) for case in word_cases(head, language))
    last = word_cases(parts[-1], language, foreign)
    front = "-".join(parts[:-1])
    if not _is_adjective(parts[-1], language):
        return tuple(tuple(f"{front}-{form}" for form in case) for case in last)
    first = word_cases(front, language) if len(parts) == 2 else tuple((front,) for _ in CASES)
    return tuple(tuple(f"{a}-{b}" for a, b in product(first[case], last[case])) for case in CASES)


def phrase_forms(phrase: str, language: str, foreign: bool = False) -> list[str]:
    """All case forms of a folded name of one or more words, its words agreeing in case."""
    *front, last = phrase.split()
    words = [_compound_cases(word, language, foreign and not LEADING.search(word)) for word in front]
    words.append(_compound_cases(last, language, foreign))
    forms = {" ".join(choice) for case in CASES for choice in product(*(word[case] for word in words))}
    return sorted(forms | {phrase})


@cache
def adjective_cases(lemma: str, language: str) -> dict[str, Cases]:
    """The cases of an adjective given in its masculine nominative, by gender (m, f, n) and plural (p)."""
    for end, cut, genders in yaml_table("endings.yml")[language]["adjective"]:
        if re.search(f"{end}$", lemma):
            stem = lemma[: len(lemma) - cut]
            return {
                gender: tuple(tuple(stem + ending for ending in slot.split("|")) for slot in slots)
                for gender, slots in genders.items()
            }
    raise ValueError(f"not an adjective: {lemma!r}")


def adjective_forms(lemma: str, language: str) -> list[str]:
    """Every form of an adjective; of several words, all but the last stay in their agreeing forms."""
    *front, last = lemma.split()
    if not front:
        return sorted({form for cases in adjective_cases(last, language).values() for case in cases for form in case})
    words = [adjective_cases(word, language) for word in (*front, last)]
    return sorted(
        {
            " ".join(choice)
            for gender in GENDERS
            for case in CASES
            for choice in product(*(w[gender][case] for w in words))
        }
    )


def with_head(lemma: str, head: list[str], language: str) -> list[str]:
    """The adjective and its head noun `[gender, six cases]` together, case by case."""
    gender, *nouns = head
    words = [adjective_cases(word, language)[gender] for word in lemma.split()]
    return sorted(
        {" ".join((*choice, nouns[case])) for case in CASES for choice in product(*(word[case] for word in words))}
    )
