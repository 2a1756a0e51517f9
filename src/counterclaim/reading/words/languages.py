"""Which of the loaded languages a text is in, by alphabet, telling letters and commonest words."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.languages.load import Lexicon
from counterclaim.reading.words.tokens import script

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 800


@lru_cache(maxsize=1)
def _last(text: str) -> list[str]:
    return _WORD.findall(text[:_SAMPLE].lower())


def guess(text: str, lexicons: tuple[Lexicon, ...]) -> Lexicon | None:
    """The lexicon whose commonest words and letters `text` has most of; None when it is in none of them."""
    words = _last(text)
    alphabet = script("".join(w[0] for w in words[:60]))
    if not words:
        return lexicons[0] if lexicons else None
    best: tuple[float, Lexicon | None] = (0.0, None)
    joined = "".join(words)
    for lexicon in lexicons:
        if lexicon.script != alphabet:
            continue
        common = sum(map(lexicon.common.__contains__, words))
        letters = sum(map(joined.count, lexicon.letters))
        score = common + letters + 0.01
        if score > best[0]:
            best = (score, lexicon)
    if best[1] is not None and len(words) >= 12 and best[0] < 0.04 * len(words):
        return None
    return best[1]
