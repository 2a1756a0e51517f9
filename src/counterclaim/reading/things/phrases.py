"""What stands in a sentence: counted things, acts, and cues, in the order of the text."""

from __future__ import annotations

from counterclaim.languages.load import Lexicon
from counterclaim.reading.claims.kinds import OBJECTS, WEAPONS
from counterclaim.reading.things.acts import act_of, fallen, merge, note_act, note_never, note_ranked
from counterclaim.reading.things.bare import bare, note_aged
from counterclaim.reading.things.cases import is_means, number_by_adjective
from counterclaim.reading.things.corrected import corrected
from counterclaim.reading.things.counted import counted, counts_none
from counterclaim.reading.things.items import Act, Cue, Found, Item
from counterclaim.reading.things.nouns import head
from counterclaim.reading.things.numbers import Number, number_at
from counterclaim.reading.things.pronouns import PRONOUNS, pronoun
from counterclaim.reading.things.regroup import owned, regrouped
from counterclaim.reading.things.uncounted import no_count
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import STOP, Stretch, has
from counterclaim.reading.words.tokens import Tokens

_CUES = (
    "further", "partition", "total", "corrects", "background", "zero", "unknown", "stance", "irrealis", "ground", "all",
)  # fmt: skip
_CUE_SLOTS = frozenset(_CUES)
_CREW = 3  # tokens behind a word for a crew in which things only say what it works with


def items_acts_cues(
    tokens: Tokens, at: dict[int, Hit], a: int, b: int, taken: frozenset[int], lexicon: Lexicon
) -> tuple[list[Item], list[Act], list[Cue]]:
    """Everything of interest in tokens [a, b); `taken` are the tokens of time phrases and of speakers."""
    words = Stretch(tokens, tokens.word, at, a, b, taken, lexicon)
    word, found, after = tokens.word, Found(), a
    for i in [k for k in range(a, b) if k in at or word[k][0].isdigit()]:
        if i < after or i in taken:
            continue
        hit = at.get(i)
        number = number_at(tokens, at, i, a, b)
        if number is not None and hit is not None and number.count.form == "zero" and not counts_none(words, number):
            attack = has(at, number.j, "measure")  # "not one attack"
            if attack and "zero" not in hit.senses:
                found.cues.append(Cue(i, number.j, "zero", "zero"))
            number = None if attack or "zero" in hit.senses else number
        if number is not None and not (hit is not None and hit.j > number.j and "all" in hit.senses):
            after = _number(words, found, number)
        elif hit is not None:
            after = _form(words, found, hit)
    merge(words, found.acts)
    fallen(words, found.acts)
    items = corrected(words, regrouped(words, found.items), found.cues)
    return items, found.acts, found.cues


def _number(words: Stretch, found: Found, number: Number) -> int:
    """Add what `number` counts; returns the token where reading goes on."""
    uncounted = no_count(words, found, number)
    if uncounted is not None:
        return uncounted
    item = counted(words, number)
    if item.span is not None:
        if has(words.at, item.span[0], "ground"):
            found.cues.append(Cue(*item.span, "ground", str(words.at[item.span[0]].senses["ground"].value)))
        item.means = is_means(words, item)
    if item.thing is None and found.measured == len(found.items):  # "4,870 shellings, 96 of them"
        item.foreign |= any(cue.slot == "partition" for cue in found.cues)
    if item.inner is not None:
        item.act = act_of(words, item.inner, item.inner.senses["measure"])
        found.acts.append(item.act)
    found.items.append(item)
    return max(item.j, number.j)


def _form(words: Stretch, found: Found, hit: Hit) -> int:
    """Add what a known form says; returns the token where reading goes on."""
    senses = hit.senses
    if len(senses) == 1 and "unit" in senses:
        return hit.j
    if "ordinal" in senses:
        note_ranked(words, found, hit)
    if "crew" in senses:
        found.crewed = hit.j + _CREW
    if not _CUE_SLOTS.isdisjoint(senses):
        found.cues += [Cue(hit.i, hit.j, slot, str(senses[slot].value)) for slot in _CUES if slot in senses]
    if not PRONOUNS.isdisjoint(senses) and (told := pronoun(words, hit)) is not None:
        found.items.append(told)
    crewed = "thing" in senses and hit.i < found.crewed  # "operators of strike drones"
    if "measure" in senses:
        note_act(words, found, hit, senses["measure"])
    elif "aged" in senses:
        note_aged(words, found, hit, senses["aged"])
    elif "notthing" in senses and not crewed:
        note_never(words, found, hit)
        return _past_names(words, hit.j)
    elif "thing" in senses and not crewed:
        return _named(words, found, hit)
    return hit.j


def _past_names(words: Stretch, k: int) -> int:
    """Behind the name of what is no thing of the field: 'the launcher "A"'."""
    while k < words.b:
        hit = words.at.get(k)
        thing = hit.senses.get("thing") if hit is not None else None
        if words.word[k] != '"' and (thing is None or not thing.features.get("named")):
            break
        k = hit.j if hit is not None else k + 1
    return k


def _named(words: Stretch, found: Found, hit: Hit) -> int:
    """Add a thing named without a number; returns the token where reading goes on."""
    items = found.items
    if items and hit.senses["thing"].value in OBJECTS and owned(words, items[-1], hit.i):
        items[-1].j = hit.j  # "the roof of a house", "the plant's workshop": one object
        return hit.j
    item = None if head(words, hit) is not hit else bare(words, hit)
    if item is None:
        return hit.j
    item.gram = number_by_adjective(words, item, hit.i)
    item.means = is_means(words, item)
    if hit.i in found.young:
        item.thing = "child"
    items.append(item)
    return _number_behind(words, item, max(item.j, hit.j))


def _number_behind(words: Stretch, item: Item, j: int) -> int:
    """ "Drones - 5;", "houses: 12": the number that ends a thing's phrase counts it. Returns where reading goes on.

    The number of a weapon that is not called by its name may follow at once: "shot down UAVs 17, missiles 3".
    """
    word, b = words.word, words.b
    k = j
    while k < b and k in words.taken:
        k += 1
    if k + 1 < b and word[k] in ("-", ":"):
        k += 1
    elif k != j or k >= b or item.model is not None or item.thing not in WEAPONS or item.gram == "sg":
        return j
    number = number_at(words.tokens, words.at, k, k, b)
    if number is None or (number.j < b and word[number.j] not in STOP):
        return j
    item.number, item.j, item.bare, item.amount = number, number.j, False, False
    return number.j
