"""Which of a town's Cyrillic names are its Russian and its Ukrainian ones: the package gives no language."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.fuzz import ratio

from counterclaim.model.text import fold
from tools.places.romanise import skeleton, spellings, translated
from tools.places.sources import Town, plain

LETTERS = {"ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
OWN = {"ru": "[ыэъ]", "uk": "[ґєії]"}
ALIEN = {"ru": "[сцз]ьк|шч|ъ(?![еяюи])|ьо", "uk": "[сцз]к(?=$|[ -]|ий|ая|ое)|сс(?!я|і)|(ое|ая|ые|ие|ний )(?=$|[ -])"}
HOME = {"RU": "ru", "BY": "ru", "UA": "uk"}
ALIKE = 84  # of 100: a second spelling of the same name
NAME = 62  # of 100: still the same name, in another language's sound
LOOSE = 50  # of 100: near enough where the town's own language has no name
COGNATE = 72  # of 100: the same name in the sister language
PAIR = 88  # of 100: one name in both languages
OWN_LETTERS = 6  # what letters of the language's own are worth
_TAILS = re.compile(
    r" (ош|шаары|хот|хошуу|район|райони|округ|міськрада|каласы|хала|сала|шахри)$"
    r"|^(сельсовет|поселок|село|місто|город) "
)


def candidates(town: Town, language: str) -> list[str]:
    """The town's names that are written with this language's letters alone, folded."""
    allowed = re.compile(f"[{LETTERS[language]}'][{LETTERS[language]}' -]*[{LETTERS[language]}]")
    folded = dict.fromkeys(fold(name).replace("ë", "е") for name in town.alternates)
    return [
        name
        for name in folded
        if allowed.fullmatch(name) and not _TAILS.search(name) and not re.search(ALIEN[language], name)
    ]


def likeness(name: str, language: str, latin: str) -> float:
    """How near a Cyrillic name read in this language comes to a Latin one: 0 to 100, more for letters of its own."""
    target = skeleton(latin)
    best = max(ratio(skeleton(spelling), target) for spelling in spellings(name, language))
    return best + OWN_LETTERS * _own(name, language)


@cache
def names(town: Town, language: str) -> list[str]:
    """The town's names in Russian ("ru") or Ukrainian ("uk"), folded, the best first; empty when none is sure."""
    home = HOME.get(town.country)
    if home in (None, language):
        latin = plain(town.name)
        found = candidates(town, language)
        best = _kept([(likeness(name, language, latin), name) for name in found], NAME, language)
        return list(dict.fromkeys([*best, *(name for name in found if home and _attested(town, name, language))]))
    native = names(town, home)
    if not native:
        latin = plain(town.name)
        return _kept([(likeness(name, language, latin), name) for name in candidates(town, language)], LOOSE, language)
    respelled = translated(native[0], home)
    others = [name for name in candidates(town, language) if name == respelled or name != native[0]]
    scored = [(ratio(name, respelled) + OWN_LETTERS * _own(name, language), name) for name in others]
    return _kept(scored, COGNATE, language)[:2] or [respelled]


def former_names(town: Town, language: str) -> list[str]:
    """Older names that the package gives both in Russian and in Ukrainian, as towns renamed of late have them."""
    russian, ukrainian = candidates(town, "ru"), candidates(town, "uk")
    known = {*names(town, "ru"), *names(town, "uk")}
    pairs = [
        (old, new)
        for new in ukrainian
        for old in russian
        if old != new and not {old, new} & known and _own(new, "uk") and ratio(translated(new, "uk"), old) >= PAIR
    ]
    return [name for name in dict.fromkeys(pair[language == "uk"] for pair in pairs) if len(name) > 4]


def _attested(town: Town, name: str, language: str) -> bool:
    """Whether the package gives a Latin spelling of this very name as well: a second name, not a neighbour's word."""
    latin = {re.sub("[^a-z]", "", plain(other).lower()) for other in town.alternates}
    return any(re.sub("[^a-z]", "", spelling) in latin for spelling in spellings(name, language))


def _own(name: str, language: str) -> bool:
    return re.search(OWN[language], name) is not None


def _kept(scored: list[tuple[float, str]], least: float, language: str) -> list[str]:
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    if not ranked or ranked[0][0] < least:
        return []
    best = ranked[0][1]
    rest = [name for score, name in ranked[1:] if score >= ALIKE and (_own(name, language) or not _own(best, language))]
    return [best, *rest]
