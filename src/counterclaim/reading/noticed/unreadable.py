"""Words that are no words of the language, where a number or a degree is expected: "a “stocrate size” retaliation".

Method: a word counts only in the place of a number or a degree (before "size", "scale", "fold", or before the thing
counted) and only if nothing is known of it. It is then compared, in Latin letters and by one edit at most, with the
number and degree words of this language and of those written in other alphabets. Without such a likeness it must stand
in quotes before a word of degree and look like no word of the language: most of its three-letter runs occur in none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from counterclaim.languages.load import Lexicon, available, lexicon
from counterclaim.model.text import LETTERS
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens, script

_LATIN = str.maketrans({**LETTERS["latin"], "'": "", "-": ""})
_SOUNDS = (
    ("ck", "k"),
    ("ph", "f"),
    ("kh", "h"),
    ("zh", "z"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
)
_SHORTEST = 4  # letters of a word that is looked at …
_LIKE = 6  # … and of one that may differ by an edit
_SLOTS = ("numeral", "multiple")


def unreadable(tokens: Tokens, at: dict[int, Hit], own: Lexicon) -> Iterator[tuple[int, str]]:
    """(token, what it may have been) of each word that cannot be read; the second is empty where nobody can tell."""
    for hit in at.values():
        degree = "degree_noun" in hit.senses
        if not (degree or "thing" in hit.senses):
            continue
        k = hit.i - 1
        quoted = k > 0 and tokens.word[k - 1] == '"'
        if not _unknown(tokens, at, k, own):
            continue
        guess = likely(tokens.word[k], own.code)
        if guess or (degree and quoted and _implausible(tokens.word[k], own.code)):
            yield k, guess


def _unknown(tokens: Tokens, at: dict[int, Hit], k: int, own: Lexicon) -> bool:
    """Whether token `k` is a word in small letters of which nothing is known."""
    if k < 0 or k in at or tokens.cap[k] or len(tokens.word[k]) < _SHORTEST:
        return False
    word = tokens.word[k]
    inside = any(x in at and at[x].j > k for x in range(max(0, k - 4), k))
    return word.isalpha() and word not in own.common and not inside


def skeleton(word: str) -> str:
    """A word in Latin letters, with what spellings of one sound differ by taken out."""
    text = word.translate(_LATIN)
    for spelling, sound in _SOUNDS:
        text = text.replace(spelling, sound)
    return "".join(sign for n, sign in enumerate(text) if n == 0 or sign != text[n - 1])


@lru_cache(maxsize=8)
def _words(code: str) -> tuple[tuple[str, str, str, bool], ...]:
    """(skeleton, form, meaning, whether of the same language) of number and degree words to compare with."""
    own = lexicon(code)
    found = []
    for other in map(lexicon, available()):
        if other.code == code or other.script != own.script:
            for form, senses in other.forms.items():
                meant = next((senses[slot].value for slot in _SLOTS if slot in senses), None)
                if meant is not None and len(form) >= _SHORTEST and form.isalpha() and script(form) == other.script:
                    found.append((skeleton(form), form, f"{meant} ({other.name} “{form}”)", other.code == code))
    return tuple(found)


@lru_cache(maxsize=4096)
def likely(word: str, code: str) -> str:
    """What a word of no meaning may have been: a number or degree word of this or another language; empty if none."""
    form = skeleton(word)
    near = [meant for other, _, meant, same in _words(code) if form == other and not same]
    if not near and len(form) >= _LIKE:
        near = [meant for other, _, meant, _ in _words(code) if len(other) >= _LIKE and _one_edit(form, other)]
    return near[0] if near else ""


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter put in, left out, changed or swapped with the next makes one word the other."""
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return (len(one) <= 1 and len(other) <= 1) or (len(one) == 2 and one == other[::-1])


@lru_cache(maxsize=4)
def _runs(code: str) -> frozenset[str]:
    own = lexicon(code)
    return frozenset(form[n : n + 3] for form in own.forms for n in range(len(form) - 2)) | own.common


def _implausible(word: str, code: str) -> bool:
    """Whether most three-letter runs of a word occur in no known word of the language."""
    runs = [word[n : n + 3] for n in range(len(word) - 2)]
    return len(word) >= _LIKE and 2 * sum(run not in _runs(code) for run in runs) > len(runs)
