"""Numbers told instead of others: in "22, not 20" the 22 is told, and the 20 is what it replaces."""

from __future__ import annotations

from counterclaim.reading.things.items import Cue, Item
from counterclaim.reading.words.around import hit_before
from counterclaim.reading.words.stretch import Stretch

_DETERMINERS = frozenset({"det", "definite", "further"})
_BESIDE = 10  # the most tokens between a number and the one told instead of it
_BUT = frozenset({",", "-"})  # what parts "not 20" from the number that follows it


def corrected(words: Stretch, items: list[Item], cues: list[Cue]) -> list[Item]:
    """The items without the numbers that others are told instead of, and those others with what they replace.

    "Reported earlier" beside the old number is said of that one: its cue goes with it.
    """
    if len(items) < 2 or not any("instead" in words.at[k].senses for k in range(words.a, words.b) if k in words.at):
        return items
    out = list(items)
    for old in items:
        denied = _denied(words, old)
        if denied and old.bare:
            out.remove(old)  # "20 drones, not missiles"
        new = _told_instead(words, out, old) if denied else None
        if new is None or old.number is None:
            continue
        out.remove(old)
        new.replaces = old.number
        if new.thing is None:
            new.thing, new.model, new.gram, new.foreign = old.thing, old.model, new.gram or old.gram, old.foreign
            new.noun, new.span = old.noun, old.span
        cues[:] = [c for c in cues if c.slot != "background" or not _of_old(c, new, old)]
    return out


def _of_old(cue: Cue, new: Item, old: Item) -> bool:
    """Whether a cue stands on the old number's side of the new one."""
    return cue.i > new.i if old.i > new.i else old.i - _BESIDE <= cue.i < new.i


def _denied(words: Stretch, item: Item) -> bool:
    """Whether "not", "instead of the" or the like leads to a number, or to a thing with none."""
    lead = hit_before(words.at, item.i if item.number is None else item.number.i, 3)
    while lead is not None and not _DETERMINERS.isdisjoint(lead.senses) and "instead" not in lead.senses:
        lead = hit_before(words.at, lead.i, 3)
    return lead is not None and "instead" in lead.senses


def _told_instead(words: Stretch, items: list[Item], old: Item) -> Item | None:
    """The number beside the old one that counts the same: before it, or behind it after a comma ("not 17, but 18")."""
    if old.number is None:
        return None
    place = items.index(old)
    before = items[place - 1] if place else None
    if before is not None and _alike(before, old) and old.i - before.j <= _BESIDE:
        return before
    after = items[place + 1] if place + 1 < len(items) else None
    near = after is not None and not _BUT.isdisjoint(words.word[old.j : after.i]) and after.i - old.j <= 3
    return after if near and after is not None and _alike(after, old) else None


def _alike(new: Item, old: Item) -> bool:
    """Whether two numbers count one thing, as far as they say."""
    if new.number is None or old.number is None or new.number.count == old.number.count:
        return False
    return new.thing is None or old.thing is None or new.thing == old.thing
