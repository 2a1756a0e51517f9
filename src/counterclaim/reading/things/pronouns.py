""" "All were shot down", "the rest fell": words that stand for a number told before, with nothing named beside them."""

from __future__ import annotations

from counterclaim.model import Count
from counterclaim.reading.things.items import Item
from counterclaim.reading.things.numbers import Number, number_at
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import PAUSE, Stretch, unknown_word

_FATES = frozenset({"intercepted", "suppressed", "destroyed", "downed", "hit", "debris"})
PRONOUNS = frozenset({"all", "rest"})  # the slots of such words
_BETWEEN = 3  # the most auxiliaries and adverbs between the word and its act
_NAMED = 2  # tokens behind the act within which what it tells of may be named


def pronoun(words: Stretch, hit: Hit) -> Item | None:
    """The item of "all" or "the rest" where its act follows at once and tells of nothing named; else None."""
    form = "rest" if "rest" in hit.senses else "all"
    if hit.j >= words.b or number_at(words.tokens, words.at, hit.j, words.a, words.b) is not None:
        return None
    act = _act(words, hit.j)
    if act is None or _names(words, act.j):
        return None
    return Item(hit.i, hit.j, number=Number(hit.i, hit.j, hit.i, Count(0, None, form), None))


def _act(words: Stretch, k: int) -> Hit | None:
    """The act behind token `k`, with no more than auxiliaries and adverbs before it."""
    for _ in range(_BETWEEN):
        hit = words.at.get(k)
        if k >= words.b or (hit is None and not unknown_word(words, k)):
            return None
        if hit is not None and "measure" in hit.senses:
            sense = hit.senses["measure"]
            return hit if sense.value in _FATES and not sense.features.get("kind") else None
        if hit is not None and not {"aux", "passive", "not"} & hit.senses.keys():
            return None
        k = hit.j if hit is not None else k + 1
    return None


def _names(words: Stretch, k: int) -> bool:
    """Whether something is named right behind an act: "all intercepted drones"."""
    for x in range(k, min(words.b, k + _NAMED)):
        if words.word[x] in PAUSE:
            return False
        hit = words.at.get(x)
        if hit is not None and not {"det", "one", "at"}.isdisjoint(hit.senses):
            return False  # "the rest hit a depot"
        if hit is not None and not {"thing", "measure"}.isdisjoint(hit.senses):
            return True
    return False
