"""Text as received -> tokens. A token keeps its range in the original, so nothing has to be mapped back.

Markup, links, entities, emoji and stress marks never enter a token's word; a bullet or emoji becomes a BULLET token,
because reports use them as punctuation. Words with letters of two alphabets are read in the alphabet most of their
letters come from.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from counterclaim.model.text import LETTERS, fold

NEWLINE, BULLET = "\n", "•"
SENTENCE_END = frozenset(".!?…")
_DASHES = "‐‑‒–—―−-"
_TOKEN = re.compile(
    # What is no token is swallowed before one, or at the end, all at once: hostile runs cannot make it backtrack.
    # An atomic group, since possessive repetition goes wrong before Python 3.11.5 (python/cpython issue 106052).
    r"(?>(?:[^\S\n]+|\]\([^)\s]{1,2000}\)|[*_~`\[\]\\|]|https?://\S+|t\.me/\S+|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|\#160|\#xa0);"
    r"|</?[a-z][^<>]{0,500}>)*)"
    r"(?:(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?![\d])|\d+[.:,]\d+(?:[.]\d+)?"
    r"|(?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])+"
    r"(?:(?:[-‐‑'’ʼ`]|&(?:\#8217|\#39|\#x27|rsquo|apos);|/(?=[^\W\d_]{0,3}-?\d))(?:[^\W_]|[\u0300-\u036f\u00ad])+)*)"
    r"|(\n+)|(&(?:[a-z]{2,8}|\#\d{1,6});|.)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_WORD, _LINE = 1, 2
_ENTITIES = {"&laquo;": '"', "&raquo;": '"', "&quot;": '"', "&mdash;": "-", "&ndash;": "-", "&amp;": "&", "&#39;": "'"}
_QUOTES = dict.fromkeys('«»„“”‟"〝〞', '"')
_ODD = re.compile("[’ʼ‘`′＇‐‑‒―−\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")  # what `fold` changes inside a word
_MIXED = re.compile("[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]")
_HAS_LATIN = re.compile("[a-z]").search
_HAS_CYRILLIC = re.compile("[\u0400-\u04ff]").search
_FROM_LATIN = str.maketrans(LETTERS["alike"])
_TO_LATIN = str.maketrans({theirs: latin for latin, theirs in LETTERS["alike"].items()})


class Tokens(NamedTuple):
    """Parallel lists: folded `word`, `start` and `stop` in the original, `cap` (begins with a capital letter)."""

    text: str
    word: list[str]
    start: list[int]
    stop: list[int]
    cap: list[bool]
    mixed: list[tuple[int, str]]


def script(word: str) -> str:
    """The script most letters of `word` belong to, by Unicode name: "LATIN", "CYRILLIC" or ""."""
    seen = Counter("LATIN" if ch < "\u0250" else _script(ch) for ch in word if ch.isalpha())
    return seen.most_common(1)[0][0] if seen else ""


@lru_cache(maxsize=4096)
def _script(ch: str) -> str:
    return unicodedata.name(ch, "?").split()[0]


def _unmix(word: str) -> str:
    """Read look-alike letters in the alphabet of the rest of the word; the word itself when it is not mixed."""
    if not (_HAS_LATIN(word) and _HAS_CYRILLIC(word)):
        return word
    for part in word.split("-"):
        if any("a" <= c <= "z" for c in part) and any("\u0400" <= c <= "\u04ff" for c in part):
            break
    else:
        return word
    as_cyrillic, as_latin = word.translate(_FROM_LATIN), word.translate(_TO_LATIN)
    if not any("a" <= c <= "z" for c in as_cyrillic):
        return as_cyrillic
    if not any("\u0400" <= c <= "\u04ff" for c in as_latin):
        return as_latin
    return word


def tokenise(text: str, limit: int = 5_000_000) -> Tokens:
    """Tokens of `text`, at most `limit` characters of it."""
    words: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    caps: list[bool] = []
    mixed: list[tuple[int, str]] = []
    low = text.lower()
    if len(low) != len(text):  # a few letters change their length: then each word is lowered by itself
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for letter, folded in LETTERS["folded"].items():
        low = low.replace(letter, folded)
    odd, mixture = bool(_ODD.search(low)), bool(_MIXED.search(low))
    for m in _TOKEN.finditer(text, 0, limit):
        kind = m.lastindex
        if kind is None:  # the end
            break
        start, stop = m.span(kind)
        word = low[start:stop]
        cap = False
        if kind == _WORD:
            cap = text[start] != word[0]
            if (odd and not word.isascii()) or "&" in word:
                word = fold(unescape(word))
                if not word:
                    continue
            if mixture and not word.isascii():
                plain = _unmix(word)
                if plain != word:
                    mixed.append((len(words), plain))
                    word = plain
        elif kind == _LINE:
            word = NEWLINE if stop - start == 1 else "\n\n"
        else:
            word = _sign(word)
            if not word:
                continue
        words.append(word)
        starts.append(start)
        stops.append(stop)
        caps.append(cap)
    return Tokens(text, words, starts, stops, caps, mixed)


@lru_cache(maxsize=4096)
def _sign(written: str) -> str:
    """A sign as it is compared: quotes and dashes made plain, emoji and bullets one, "" for what is no sign."""
    word = _ENTITIES.get(written, written)
    word = _QUOTES.get(word, word)
    if word in _DASHES:
        return "-"
    category = unicodedata.category(word) if len(word) == 1 else ""
    if category in ("So", "Sk", "Po") and word not in ".,:;!?…\"'()%+~&/#@№°":
        return BULLET
    return "" if category in ("Mn", "Cf", "Cc") else word
