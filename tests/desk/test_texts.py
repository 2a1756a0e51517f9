"""What the pages say: every language has every text, with the same values to fill in."""

import re

import pytest

from counterclaim.model.vocabulary import section

from .spoken import OTHERS, TEXTS, holes, texts

WEB = TEXTS.parent / "src"
PAGES = sorted(path.stem for path in (TEXTS / "en").glob("*.json"))
FORMS = {"zero", "one", "two", "few", "many", "other"}


def plain(key: str) -> str:
    """A key without the form of its number."""
    stem, _, form = key.rpartition(".")
    return stem if form in FORMS else key


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("page", PAGES)
def test_every_language_says_the_same(language: str, page: str) -> None:
    english, other = texts("en", page), texts(language, page)
    assert {plain(key) for key in english} == {plain(key) for key in other}
    for key, text in other.items():
        meant = {value for near, said in english.items() if plain(near) == plain(key) for value in holes(said)}
        assert set(holes(text)) <= meant, key
        assert text.strip(), key


@pytest.mark.parametrize("language", OTHERS)
def test_every_term_of_the_vocabulary_has_a_name(language: str) -> None:
    said = texts(language, "terms")
    sections = {key.split(".")[0] for key in said}
    assert sections >= {"measures", "things", "exclusions", "assumptions", "findings", "states", "decisions", "links"}
    for name in sections:
        assert {key.split(".")[1] for key in said if key.startswith(f"{name}.")} == set(section(name))


def test_every_text_that_the_pages_ask_for_is_there() -> None:
    known = {f"{page}.{plain(key)}" for page in PAGES for key in texts("en", page)}
    known |= {f"{page}.{key}" for page in PAGES for key in texts("en", page)}
    asked = set()
    for path in (*WEB.rglob("*.svelte"), *WEB.rglob("*.ts")):
        asked.update(re.findall(r"\b(?:t|n|many)\(\"([a-z_]+\.[A-Za-z_.0-9]+)\"", path.read_text(encoding="utf-8")))
    assert asked
    assert asked <= known
