"""Which act each counted thing belongs to."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from counterclaim.reading.claims.kinds import CRAFT, OBJECTS, PEOPLE, WEAPONS, suits
from counterclaim.reading.things.items import Act, Item
from counterclaim.reading.words.around import Words

_BARE_REACH = 14  # how far, in words and commas, an uncounted person or object may stand from its act
_CHAIN = 3  # the most tokens between two things of one list
_NEAR = 4  # the cost within which people are counted with no noun ("three injured")
_FATES = frozenset({"intercepted", "suppressed", "destroyed"})
_CLAUSE = 12  # the most tokens of a participle's clause
_NEVER = 1e8
_PUNCTUATION = {",": 6, ";": 18, ":": 18, "-": 8, "(": 8, ")": 8}  # what a sign between an act and a thing costs
_AND, _ASIDE, _ACT, _NOUN = 4, 4, 20, 5  # what a word between costs, an act that is a measure of nothing, another act
_BEHIND, _AHEAD = 3, 9  # what another item between costs: behind the act, ahead of it


def attach(words: Words, items: list[Item], acts: list[Act]) -> None:
    """Give each item the act that suits it and stands nearest, commas and other acts counting as distance."""
    for n, item in enumerate(items):
        if item.noun is not None or item.act is not None:
            continue
        before = items[n - 1] if n else None
        if before is not None and _part(words, before, item, acts):
            item.act, item.noun, item.share = before.act, before.noun, True
            continue
        best, cost = None, 2e9
        for act in acts:
            if suits(act.measure, item.thing) and (found := _cost(words, item, act, acts, items)) < cost:
                best, cost = act, found
        if best is None:
            continue
        chained = before is not None and before.act is best and item.i - before.j <= _CHAIN  # "A, B and C were damaged"
        short = item.bare and not chained and (item.thing in PEOPLE or item.thing in OBJECTS)
        if cost < (_BARE_REACH if short else _NEVER):
            item.act = best
        if item.foreign and item.thing is None and best.measure in ("killed", "injured") and cost <= _NEAR:
            item.thing, item.foreign = "person", False


def _part(words: Words, before: Item, item: Item, acts: list[Act]) -> bool:
    """Whether "including" makes the item a part of the one before it, of the same act."""
    if not words.told("partition", before.j, item.i):
        return False
    measure = str(before.noun.value) if before.noun is not None else before.act.measure if before.act else ""
    return bool(measure) and suits(measure, item.thing) and not any(0 <= x.i - item.j <= _CHAIN for x in acts)


def _cost(words: Words, item: Item, act: Act, acts: list[Act], items: list[Item]) -> float:
    """How far the item stands from the act: tokens, and more for signs, other acts and other items between."""
    before = act.j <= item.i
    lo, hi = (act.j, item.i) if before else (item.j, act.i)
    if hi < lo:
        return 0.0
    if act.noun and not before:
        return 1e9
    if hi - lo == 1 and not before and words.word[lo] == "-" and item.thing is None:  # "one - hit a depot"
        return 1.0
    cost = hi - lo + (_ASIDE if act.measure == "aside" else 0) + (0 if before else 1)
    for k in range(lo, hi):
        hit = words.at.get(k)
        if hit is not None and "and" in hit.senses:
            cost += _AND
        else:
            cost += _PUNCTUATION.get(words.word[k], 0)
    for other in acts:
        if lo <= other.i < hi and other is not act and other.measure != "aside":
            cost += _NOUN if other.noun and not suits(other.measure, item.thing) else _ACT
    for x in items:
        if lo <= x.i < hi and x is not item:
            cost += _BEHIND if before else _AHEAD
    return float(cost)


def attempts(words: Words, items: list[Item], acts: list[Act]) -> None:
    """ "Eight drones, three shot down": the number that comes first, with no act of its own, is how many came."""
    for first, second in pairwise(items):
        act = first.act
        if act is None or second.act is not act or second.thing is not None or first.thing not in WEAPONS:
            continue
        if first.number is None or second.number is None or first.number.count.low <= second.number.count.low:
            continue
        result = act.measure in ("intercepted", "suppressed", "destroyed") and act.i - second.j in (0, 1)
        if result and words.word[first.j : second.i] == [","] and not any(x.j <= first.i for x in acts):
            first.act = Act(act.i, act.j, "launched", False, False, None)


def described(words: Words, standing: list[Item], items: list[Item], acts: list[Act]) -> list[Item]:
    """ "12 missiles fired at X were shot down": the first act says which, the second what became of them."""
    out: list[Item] = []
    for item in standing:
        out.append(item)
        act = item.act
        if act is None or act.measure != "launched" or act.noun or item.number is None or item.thing not in WEAPONS:
            continue
        fate = next((x for x in acts if x.i >= act.j), None)
        if fate is None or not 0 <= act.i - item.j <= 1 or not _became(words, act, fate, items):
            continue
        if item.of is not None:  # "44 of 64 drones launched": the 64 were
            item.act = fate
        else:
            out.append(replace(item, act=fate, place=list(item.place)))
    return out


def _became(words: Words, act: Act, fate: Act, items: list[Item]) -> bool:
    """Whether an act ends the clause that a participle opened, with no subject of its own."""
    if fate.measure not in _FATES or fate.noun or fate.negated or fate.unreal or fate.i - act.j > _CLAUSE:
        return False
    if any(x.act is fate or act.j <= x.i < fate.i for x in items) or words.told("and", act.j, fate.i):
        return False
    return words.word[fate.i - 1] == "," or words.told("aux", fate.i - 2, fate.i)


def objects(items: list[Item]) -> list[Item]:
    """Without what an act was done with, where the act has another weapon or craft as its object.

    "Drones destroyed a depot": what comes before an act that has its object behind it is the one who acts.
    """
    for x in items:
        act = x.act
        if x.thing in WEAPONS and act is not None and act.measure == "destroyed" and not act.noun and x.j <= act.i:
            x.means |= any(y.act is act and y.i >= act.j and (y.thing in OBJECTS or y.thing in PEOPLE) for y in items)
    return [x for x in items if not (x.means and _has_object(x, items))]


def _has_object(means: Item, items: list[Item]) -> bool:
    """Whether a weapon or craft is what the act was done to."""
    act = means.act
    if act is None or act.measure == "launched":
        return False
    return any(y.act is act and not y.means and (y.thing in WEAPONS or y.thing in CRAFT) for y in items)
