"""Items beside one another that share a noun, or are one: "9 residential and 26 private houses", "injured: 14"."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.reading.claims.kinds import OBJECTS, PEOPLE
from counterclaim.reading.things.items import Item
from counterclaim.reading.words.stretch import PAUSE, Stretch, has, unknown_word

_IN_A_LIST = frozenset({",", '"', "(", ")"})
_ADJECTIVE = 5  # letters of an adjective whose last two tell its case


def owned(words: Stretch, item: Item, i: int) -> bool:
    """Whether an object at token `i` says whose the item before it is: "workers of a plant", "the roof of a house"."""
    if item.noun is not None or i < item.j:
        return False
    if item.thing in OBJECTS:
        return item.j == i
    return item.thing in PEOPLE and i - item.j <= 1 and all(unknown_word(words, k) for k in range(item.j, i))


def regrouped(words: Stretch, items: list[Item]) -> list[Item]:
    """The items of a sentence with the nouns and numbers that they share."""
    if len(items) < 2:
        return items
    items = _counted_behind(words, items)
    _plural_names(words, items)
    return _shared_nouns(words, items) if words.lexicon.bare_singular else items


def _counted_behind(words: Stretch, items: list[Item]) -> list[Item]:
    """Casualty nouns with their number behind them: "injured: 14", "the toll in X has risen to nine"."""
    if not any(item.noun is not None or item.amount for item in items):
        return items
    out: list[Item] = []
    for item in items:
        spoken = out[-1] if out and out[-1].amount else None
        if spoken is not None and item.number is not None and item.thing is None and not item.foreign:
            item.thing, item.model, item.span, item.gram = spoken.thing, spoken.model, spoken.span, spoken.gram
            item.noun = spoken.noun
        toll = next((n for n in range(len(out) - 1, -1, -1) if out[n].noun is not None and out[n].bare), None)
        if toll is not None and item.noun is None:
            if item.thing in (None, "person") and _reached(words, item):
                noun = out.pop(toll)
                item.noun, item.thing, item.foreign = noun.noun, noun.thing, False
            elif toll == len(out) - 1 and _right_behind(words, out[toll], item):
                noun = out.pop()
                item.i, item.noun, item.thing, item.gram = noun.i, noun.noun, noun.thing, noun.gram
                item.span, item.foreign = noun.span, False
        out.append(item)
    return out


def _reached(words: Stretch, item: Item) -> bool:
    """Whether a number is what something "rose to" or "reached"."""
    if item.number is None:
        return False
    at, core = words.at, item.number.core
    return any(has(at, k, "reach") and at[k].j == core for k in range(core - 3, core))


def _right_behind(words: Stretch, noun: Item, item: Item) -> bool:
    """Whether no more than two plain words or signs stand between a noun and a number that has none."""
    if item.number is None or item.thing is not None:
        return False
    between = range(noun.j, item.i)
    return len(between) <= 2 and all(unknown_word(words, k) or words.word[k] in ("-", ":") for k in between)


def _plural_names(words: Stretch, items: list[Item]) -> None:
    """ "Missiles A, B and C": the names of a list go on in the plural."""
    for first, second in pairwise(items):
        named = first.bare and second.bare and first.model and second.model
        if not named or first.gram not in ("pl", "both") or second.gram != "sg" or second.span is None:
            continue
        if second.span[1] - second.span[0] == 1 and all(_lists(words, k) for k in range(first.j, second.i)):
            second.gram = "pl"


def _lists(words: Stretch, k: int) -> bool:
    """Whether token `k` is a joint of a list."""
    return words.word[k] in _IN_A_LIST or has(words.at, k, "and")


def _shared_nouns(words: Stretch, items: list[Item]) -> list[Item]:
    """Items that name the thing of their neighbour become one with it, or lend it their thing."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if last is not None and _models_of(words, last, item):
            last.thing, last.model, last.span, last.foreign = item.thing, item.model, item.span, False
            continue
        if last is not None and _says_where(words, last, item):
            last.j = max(last.j, item.j)
            continue
        if last is not None and _counts_before(words, last, item):
            item.thing, item.foreign = last.thing, False
            out.pop()
        out.append(item)
    for left, right in pairwise(out):
        if _lacks_noun(words, left, right):
            left.thing, left.gram, left.foreign, left.j = right.thing, right.gram, False, left.j + 1
    return out


def _models_of(words: Stretch, share: Item, item: Item) -> bool:
    """ "70 of them are of type A": a bare name behind a share and a dash says what was counted."""
    if not (item.bare and item.model) or share.number is None or share.thing is not None:
        return False
    between = range(share.j, item.i)
    if len(between) > 5 or not any(words.word[k] == "-" for k in between):
        return False
    return any(has(words.at, k, "partition") for k in between)


def _counts_before(words: Stretch, whole: Item, item: Item) -> bool:
    """ "Of the drones, 28 were shot down": the number counts what stands before it."""
    if not whole.bare or item.number is None or item.thing is not None or not has(words.at, whole.i - 1, "of"):
        return False
    return whole.i == 1 or (whole.i >= 2 and words.word[whole.i - 2] in PAUSE)


def _says_where(words: Stretch, last: Item, item: Item) -> bool:
    """ "The pipeline of a plant", "a car in a yard": the second object says whose or where the first is."""
    if not item.bare or last.thing not in OBJECTS or item.thing not in OBJECTS:
        return False
    between = range(last.j, item.i)
    if last.noun is not None or item.noun is not None or len(between) > 1:
        return False
    return all(unknown_word(words, k) or has(words.at, k, "at") for k in between)


def _lacks_noun(words: Stretch, left: Item, right: Item) -> bool:
    """ "9 residential and 26 private houses": a number and an adjective, then the like with the noun."""
    if left.thing is not None or left.number is None or right.thing is None or right.number is None:
        return False
    if right.noun is not None or right.span is None or right.i - left.j != 2 or right.span[0] - right.number.j > 1:
        return False
    if right.span[1] - right.number.j == 1:  # a noun alone, with nothing like the left one's word before it
        return False
    if _joins(words, left.j) or not _joins(words, left.j + 1):
        return False
    kind, other = words.word[left.j], words.word[right.number.j]
    return len(kind) >= _ADJECTIVE and kind[-2:] == other[-2:]


def _joins(words: Stretch, k: int) -> bool:
    """Whether token `k` is a comma or an "and"."""
    return words.word[k] == "," or has(words.at, k, "and")
