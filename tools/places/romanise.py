"""Latin spellings of Russian and Ukrainian names, as gazetteers and the press write them."""

from __future__ import annotations

import re
from itertools import product

from tools.places.tables import yaml_table


def spellings(name: str, language: str) -> list[str]:
    """The usual Latin spellings of a folded Cyrillic name, the commonest first; lower case, ASCII."""
    systems = yaml_table("romanisation.yml")[language]
    found: dict[str, None] = {}
    for system in systems:
        text = name
        for pattern, latin in system["first"]:
            text = re.sub(pattern, latin, text)
        found["".join(system["letters"].get(sign, sign) for sign in text)] = None
    return list(found)


def skeleton(name: str) -> str:
    """A Latin name with the differences between systems of romanisation taken out, to compare by."""
    text = re.sub(r"[^a-z]", "", name.lower())
    for pattern, latin in (
        ("shch|sch", "s"),
        ("kh|h|g", "h"),
        ("[yij]+", "i"),
        ("i[eo]|[eo]", "e"),
        ("i([au])", r"\1"),
        (r"(.)\1", r"\1"),
    ):
        text = re.sub(pattern, latin, text)
    return text


def translated(name: str, source: str) -> str:
    """A Russian name respelled as Ukrainian, or the other way, by the usual correspondences."""
    text = name
    for pattern, reply in yaml_table("romanisation.yml")["respell"][source]:
        text = re.sub(pattern, reply, text)
    return text


def english_adjectives(lemma: str, language: str) -> list[str]:
    """The Latin spellings of a district's adjective: "Shebekinsky", "Shebekinskiy"."""
    endings = yaml_table("romanisation.yml")["adjectives"][language]
    stems = spellings(lemma[:-2], language)
    own = [] if lemma.endswith("ий") else spellings(lemma, language)
    return list(dict.fromkeys([*own, *(stem + ending for stem, ending in product(stems, endings))]))
