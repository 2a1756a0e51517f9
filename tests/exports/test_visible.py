import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.exports.visible import visible


@given(st.text())
def test_nothing_that_steers_or_hides_gets_through(text: str) -> None:
    kinds = {unicodedata.category(character) for character in visible(text) if character not in "\u200c\u200d"}
    assert kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    directions = {unicodedata.bidirectional(character) for character in visible(text)}
    assert directions.isdisjoint({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


@given(st.text())
def test_what_was_made_visible_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize("text", ["Збито 5 «Шахедів»", "⚡️ 🇺🇦 👨‍👩‍👧", "é è", "naïve — “14”"])
def test_words_stay_words(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("hidden", "shown"), [("\x1b[2J", "␛[2J"), ("\u202e", "⟨U+202E⟩"), ("\t", "    "), ("\ud800", "⟨U+D800⟩")]
)
def test_what_steers_is_shown(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown
