"""Forms of countries, regions and seas."""

from __future__ import annotations

from collections import defaultdict

from counterclaim.model.text import fold
from counterclaim.places.records import Form
from tools.places.inflect import adjective_forms, phrase_forms, with_head
from tools.places.romanise import english_adjectives
from tools.places.sources import country_names, subdivisions
from tools.places.tables import listed, rows, yaml_table
from tools.places.weak import GREAT, is_ordinary_russian, words

Forms = dict[str, dict[Form, None]]
LANGUAGES = ("en", "ru", "uk")


class Book:
    """The forms gathered so far, by language and phrase."""

    def __init__(self) -> None:
        self.forms: dict[str, Forms] = {language: defaultdict(dict) for language in LANGUAGES}
        self._passed_over = set(rows("passed_over.tsv", 3))

    def add(self, language: str, phrase: str, place: str, role: str = "name", weak: bool = False) -> None:
        """Note that `phrase` may stand for `place`; of the same reading noted twice the first stands."""
        readings = self.forms[language][fold(phrase)]
        known = {(form.id, form.role) for form in readings}
        if (place, role) not in known:
            doubtful = (
                fold(phrase) in words(f"weak_{language}.txt") or (language, fold(phrase), place) in self._passed_over
            )
            readings[Form(place, role, weak or doubtful)] = None


def _english_region(book: Book, code: str, head: str, names: list[str]) -> None:
    for name in names:
        bare = name.lstrip("*~^")
        book.add("en", bare, code, "adjective" if "~" in name else "name")
        if "^" in name:
            continue
        if name.startswith("*"):
            book.add("en", f"republic of {bare}", code)
        for noun in yaml_table("heads.yml")[head]["en"]:
            book.add("en", f"{bare} {noun}", code)
            book.add("en", f"{noun} of {bare}", code)


def _nouns(book: Book, language: str, code: str, names: list[str]) -> None:
    republic = yaml_table("heads.yml")["republic"][language][0][1:]
    for name in names:
        bare = fold(name.lstrip("*^"))
        forms = [bare] if "^" in name else phrase_forms(bare, language)
        for form in forms:
            book.add(language, form, code)
        if name.startswith("*"):
            for noun in republic:
                for form in forms:
                    book.add(language, f"{noun} {form}", code)


def _adjectives(book: Book, language: str, code: str, head: str, lemmas: list[str]) -> None:
    for lemma in lemmas:
        for form in adjective_forms(fold(lemma), language):
            book.add(language, form, code, "adjective")
        for noun in yaml_table("heads.yml")[head][language]:
            for form in with_head(fold(lemma), noun, language):
                book.add(language, form, code)
                if " " not in lemma and noun[1] in ("область", "республика", "республіка"):
                    noun_form, adjective = form.split(" ", 1)[::-1]
                    book.add(language, f"{noun_form} {adjective}", code)


def add_written_regions(book: Book) -> None:
    """The regions of `regions.tsv`, in every language."""
    for code, head, english, ru_adjective, ru_nouns, uk_adjective, uk_nouns in rows("regions.tsv", 7):
        _english_region(book, code, head, listed(english))
        for language, lemmas, nouns in (("ru", ru_adjective, ru_nouns), ("uk", uk_adjective, uk_nouns)):
            _nouns(book, language, code, listed(nouns))
            _adjectives(book, language, code, head, listed(lemmas))
            if code[:2] in ("RU", "UA", "BY") and head != "city":
                for lemma in listed(lemmas):
                    for latin in english_adjectives(fold(lemma), language):
                        feminine = latin.rstrip("iy") + {"ru": "aya", "uk": "a"}[language]
                        book.add("en", latin, code, "adjective")
                        book.add("en", f"{feminine} oblast", code)


def add_other_regions(book: Book, town_names: dict[str, set[str]]) -> None:
    """All other subdivisions in English; one that shares its name with a town in it needs a head noun."""
    written = {row[0] for row in rows("regions.tsv", 7)}
    variants = {code: listed(names) for code, names in rows("regions_en.tsv", 2)}
    coarse: dict[str, set[str]] = defaultdict(set)
    for part in subdivisions():
        if len(part.parent) == 2:
            coarse[part.code].update(map(fold, part.names))
    for part in subdivisions():
        if part.code in written:
            continue
        fine = len(part.parent) > 2
        for name in (*part.names, *variants.get(part.code, [])):
            phrase = fold(name)
            if fine and (phrase in coarse[part.parent] or phrase in town_names.get(part.parent, ())):
                continue
            shared = phrase in town_names.get(part.code, ())
            book.add("en", phrase, part.code, "adjective" if shared else "name", weak=len(phrase) < 4)
            if phrase.startswith(("al ", "ash ", "as ", "an ", "ar ", "at ", "ad ", "az ")) and name not in variants:
                short = phrase.split(" ", 1)[1]
                if short not in town_names.get(part.code, ()) and len(short) > 3 and " " not in short:
                    book.add("en", short, part.code, "adjective")


def add_countries(book: Book) -> None:
    """Countries in all languages: CLDR's names and the usual ones of `countries.tsv`."""
    for language in LANGUAGES:
        for code, name in country_names(language).items():
            _country(book, language, code, [name])
    for code, *cells in rows("countries.tsv", 4):
        for language, cell in zip(LANGUAGES, cells, strict=True):
            _country(book, language, code, listed(cell))


def _country(book: Book, language: str, code: str, names: list[str]) -> None:
    for name in names:
        bare = fold(name.lstrip("~^"))
        if name.startswith("~"):
            for form in [bare] if language == "en" else adjective_forms(bare, language):
                book.add(language, form, code, "adjective")
            continue
        whole = language == "en" or name.startswith("^") or "(" in name
        for form in [bare] if whole else phrase_forms(bare, language, foreign=code not in ("RU", "UA", "BY")):
            doubtful = language != "en" and " " not in form and is_ordinary_russian(form, GREAT)
            doubtful = doubtful and form not in words("sure.txt")
            book.add(language, form, code, weak=doubtful)


def add_seas(book: Book) -> None:
    """Seas and gulfs in all languages."""
    for place, _, english, ru_adjective, ru_phrases, uk_adjective, uk_phrases in rows("seas.tsv", 7):
        for name in listed(english):
            bare = name.lstrip("~")
            book.add("en", bare, place, "adjective" if "~" in name else "name")
            if "~" in name:
                book.add("en", f"{bare} sea", place)
                book.add("en", f"sea of {bare}", place)
        sea = {
            "ru": ["n", "море", "моря", "морю", "море", "морем", "море"],
            "uk": ["n", "море", "моря", "морю", "море", "морем", "морі"],
        }
        for language, adjectives, phrases in (("ru", ru_adjective, ru_phrases), ("uk", uk_adjective, uk_phrases)):
            for lemma in listed(adjectives):
                if not lemma.endswith("ий") and not lemma.endswith("ый"):
                    continue
                for form in adjective_forms(lemma, language):
                    book.add(language, form, place, "adjective")
                for form in with_head(lemma, sea[language], language):
                    book.add(language, form, place)
            for phrase in [*listed(phrases), *(p for p in listed(adjectives) if p.startswith("^"))]:
                bare = fold(phrase.lstrip("^"))
                for form in [bare] if phrase.startswith("^") else phrase_forms(bare, language):
                    book.add(language, form, place)
