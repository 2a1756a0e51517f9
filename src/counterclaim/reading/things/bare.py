"""Things named without a number: which of them make a claim of one, or of two or more."""

from __future__ import annotations

from counterclaim.languages.load import Sense
from counterclaim.reading.claims.kinds import OBJECTS, PEOPLE
from counterclaim.reading.things.items import Found, Item
from counterclaim.reading.things.naming import name_thing
from counterclaim.reading.words.around import hit_before
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import STOP, Stretch, has, written

_LANDMARKS = OBJECTS | {"aircraft", "boat"}  # things that a report places others beside
_DETERMINERS = frozenset({"det", "one"})
_LIMITS = frozenset({"at", "numeral", "count"})
_ADULT = 18
_REACH = 4  # tokens before a thing that may determine it
_AMOUNT = 6  # tokens before a thing at which its number may be spoken of


def bare(words: Stretch, hit: Hit) -> Item | None:
    """The item of a thing named with no number; None when the word only describes the next ("drone attack")."""
    sense = hit.senses["thing"]
    if sense.features.get("counted"):
        return None
    item = Item(hit.i, hit.j, thing=str(sense.value), gram=sense.number, span=(hit.i, hit.j), bare=True)
    if sense.features.get("named"):
        item.model = written(words.tokens, hit.i, hit.j)
    name_thing(words, item)
    _lead(words, item, hit)
    item.amount = _amount(words, hit.i)
    if item.amount:
        return item
    if item.gram != "sg" and _definite(words, hit):
        return None
    if not sense.features.get("named") and _in_a_name(words, hit):
        return None
    if sense.value in _LANDMARKS and _beside(words, hit):
        return None
    if words.lexicon.bare_singular:
        return item
    if item.gram == "pl":  # where there are articles, people neither counted nor determined are people in general
        return item if item.all_of or sense.value not in PEOPLE else None
    return _determined(words, item, hit)


def note_aged(words: Stretch, found: Found, hit: Hit, sense: Sense) -> None:
    """An age makes a child of the person behind it, or stands for a person: "a 10-year-old"."""
    head = words.word[hit.i].partition("-")[0]
    minor = (int(head) if head.isdigit() else int(sense.value)) < _ADULT
    who = words.at.get(hit.j) or words.at.get(hit.j + 1)
    if who is None or "thing" not in who.senses or who.senses["thing"].value not in PEOPLE:
        thing, span = "child" if minor else "person", (hit.i, hit.j)
        found.items.append(Item(*span, thing=thing, gram=sense.number, span=span, bare=True))
    elif minor:
        found.young.add(who.i)


def _lead(words: Stretch, item: Item, hit: Hit) -> None:
    """ "More drones", "all drones"."""
    for k in range(hit.i - 1, max(words.a, hit.i - 3) - 1, -1):
        before = words.at.get(k)
        if before is None:
            continue
        if "further" in before.senses and before.j > hit.i - 3:
            item.further = True
        if "all" in before.senses and before.j >= hit.i - 1:
            item.all_of = True


def _amount(words: Stretch, i: int) -> bool:
    """Whether a thing at token `i` stands behind "the number of", and its number is spoken of."""
    for k in range(i - 1, max(words.a, i - _AMOUNT) - 1, -1):
        hit = words.at.get(k)
        aside = k in words.taken or k + 1 in words.taken  # "the number downed over the morning"
        aside |= hit is not None and hit.j in words.at and bool(words.at[hit.j].places)  # "downed over Crimea"
        if words.word[k] in STOP or (hit is not None and not aside and not _LIMITS.isdisjoint(hit.senses)):
            return False
        if hit is not None and "amount" in hit.senses:
            return True
    return False


def _definite(words: Stretch, hit: Hit) -> bool:
    """ "The drones", "these drones": told of before."""
    return any(k >= words.a and has(words.at, k, "definite") for k in (hit.i - 1, hit.i - 2))


def _in_a_name(words: Stretch, hit: Hit) -> bool:
    """Whether a word with a capital is part of a name, in a sentence that is not all capitals: "Unmanned Systems"."""
    tokens, word = words.tokens, words.word
    if not tokens.cap[hit.i] or hit.i <= words.a or not word[hit.i - 1].isalpha():
        return False
    if sum(map(str.isupper, written(tokens, hit.i, hit.j))) > 1:  # an abbreviation
        return False
    small = sum(1 for k in range(words.a, words.b) if word[k].isalpha() and not tokens.cap[k])
    return 2 * small > words.b - words.a


def _beside(words: Stretch, hit: Hit) -> bool:
    """Whether a thing only says where: "near a house"."""
    at = words.at
    for k in (hit.i - 1, hit.i - 2):
        if k >= words.a and has(at, k, "beside"):
            between = range(at[k].j, hit.i)
            if all(x in at and not _DETERMINERS.isdisjoint(at[x].senses) for x in between):
                return True
    return False


def _determined(words: Stretch, item: Item, hit: Hit) -> Item | None:
    """Where there are articles: a singular counts one if an article, a participle or the verb says so."""
    before, k = _determiner(words, hit.i)
    determined = False
    if before is not None and not _DETERMINERS.isdisjoint(before.senses):
        determined = True
        item.gram = item.gram or ("sg" if "one" in before.senses else None)
    elif before is not None and _participle(before):
        if has(words.at, item.j, "and") and hit.senses["thing"].value in PEOPLE:
            return None  # "damaging civilian and energy infrastructure"
        determined = k == hit.i - 1
    if determined:
        return item if _complete(words, item, hit) else None
    if _agrees(words, item) and all(words.word[x] not in STOP for x in range(k, hit.i)):
        item.gram = "sg"
        return item
    return Item(hit.i, item.j, thing=item.thing, span=item.span, model=item.model, bare=True) if item.model else None


def _determiner(words: Stretch, i: int) -> tuple[Hit | None, int]:
    """The article, participle, preposition or number before the thing at token `i`, and where the search ended."""
    k = i - 1
    while k >= i - _REACH:
        if k < words.a or words.word[k] in STOP:
            break
        before = words.at.get(k) or hit_before(words.at, k + 1, 3)
        if before is not None:
            senses = before.senses
            if not (_DETERMINERS.isdisjoint(senses) and _LIMITS.isdisjoint(senses)) or _participle(before):
                return before, k
        k -= 1
    return None, k


def _participle(hit: Hit) -> bool:
    """Whether a form is an act that is no noun: "damaged", "damaging"."""
    return "measure" in hit.senses and not hit.senses["measure"].features.get("kind")


def _agrees(words: Stretch, item: Item) -> bool:
    """Whether the verb behind a thing is a singular: "drone was shot down"."""
    verb = words.at.get(item.j) if item.j < words.b else None
    act = verb.senses.get("measure") if verb is not None else None
    return act is not None and act.features.get("agrees") == "sg"


def _complete(words: Stretch, item: Item, hit: Hit) -> bool:
    """Whether a thing ends its phrase, and does not describe a noun that follows: not "a drone attack"."""
    follows = words.word[item.j] if item.j < words.b else "."
    if follows in STOP or follows == '"':
        return True
    after = words.at.get(item.j)
    if after is None or "thing" in after.senses:
        return False
    return after.senses.get("measure", hit.senses["thing"]).features.get("kind") != "noun"
