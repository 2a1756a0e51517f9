"""One pass over the tokens that finds every known form: the words of the language and the names of places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from counterclaim.languages.load import Lexicon, Sense
from counterclaim.places import Form, Gazetteer
from counterclaim.reading.words.tokens import Tokens

_NONE: Mapping[str, Sense] = {}
_NO_NAMES = frozenset({"of", "all", "rest", "numeral", "count"})  # what is in one of these slots names no place


class Hit(NamedTuple):
    """Tokens [i, j) are a known form: its meanings by slot, or the places it may name."""

    i: int
    j: int
    senses: Mapping[str, Sense]
    places: tuple[Form, ...]


def _timed(word: list[str], i: int, forms: Mapping[str, Mapping[str, Sense]]) -> bool:
    """Whether an hour stands just before token `i`: "at 5:40 Kyiv time", not "strike on Kyiv", "2 missiles at Kyiv"."""
    near = word[max(0, i - 2) : i]
    if not any(w[0].isdigit() for w in near):
        return False
    return near[-1][0].isdigit() or "thing" not in forms.get(near[-1], ())


def scan(tokens: Tokens, a: int, b: int, lexicon: Lexicon, gazetteer: Gazetteer) -> list[Hit]:
    """The longest known forms in tokens [a, b), left to right, without overlap; a tie goes to the lexicon."""
    word, cap, span, forms = tokens.word, tokens.cap, lexicon.span, lexicon.forms
    hits: list[Hit] = []
    i = a
    while i < b:
        w = word[i]
        k = span.get(w, 0)
        senses = _NONE
        if k:
            k = min(k, b - i)
            while k > 1:
                found = forms.get(" ".join(word[i : i + k]))
                timed = found is not None and "zone" in found and found["zone"].features.get("timed")
                if found and not (timed and not _timed(word, i, forms)):
                    senses = found
                    break
                k -= 1
            else:
                senses = forms.get(w, _NONE)
                k = 1 if senses else 0
        elif "-" in w and w.partition("-")[0].isdecimal():  # "10-year-old": a form that takes any number
            senses = forms.get("#-" + w.partition("-")[2], _NONE)
            k = 1 if senses else 0
        places: tuple[Form, ...] = ()
        if cap[i] or (k == 0 and "-" in w):
            most = min(gazetteer.span(w), b - i)
            least = max(k, 1) if _NO_NAMES.isdisjoint(senses) else k + 1
            while most >= least:
                places = gazetteer.find(w if most == 1 else " ".join(word[i : i + most]))
                if places:
                    break
                most -= 1
            if not places and "-" in w and k == 0:  # "Al-Jahra" for "Al Jahra"
                places, most = gazetteer.find(w.replace("-", " ")), 1
            if (
                not places
                and not senses
                and (owner := next((w.removesuffix(p) for p in lexicon.possessives if w.endswith(p)), ""))
            ):
                places, most = gazetteer.find(owner), 1
            if places and most > k:
                senses, k = _NONE, most
        if senses or places:
            hits.append(Hit(i, i + k, senses, places))
            i += k
        else:
            i += 1
    return hits
