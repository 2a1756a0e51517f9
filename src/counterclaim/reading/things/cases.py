"""What the words' own endings and prepositions tell of a thing: its number, and whether it was the means."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.reading.things.items import Item
from counterclaim.reading.words.stretch import STOP, Stretch

_STEM = 5  # letters that a word in a case of two letters has at least
_REACH = 4  # tokens before a thing that may govern it
_MEANS = "means"
_NEW_PHRASE = frozenset({"measure", "thing", "numeral"})
Endings = tuple[tuple[str, str], ...]


@lru_cache(maxsize=32)
def _endings(endings: Endings, kind: str) -> tuple[str, ...]:
    return tuple(ending for ending, told in endings if told == kind)


def is_means(words: Stretch, item: Item) -> bool:
    """Whether something was done with a thing ("hit with missiles"): by a preposition, or by its case alone."""
    assert item.span is not None
    if _used(words, item):
        return True
    name, endings = words.word[item.span[0]], _endings(words.lexicon.endings, _MEANS)
    if not endings or len(name) < _STEM or not name.endswith(endings):
        return False
    for k in range(item.i - 1, max(words.a, item.i - _REACH) - 1, -1):
        hit, stops = words.at.get(k), words.word[k] in STOP
        if hit is not None and (stops or not _NEW_PHRASE.isdisjoint(hit.senses)):
            return True
        if stops or (hit is not None and "at" in hit.senses):
            return stops
    return True


def _used(words: Stretch, item: Item) -> bool:
    """Whether "with", "using" or the like governs a thing."""
    for k in range(item.i - 1, max(words.a, item.i - _REACH) - 1, -1):
        hit = words.at.get(k)
        if hit is not None and "using" in hit.senses:
            return True
        if (hit is not None and not hit.places) or words.word[k] in STOP:
            return False
    return False


def number_by_adjective(words: Stretch, item: Item, i: int) -> str | None:
    """The grammatical number of a thing at token `i` that has one form for both, as the adjective before it tells."""
    if item.gram not in (None, "both") or i <= words.a:
        return item.gram
    before = words.at.get(i - 1)
    if before is not None and not (before.places and all(form.role == "adjective" for form in before.places)):
        return item.gram
    adjective = words.word[i - 1]
    if len(adjective) < _STEM:
        return item.gram
    told = (number for end, number in words.lexicon.endings if number != _MEANS and adjective.endswith(end))
    return next(told, item.gram)
