"""Which of the loaded languages a text is in, by alphabet, telling letters and commonest words."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.languages.load import Lexicon
from counterclaim.reading.words.tokens import script

_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"https?://\S+|\b[\w-]+\.[a-z]{2,4}/\S+|@\w+")  # whose letters are no text's
_SAMPLE = 800
_SHORT = 40  # words of a text that may hold none of the commonest


@lru_cache(maxsize=1)
def _last(text: str) -> list[str]:
    return _WORD.findall(_LINK.sub(" ", text[:_SAMPLE].lower()))


def _known(words: list[str], lexicon: Lexicon) -> int:
    """How many words a lexicon knows by themselves."""
    return sum(map(lexicon.forms.__contains__, words))


def guess(text: str, lexicons: tuple[Lexicon, ...]) -> Lexicon | None:
    """The lexicon whose commonest words and letters `text` has most of; None when it is in none of them."""
    words = _last(text)
    alphabet = script("".join(w[0] for w in words[:60]))
    if not words:
        return lexicons[0] if lexicons else None
    joined = "".join(words)
    scores: list[tuple[float, Lexicon]] = []
    for lexicon in lexicons:
        if lexicon.script != alphabet:
            continue
        common = sum(map(lexicon.common.__contains__, words))
        letters = sum(map(joined.count, lexicon.letters))
        scores.append((common + letters + 0.01, lexicon))
    best: tuple[float, Lexicon | None] = max(scores, key=lambda x: x[0], default=(0.0, None))
    if len(words) < _SHORT and sum(score == best[0] for score, _ in scores) > 1:  # the words of the field decide
        best = best[0], max((x for s, x in scores if s == best[0]), key=lambda x: _known(words, x))
    if best[1] is not None and len(words) >= 12 and best[0] < 0.04 * len(words):
        return None
    return best[1]
