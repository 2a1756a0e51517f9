"""What towns are called on a page: only names that are sure, in the nominative and with the capitals they have."""

from __future__ import annotations

import lzma
import re
from functools import cache

from rapidfuzz.fuzz import ratio

from counterclaim.model.text import fold
from counterclaim.places.labels import AS_BEFORE, TOWNS
from tools.places.cyrillic import ALIEN, ALIKE, HOME, LETTERS, NAME, OWN, candidates, names
from tools.places.labels import LANGUAGES, capital
from tools.places.romanise import skeleton, spellings, translated
from tools.places.sources import Town, plain, towns
from tools.places.tables import listed, rows
from tools.places.weak import is_place_in_russian

SISTER = {"ru": "uk", "uk": "ru"}
NEVER = {"ru": "[гкхйц]ь", "uk": "[бпвмфжчшщгкх]ь|рь$"}  # letters that never meet
UNMARKED = ("ru",)  # where a name without letters of its own is believed: with those of the other, more languages write
MORE = 2  # letters by which a name that the dictionary knows may be longer or shorter than the likeliest


def town_label(town: Town, language: str) -> str | None:
    """The town's name in a language; None where it is not sure."""
    given = _given().get(town.number, {}).get(language)
    if given:
        return given
    found = _written(town, language) or (_own(town, language) if HOME.get(town.country) == language else None)
    found = found or (_sister(town, language) if HOME.get(town.country) == SISTER[language] else None)
    return found and _as_given(town, found, language)


def _written(town: Town, language: str) -> str | None:
    """The first name written by hand, of a town in the languages' lands only if it is no former one."""
    found = [fold(name) for name in listed(_by_hand().get(town.number, {}).get(language, ""))]
    return next((name for name in found if town.country not in HOME or _likeness(name, town, language) >= NAME), None)


def _own(town: Town, language: str) -> str | None:
    """The name that the dictionary knows, or else that reads most like the Latin one, letter by letter."""
    found = [name for name in names(town, language) if not re.search(NEVER[language], name)]
    nearest = max(found, key=lambda name: _letters(name, town, language), default=None)
    if nearest is None or len(found) == 1:
        return nearest
    known = [name for name in found if _known(name, language) and abs(len(name) - len(nearest)) <= MORE]
    return max(known or [nearest], key=lambda name: _letters(name, town, language))


def _sister(town: Town, language: str) -> str | None:
    """A name given for a town of the sister language's lands that cannot be the sister's, or is alike in both."""
    home = SISTER[language]
    native = _own(town, home)
    if native is None:
        return None
    respelled = translated(native, home)
    near = {name: ratio(name, respelled) for name in candidates(town, language) if not re.search(NEVER[language], name)}
    known = [name for name in near if near[name] >= NAME and _known(name, language)]
    close = [name for name in near if near[name] >= ALIKE]
    marked = [name for name in close if re.search(f"{OWN[language]}|{ALIEN[home]}", name)]
    others = [name for name in close if name != native and language in UNMARKED]
    alike = [respelled] if respelled in near or _told_in_latin(town, respelled, native, language) else []
    return min(known or marked or others or alike, key=lambda name: (-near.get(name, 0), name), default=None)


def _told_in_latin(town: Town, respelled: str, native: str, language: str) -> bool:
    """Whether the package has a Latin spelling of the respelled name that is none of the native one."""
    latin = {re.sub("[^a-z]", "", plain(name).lower()) for name in town.alternates}
    others = {re.sub("[^a-z]", "", each) for each in spellings(native, SISTER[language])}
    return not latin.isdisjoint({re.sub("[^a-z]", "", each) for each in spellings(respelled, language)} - others)


def _likeness(name: str, town: Town, language: str) -> float:
    return max(ratio(skeleton(each), skeleton(plain(town.name))) for each in spellings(name, language))


def _letters(name: str, town: Town, language: str) -> tuple[float, float, int]:
    latin = re.sub("[^a-z]", "", plain(town.name).lower())
    exact = max(ratio(re.sub("[^a-z]", "", each), latin) for each in spellings(name, language))
    return _likeness(name, town, language), exact, len(name)


def _known(name: str, language: str) -> bool:
    return language == "ru" and is_place_in_russian(name)


@cache
def _by_hand() -> dict[int, dict[str, str]]:
    return {int(number): dict(zip(LANGUAGES, own, strict=True)) for number, _, *own in rows("town_names.tsv", 4)}


@cache
def _given() -> dict[int, dict[str, str]]:
    return {int(number): dict(zip(LANGUAGES, own, strict=True)) for number, _, *own in rows("town_labels.tsv", 4)}


def _as_given(town: Town, found: str, language: str) -> str:
    """A folded name with the capitals and letters that the package has it with, with ё rather than without."""
    letters = LETTERS[language] + "ё" * (language == "ru")
    usual = re.compile(f"[{letters}'’ʼ -]+")
    given = [name for name in town.alternates if fold(name) == found and usual.fullmatch(name.lower())]
    kept = [name for name in given if name[0].isupper() and not name.isupper()]
    best = min(kept, key=lambda name: ("ё" not in name, name)) if kept else capital("^" + found)
    return re.sub("['ʼ]", "’", best)


def write_town_labels() -> None:
    """`town_labels.tsv.xz`: the names that are sure, by GeoNames id, a column a language."""
    lines = ["\t".join(("town", *LANGUAGES))]
    for town in towns():
        own = [town_label(town, language) or "" for language in LANGUAGES]
        if any(own):
            same = [AS_BEFORE if at and name and name == own[at - 1] else name for at, name in enumerate(own)]
            lines.append("\t".join((str(town.number), *same)))
    packed = lzma.compress("\n".join(lines).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    TOWNS.write_bytes(packed)
    print("towns", len(lines) - 1, "with names,", len(packed), "bytes")
