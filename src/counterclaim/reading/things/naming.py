"""The name of a weapon beside the general word: "cruise missiles A", "drones of the types A and B"."""

from __future__ import annotations

from counterclaim.model.vocabulary import ancestors, related
from counterclaim.reading.claims.kinds import OBJECTS
from counterclaim.reading.things.items import Item
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import Stretch, has, written

_REACH = 4  # how much may stand between a thing and its next name
_WRAPS = frozenset({'"', "(", ")", "/"})
_COUNTS = frozenset({"numeral", "count", "further"})


_ANY_WEAPON = "munition"


def name_thing(words: Stretch, item: Item) -> None:
    """Join the names behind a thing to it; names that go on in a list belong to the same count."""
    assert item.span is not None
    names = [item.model] if item.model else []
    k, passed = item.span[1], 0
    while k < words.b and passed < _REACH:
        hit = words.at.get(k)
        if hit is None or "thing" not in hit.senses:
            step = _passing(words, item, k, bool(names), passed)
            if step is None:
                break
            k, passed = k + 1, passed + step
        elif hit.senses["thing"].features.get("named") or (item.model and passed == 0):
            _take_name(words, item, hit, names)
            k, passed = hit.j, 0
        else:
            break
    if names:
        item.model = ", ".join(dict.fromkeys(names))


def _take_name(words: Stretch, item: Item, hit: Hit, names: list[str]) -> None:
    """A name, or behind a name the general word, narrows what is counted."""
    assert item.span is not None
    sense = hit.senses["thing"]
    if sense.features.get("named"):
        names.append(written(words.tokens, hit.i, hit.j))
    if item.thing not in OBJECTS:
        item.thing = _narrower(str(sense.value), item.thing)
    item.gram = item.gram or sense.number
    item.j = hit.j
    item.span = (item.span[0], hit.j)


def _passing(words: Stretch, item: Item, k: int, named: bool, passed: int) -> int | None:
    """How far apart token `k` puts a thing and its name; None when no name can follow it."""
    word, hit = words.word[k], words.at.get(k)
    if word in _WRAPS or (hit is not None and "type" in hit.senses):
        return int(word != '"')
    if named and item.number is not None and (word == "," or (hit is not None and "and" in hit.senses)):
        return None if _counts(words, k + 1) else 2
    return 3 if word.isalpha() and hit is None and passed == 0 and not named else None


def _counts(words: Stretch, k: int) -> bool:
    """Whether a number of its own begins at token `k`: "14 drones A, 3 missiles B"."""
    if k >= words.b:
        return False
    return words.word[k][0].isdigit() or any(has(words.at, k, slot) for slot in _COUNTS)


def _narrower(name: str, general: str | None) -> str:
    """The more special of what a weapon's name and the general word beside it say, else the general word."""
    if general is None or _depth(name) > _depth(general) or (name, general) == ("rocket", "missile"):
        return name
    return general


def _depth(thing: str) -> int:
    """How special a thing is among weapons; what is no weapon stands level with drones and missiles."""
    return len(ancestors(thing)) if related(thing, _ANY_WEAPON) else 1
