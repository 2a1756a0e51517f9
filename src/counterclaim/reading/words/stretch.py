"""A stretch of a text as the rules of phrases see it, and the small questions that many of them ask of a token."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.languages.load import Lexicon
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import BULLET, SENTENCE_END, Tokens

PAUSE = frozenset({",", ";", ":", "(", "\n", "\n\n"}) | SENTENCE_END
STOP = PAUSE | {"-", ")", BULLET, "/", "&"}


class Stretch(NamedTuple):
    """Tokens [a, b) of a text with the known forms `at` each; `taken` belong to time phrases and speakers."""

    tokens: Tokens
    word: list[str]
    at: dict[int, Hit]
    a: int
    b: int
    taken: frozenset[int]
    lexicon: Lexicon


def has(at: dict[int, Hit], i: int, slot: str) -> bool:
    """Whether the form that begins at token `i` has a meaning in `slot`."""
    hit = at.get(i)
    return hit is not None and slot in hit.senses


def unknown_word(words: Stretch, k: int) -> bool:
    """Whether token `k` is a word that begins no known form."""
    return k not in words.at and words.word[k].isalpha()


def written(tokens: Tokens, i: int, j: int) -> str:
    """Tokens [i, j) as the text has them."""
    return tokens.text[tokens.start[i] : tokens.stop[j - 1]]
