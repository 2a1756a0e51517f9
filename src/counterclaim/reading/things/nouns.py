"""Which noun a number counts."""

from __future__ import annotations

from counterclaim.reading.things.items import Item
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import STOP, Stretch

_GAP = 5  # words between a number and what it counts
_AFTER_ACT = 2  # of these behind an act inside the phrase
_NO_THING = frozenset({"notthing", "unit"})
_DETERMINERS = frozenset({"det", "one"})
_OTHERS = frozenset({"measure", "numeral", "count", "link", "head", "place", "aux"})
_ALTERNATIVES = frozenset({"or", "zero"})


def thing_after(words: Stretch, j: int, item: Item) -> Hit | None:
    """The thing that a number ending at `j` counts: few words on, with nothing of another kind between.

    Notes in `item` the act inside the phrase ("11 downed drones") and whether it counts what is no thing of the field.
    """
    word, at, b = words.word, words.at, words.b
    k, steps, parted = j, 0, False
    while k < b and steps <= _GAP:
        if word[k] in STOP or k in words.taken:
            return None
        hit = at.get(k)
        if hit is None:
            if word[k] != '"':
                digit = word[k][0].isdigit()
                if digit and not word[k][-1].isalpha():
                    return None
                steps += 1
                item.foreign |= item.inner is None and not digit and not parted
            k += 1
            continue
        parted = parted or "partition" in hit.senses  # "three of them seriously"
        if not _NO_THING.isdisjoint(hit.senses):
            item.foreign = True
            return None
        if item.inner is not None and not _DETERMINERS.isdisjoint(hit.senses):
            return None
        if _names_thing(hit):
            return None if _describes(words, item, hit) else head(words, hit)
        if _inner(item, hit):
            k, steps = hit.j, steps if hit.senses["measure"].features.get("kind") else max(steps, _GAP - _AFTER_ACT)
            continue
        if _parts(words, item, hit):
            return None
        k, steps = hit.j, steps + 1
    return None


def _names_thing(hit: Hit) -> bool:
    """Whether a form names a thing, by itself ("drones") or as a casualty noun ("the dead")."""
    senses = hit.senses
    return "thing" in senses or ("measure" in senses and "thing" in senses["measure"].features)


def head(words: Stretch, hit: Hit) -> Hit:
    """The object that a weapon's name describes ("two S-300 launchers"), else the name itself."""
    head = words.at.get(hit.j)
    named = "thing" in hit.senses and hit.senses["thing"].features.get("named")
    return head if named and head is not None and _object(head) else hit


def _object(hit: Hit) -> bool:
    """Whether a form names an object that weapons belong to."""
    return "thing" in hit.senses and hit.senses["thing"].value in ("vehicle", "site", "building")


def _describes(words: Stretch, item: Item, hit: Hit) -> bool:
    """Whether a thing only says what the noun behind it is made of: "three drone attacks" counts attacks."""
    if "thing" not in hit.senses or hit.senses["thing"].number != "sg" or hit.j >= words.b:
        return False
    behind = words.at.get(hit.j)
    act = behind.senses.get("measure") if behind is not None else None
    if act is None or act.features.get("kind") != "noun" or "thing" in act.features:
        return False
    item.foreign = True
    return True


def _inner(item: Item, hit: Hit) -> bool:
    """Whether an act stands inside the phrase: "11 downed drones", "two impacts of bombs"."""
    measure = hit.senses.get("measure")
    if measure is None or item.inner is not None or item.foreign:
        return False
    if measure.features.get("kind") and measure.value != "hit":
        return False
    item.inner = hit
    return True


def _parts(words: Stretch, item: Item, hit: Hit) -> bool:
    """Whether a form parts a number from whatever follows: another act, number, place or alternative."""
    senses = hit.senses
    if not _OTHERS.isdisjoint(senses):
        item.foreign |= "head" in senses or "place" in senses
        return True
    if "at" in senses and "filler" not in senses and "of" not in senses:
        return True
    if not _ALTERNATIVES.isdisjoint(senses):
        return True
    if "and" in senses and item.foreign and hit.i + 1 < words.b:
        # "70 soldiers and a depot", not "12 residential and public buildings"
        return words.word[hit.i - 1][-2:] != words.word[hit.i + 1][-2:]
    return False
