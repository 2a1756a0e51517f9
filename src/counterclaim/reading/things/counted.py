"""A number and what it counts, with the words around it that belong to the count."""

from __future__ import annotations

from counterclaim.reading.claims.kinds import CRAFT, PEOPLE, WEAPONS
from counterclaim.reading.things.items import Item
from counterclaim.reading.things.naming import name_thing
from counterclaim.reading.things.nouns import thing_after
from counterclaim.reading.things.numbers import Number, number_at
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import Stretch, written

_LEADS = 4  # tokens before a number that may say "each" or "further"
_SHARES = ("most", "all")  # forms of a count that are said of another count
_VERBS = frozenset({"aux", "not", "passive"})
_NO_DASHED = frozenset({"at", "place", "measure", "numeral"})


def counted(words: Stretch, number: Number) -> Item:
    """The item that `number` makes; without a thing when none is named."""
    item = Item(number.i, number.j, number=number, gram=number.number)
    _lead(words, item, number)
    j = _tail(words, item, number)
    if _share_of(words, item, j):
        return item
    j = _past_dash(words, j)
    if number.count.form in _SHARES:
        j = _most_of(words, item, j)
    found = thing_after(words, j, item)
    if _people_alone(words, item, number, found):
        return item
    if found is not None:
        _take(words, item, found)
    elif item.inner is not None and item.inner.senses["measure"].features.get("kind") != "noun":
        item.inner = None
    return item


def counts_none(words: Stretch, number: Number) -> bool:
    """Whether a word that denies ("no", "none of") counts weapons or craft, named or just told of."""
    item = counted(words, number)
    if item.thing is not None:
        return item.thing in WEAPONS or item.thing in CRAFT
    behind = words.at.get(_past_partition(words, number.j))
    return not item.foreign and behind is not None and not _VERBS.isdisjoint(behind.senses)


def _past_partition(words: Stretch, k: int) -> int:
    """Behind the "of them" at token `k`, if it is one."""
    hit = words.at.get(k)
    return hit.j if hit is not None and "partition" in hit.senses else k


def _lead(words: Stretch, item: Item, number: Number) -> None:
    """The words before a number: "each 2", "a further 11"."""
    for k in range(number.i - 1, max(words.a, number.i - _LEADS) - 1, -1):
        hit = words.at.get(k)
        if hit is None:
            continue
        if hit.j == number.i and "each" in hit.senses:
            item.each, item.i = True, k
        if number.i - 1 <= hit.j <= number.i and "further" in hit.senses:
            item.further, item.i = True, k
            return


def _tail(words: Stretch, item: Item, number: Number) -> int:
    """The words right behind a number: "two each", "11 more"; returns where the search for the thing begins."""
    j = number.j
    if number.count.form == "most" and j < words.b and words.word[j] == '"':
        j += 1
    after = words.at.get(j)
    if after is None:
        return j
    if "each" in after.senses and "at" not in after.senses:
        item.each, item.j, j = True, after.j, after.j
    if "further" in after.senses:
        item.further, j = True, after.j
    return j


def _number_in(words: Stretch, k: int) -> Number | None:
    """The number that begins at token `k`, whatever stands before it."""
    return number_at(words.tokens, words.at, k, k, words.b) if k < words.b and k not in words.taken else None


def _past_determiners(words: Stretch, k: int) -> int:
    """The first token from `k` on that is no article or the like."""
    while k < words.b and k in words.at and "det" in words.at[k].senses:
        k = words.at[k].j
    return k


def _share_of(words: Stretch, item: Item, j: int) -> bool:
    """ "3 of the 5 drones": the number counts what the number behind it counts. True when that settles the item."""
    after = words.at.get(j)
    if after is not None and "of" in after.senses:
        j = after.j
    elif item.number is None or item.number.count.form != "zero":  # "none of" is one form
        return False
    k = _past_determiners(words, j)
    second = _number_in(words, k)
    if second is None:
        return False
    other = counted(words._replace(a=k), second)
    if other.thing is not None:
        item.of, item.thing, item.model, item.j, item.span = other, other.thing, other.model, other.j, other.span
        return True
    item.foreign |= other.foreign
    return other.foreign


def _past_dash(words: Stretch, j: int) -> int:
    """Behind the dash of "5 - drones"; `j` where no dash stands, or where what follows it is told apart."""
    if j >= words.b or words.word[j] != "-":
        return j
    after = words.at.get(j + 1)
    if after is not None:
        joins = not after.places and _NO_DASHED.isdisjoint(after.senses)
    else:
        joins = j + 1 < words.b and words.word[j + 1].isalpha() and not words.tokens.cap[j + 1]
    return j + 1 if joins else j


def _most_of(words: Stretch, item: Item, j: int) -> int:
    """ "Most of the 430 drones": notes the 430, and returns where it ends."""
    j = _past_determiners(words, j)
    second = _number_in(words, j)
    if second is None:
        return j
    item.of = Item(second.i, second.j, number=second)
    return second.j


def _people_alone(words: Stretch, item: Item, number: Number, found: Hit | None) -> bool:
    """A number that some languages use for people alone counts people where no noun says so."""
    own = words.at.get(number.core)
    people = own.senses.get("thing") if own is not None else None
    if own is None or people is None or own.j != number.j:
        return False
    if found is not None and _thing_of(found) in PEOPLE:
        return False
    item.thing, item.gram, item.span = str(people.value), people.number, (own.i, own.j)
    item.foreign, item.inner = False, None
    return True


def _thing_of(hit: Hit) -> str:
    """The thing that a form names, by itself or as a casualty noun does."""
    senses = hit.senses
    return str(senses["thing"].value if "thing" in senses else senses["measure"].features["thing"])


def _take(words: Stretch, item: Item, found: Hit) -> None:
    """Give the item its thing, the names behind it, and a whole or an "each" that comes last."""
    thing, measure = found.senses.get("thing"), found.senses.get("measure")
    item.foreign = False
    if measure is not None and (thing is None or "thing" in measure.features):
        item.noun, item.thing = measure, str(measure.features["thing"])
    elif thing is not None:
        item.thing = str(thing.value)
        item.model = written(words.tokens, found.i, found.j) if thing.features.get("named") else None
    named = thing or measure
    item.gram = item.gram or (named.number if named is not None else None)
    item.span, item.j = (found.i, found.j), max(item.j, found.j)
    name_thing(words, item)
    tail = words.at.get(item.j)
    if tail is None:
        return
    if "of" in tail.senses and (second := _number_in(words, tail.j)) is not None:  # "3 drones of 5"
        item.of = Item(second.i, second.j, number=second, thing=item.thing, span=item.span)
        item.j = second.j
    if "each" in tail.senses and "at" not in tail.senses:
        item.each, item.j = True, tail.j
