"""What stands in a sentence: counted things, acts, and cues, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.languages.load import Lexicon, Sense
from counterclaim.model import Count
from counterclaim.reading.mentions import Hit
from counterclaim.reading.numbers import Number, number_at
from counterclaim.reading.places import Spot
from counterclaim.reading.tokens import BULLET, SENTENCE_END, Tokens

_STOP = frozenset({",", ";", ":", "-", "(", ")", BULLET, "\n", "\n\n", "/", "&"}) | SENTENCE_END
_GAP = 5
_ADULT = 18
_STEM = 5  # letters that a word in a case of two letters has at least
_MARKS = frozenset({"building", "vehicle", "site", "other", "aircraft", "boat"})
_PEOPLE = frozenset({"person", "child"})
_OBJECTS = frozenset({"building", "vehicle", "site", "other"})
_CUES = ("further", "partition", "total", "corrects", "background", "zero", "unknown", "stance", "irrealis", "ground", "all")


@dataclass(slots=True)
class Act:
    """An action word at tokens [i, j)."""

    i: int
    j: int
    measure: str
    noun: bool
    weak: bool
    number: str | None
    negated: bool = False
    unreal: bool = False
    fragments: Hit | None = None  # it is debris that fell


@dataclass(slots=True)
class Item:
    """Something counted, or named bare, at tokens [i, j). Reading fills what it lacks."""

    i: int
    j: int
    number: Number | None = None
    thing: str | None = None
    gram: str | None = None
    span: tuple[int, int] | None = None
    model: str | None = None
    noun: Sense | None = None  # a casualty noun: measure and thing in one word
    each: bool = False
    bracketed: bool = False  # told of one place of a list alone: "over A (5 drones), B (3) regions"
    further: bool = False
    total: bool = False
    of: Item | None = None  # "3 of 5": the item of the 5
    all_of: bool = False
    act: Act | None = None
    count: Count | None = None
    bare: bool = False
    place: list[Spot] = field(default_factory=list)
    inner: Hit | None = None  # the act inside the phrase: "11 downed drones"
    share: bool = False  # "including": it is a part of the item before it
    means: bool = False  # it is what was used, by its case: "destroyed with a missile"
    foreign: bool = False  # counts something that is no thing of the field


@dataclass(slots=True)
class Cue:
    """A cue word of slot `slot` at tokens [i, j)."""

    i: int
    j: int
    slot: str
    value: str


def _thing_after(tokens: Tokens, at: dict[int, Hit], j: int, b: int, taken: frozenset[int], item: Item) -> Hit | None:
    """The thing that a number ending at `j` counts: few words on, with nothing of another kind between."""
    k, steps, parted = j, 0, False
    while k < b and steps <= _GAP:
        word = tokens.word[k]
        if word in _STOP or k in taken:
            return None
        hit = at.get(k)
        if hit is None:
            if word != '"':
                if word[0].isdigit() and not word[-1].isalpha():
                    return None
                steps += 1
                item.foreign |= item.inner is None and not word[0].isdigit() and not parted
            k += 1
            continue
        senses = hit.senses
        parted = parted or "partition" in senses  # "three of them seriously"
        if "notthing" in senses or "unit" in senses:
            item.foreign = True
            return None
        if item.inner is not None and {"det", "one"} & senses.keys():
            return None
        if "thing" in senses or ("measure" in senses and "thing" in senses["measure"].features):
            behind = at.get(hit.j)
            act = behind.senses.get("measure") if behind is not None and hit.j < b else None
            if act is not None and act.features.get("kind") == "noun" and "thing" not in act.features and "thing" in senses and senses["thing"].number == "sg":
                item.foreign = True
                return None
            return hit
        if "measure" in senses and not senses["measure"].features.get("kind") and item.inner is None and not item.foreign:
            item.inner, k, steps = hit, hit.j, max(steps, _GAP - 3)
            continue
        if "measure" in senses and senses["measure"].value == "hit" and item.inner is None and not item.foreign:  # "two impacts of bombs"
            item.inner, k = hit, hit.j
            continue
        if {"measure", "numeral", "count", "link", "head", "place", "aux"} & senses.keys():
            item.foreign |= "head" in senses or "place" in senses
            return None
        if "at" in senses and "filler" not in senses and "of" not in senses:
            return None
        if "or" in senses or "zero" in senses:
            return None
        if "and" in senses and item.foreign and k + 1 < b and tokens.word[k - 1][-2:] != tokens.word[k + 1][-2:]:
            return None  # "70 soldiers and a depot", not "12 residential and public buildings"
        k, steps = hit.j, steps + 1
    return None


def _thing_of(hit: Hit) -> object:
    return hit.senses["thing"].value if "thing" in hit.senses else hit.senses["measure"].features["thing"]


def _models(tokens: Tokens, at: dict[int, Hit], item: Item, b: int) -> None:
    """Join a weapon's name to the general word beside it; names that go on in a list belong to the same count."""
    assert item.span is not None
    k, steps, names = item.span[1], 0, [item.model] if item.model else []
    while k < b and steps < 4:
        word, hit = tokens.word[k], at.get(k)
        if hit is not None and "thing" in hit.senses:
            sense = hit.senses["thing"]
            if not (sense.features.get("named") or item.model and steps == 0):
                break
            if sense.features.get("named"):
                names.append(tokens.text[tokens.start[hit.i] : tokens.stop[hit.j - 1]])
            item.thing = item.thing if item.thing in _OBJECTS else _narrower(str(sense.value), item.thing)
            item.gram = item.gram or sense.number
            k = item.j = hit.j
            item.span = (item.span[0], k)
            steps = 0
            continue
        if word in ('"', "(", ")", "/") or (hit is not None and "type" in hit.senses):
            k, steps = k + 1, steps + (word != '"')
        elif names and item.number is not None and (word == "," or (hit is not None and "and" in hit.senses)):
            k, steps = k + 1, steps + 2
            if k < b and (tokens.word[k][0].isdigit() or (k in at and {"numeral", "count", "further"} & at[k].senses.keys())):
                break
        elif word.isalpha() and hit is None and steps == 0 and not names:
            k, steps = k + 1, steps + 3
        else:
            break
    if names:
        item.model = ", ".join(dict.fromkeys(n for n in names if n))


_WIDTH = {"munition": 0, "missile": 1, "drone": 1, "rocket": 1, "bomb": 1, "cruise_missile": 2, "ballistic_missile": 2}


def _narrower(a: str, b: str | None) -> str:
    """The more special of two things."""
    if b is None:
        return a
    return a if _WIDTH.get(a, 1) > _WIDTH.get(b, 1) or (a, b) == ("rocket", "missile") else b


def items_acts_cues(
    tokens: Tokens, at: dict[int, Hit], a: int, b: int, taken: frozenset[int], lexicon: Lexicon, bare_singular: bool
) -> tuple[list[Item], list[Act], list[Cue]]:
    """Everything of interest in tokens [a, b); `taken` are the tokens of time phrases and of speakers."""
    items: list[Item] = []
    acts: list[Act] = []
    cues: list[Cue] = []
    crewed = -1  # up to where things only say what people work with
    means = tuple(e for e, n in lexicon.endings if n == "means")
    young: set[int] = set()  # where people stand who are told to be children
    i, measured = a, -1
    labelled = -2
    while i < b:
        hit = at.get(i)
        word = tokens.word[i]
        if hit is None and not word[0].isdigit():
            i += 1
            continue
        if i in taken:
            i += 1
            continue
        number = number_at(tokens, at, i, a, b)
        if number is not None and not (hit is not None and "all" in hit.senses and hit.j > number.j):
            after = at.get(number.j)
            nxt = tokens.word[number.j] if number.j < b else ""
            if nxt in ("%", "°", "$", "€") or (number.core > a and tokens.word[number.core - 1] in ("№", "$", "€", "£", "#")):
                i = number.j + 1
                continue
            before = next((at[k] for k in (number.i - 1, number.i - 2) if k in at and at[k].j == number.i), None)
            if before is not None and ("label" in before.senses or (labelled == number.i - 1 and "and" in before.senses)):
                i = labelled = number.j
                continue
            if after is not None and "unit" in after.senses and "thing" not in after.senses:
                i, measured = after.j, len(items)
                continue
            if number.number != "sg" and word[0].isdigit() and _yearlike(word) and not (after and "thing" in after.senses):
                i = number.j
                continue
            item = _counted(tokens, at, number, a, b, taken)
            if item.span is not None and item.span[0] in at and "ground" in at[item.span[0]].senses:
                cues.append(Cue(*item.span, "ground", str(at[item.span[0]].senses["ground"].value)))
            item.foreign |= item.thing is None and measured == len(items) and any(c.slot == "partition" for c in cues)  # "4,870 shellings, 96 of them"
            if item.inner is not None:
                item.act = _act(tokens, at, item.inner, item.inner.senses["measure"], a)
                acts.append(item.act)
            item.means = item.span is not None and _means(tokens, at, item, a, means)
            items.append(item)
            i = max(item.j, number.j)
            continue
        if hit is None:
            i += 1
            continue
        if hit is not None and "unit" in hit.senses and "thing" not in hit.senses and "time" not in hit.senses and len(hit.senses) == 1:
            i = hit.j
            continue
        if "ordinal" in hit.senses:  # "the third hit a power line"
            done = at.get(hit.j)
            if done is not None and "measure" in done.senses and not done.senses["measure"].features.get("kind"):
                items.append(Item(i, hit.j, number=Number(i, hit.j, i, Count(1, 1), "sg"), gram="sg"))
        if "crew" in hit.senses:
            crewed = hit.j + 3
        for slot in _CUES:
            if slot in hit.senses:
                cues.append(Cue(hit.i, hit.j, slot, str(hit.senses[slot].value)))
        measure = hit.senses.get("measure")
        described = at.get(hit.j) or at.get(hit.j + 1)
        numbered = "measure" in hit.senses and hit.j + 1 < b and hit.j in at and "of" in at[hit.j].senses and number_at(tokens, at, hit.j + 1, a, b) is not None
        if measure is not None and "thing" in measure.features and (numbered or (described is not None and {"thing", "aged"} & described.senses.keys())):
            acts.append(_act(tokens, at, hit, measure, a))
            acts[-1].number = None
        elif measure is not None and "thing" in measure.features:
            items.append(
                Item(i, hit.j, thing=str(measure.features["thing"]), gram=measure.number, span=(hit.i, hit.j), noun=measure, bare=True)
            )
        elif measure is not None:
            acts.append(_act(tokens, at, hit, measure, a))
        elif "aged" in hit.senses:
            who = at.get(hit.j) or at.get(hit.j + 1)
            minor = _age(word, hit.senses["aged"]) < _ADULT
            if who is not None and "thing" in who.senses and who.senses["thing"].value in _PEOPLE:
                young = young | {who.i} if minor else young
            else:
                items.append(Item(i, hit.j, thing="child" if minor else "person", gram=hit.senses["aged"].number, span=(i, hit.j), bare=True))
        elif "thing" in hit.senses and i < crewed:  # "operators of strike drones"
            i = hit.j
            continue
        elif "notthing" in hit.senses:  # the name behind it is its own ("the launcher 'Grad'")
            k = hit.j
            while k < b and (tokens.word[k] == '"' or k in at and "thing" in at[k].senses and at[k].senses["thing"].features.get("named")):
                k = at[k].j if k in at else k + 1
            i = k
            continue
        elif "thing" in hit.senses:
            if items and hit.senses["thing"].value in _OBJECTS and _owned(tokens, at, items[-1], i):
                items[-1].j = i = hit.j  # "the roof of a house", "the plant's workshop": one object
                continue
            item = _bare(tokens, at, hit, a, b, bare_singular)
            if item is not None and item.gram in (None, "both") and hit.i > a and (hit.i - 1 not in at or at[hit.i - 1].places and all(f.role == "adjective" for f in at[hit.i - 1].places)):
                before = tokens.word[hit.i - 1]
                item.gram = next((n for e, n in lexicon.endings if n != "means" and len(before) > 4 and before.endswith(e)), item.gram)
            if item is not None:
                item.means = _means(tokens, at, item, a, means)
                item.thing = "child" if hit.i in young else item.thing
                items.append(item)
                i = max(item.j, hit.j)
                k = next((x for x in range(i, b) if x not in taken), b)
                tail = number_at(tokens, at, k + 1, k + 1, b) if k + 1 < b and tokens.word[k] in ("-", ":") else None
                if tail is not None and (tail.j >= b or tokens.word[tail.j] in _STOP) and item.number is None:
                    item.number, item.j, item.bare, i = tail, tail.j, False, tail.j
                continue
        i = hit.j
    _merge(tokens, at, acts)
    items = _counted_after(tokens, at, items)
    for first, second in zip(items, items[1:], strict=False):  # "missiles A, B and C": the names go on in the plural
        if first.bare and second.bare and first.model and second.model and first.gram in ("pl", "both") and second.gram == "sg":
            if second.span is not None and second.span[1] - second.span[0] == 1 and _listed(tokens, at, first.j, second.i):
                second.gram = "pl"
    if bare_singular:
        items = _shared_nouns(tokens, at, items)
    for hit in (at[k] for k in range(a, b) if k in at and "fragments" in at[k].senses):
        act = next((x for x in acts if x.measure in ("debris", "hit") and (0 <= x.i - hit.j <= 7 or 0 <= hit.i - x.j <= 1)), None)
        if act is not None and act.fragments is None:
            act.fragments, act.measure = hit, "debris"
    return items, acts, cues


def _shared_nouns(tokens: Tokens, at: dict[int, Hit], items: list[Item]) -> list[Item]:
    """"9 residential and 26 private houses" counts houses twice; "the pipeline of a plant" names the plant to say whose."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if last is not None and item.bare and item.model and last.number is not None and last.thing is None:
            between = range(last.j, item.i)  # "70 of them are Shaheds"
            if any(k in at and "partition" in at[k].senses for k in between) and "-" in [tokens.word[k] for k in between] and len(between) <= 5:
                last.thing, last.model, last.span, last.foreign = item.thing, item.model, item.span, False
                continue
        if last is not None and last.bare and item.number is not None and item.thing is None and last.i - 1 in at and "of" in at[last.i - 1].senses:
            if last.i >= 2 and tokens.word[last.i - 2] in _OPENING or last.i == 1:  # "Of the drones, 28 were shot down"
                item.thing, item.foreign = last.thing, False
                out.pop()
        if last is not None and item.bare and last.thing in _STILL and item.thing in _STILL and last.noun is None and item.noun is None:
            between = range(last.j, item.i)
            if len(between) <= 1 and all(k not in at and tokens.word[k].isalpha() or k in at and "at" in at[k].senses for k in between):
                last.j = max(last.j, item.j)
                continue
        out.append(item)
    for left, right in zip(out, out[1:], strict=False):
        if left.thing is None and left.number is not None and right.number is not None and right.thing is not None and right.noun is None:
            joint = [k for k in range(left.j, right.i) if tokens.word[k] == "," or (k in at and "and" in at[k].senses)]
            if len(joint) == 1 and joint[0] == right.i - 1 and right.i - left.j == 2 and right.span is not None:
                kind, other = tokens.word[left.j], tokens.word[right.number.j]
                if right.span[0] - right.number.j <= 1 and len(kind) > 4 and kind[-2:] == other[-2:]:
                    left.thing, left.gram, left.foreign, left.j = right.thing, right.gram, False, left.j + 1
    return out


_OPENING = frozenset({",", ";", ":", "(", "\n", "\n\n"}) | SENTENCE_END
_STILL = frozenset({"building", "vehicle", "site", "other"})


def _listed(tokens: Tokens, at: dict[int, Hit], i: int, j: int) -> bool:
    return all(tokens.word[k] in (",", '"', "(", ")") or k in at and "and" in at[k].senses for k in range(i, j))


def _reached(at: dict[int, Hit], item: Item) -> bool:
    number = item.number
    return number is not None and any(k in at and at[k].j == number.core and "reach" in at[k].senses for k in range(number.core - 3, number.core))


def _counted_after(tokens: Tokens, at: dict[int, Hit], items: list[Item]) -> list[Item]:
    """"Injured: 14", "the number of injured rose to nine": a casualty noun with its number behind it."""
    out: list[Item] = []
    for item in items:
        noun = out[-1] if out else None
        toll = next((x for x in reversed(out) if x.noun is not None and x.bare), None)
        if toll is not None and item.noun is None and item.thing in (None, "person") and _reached(at, item):  # "the toll in X has risen to nine"
            item.noun, item.thing, item.foreign = toll.noun, toll.thing, False
            out.remove(toll)
            out.append(item)
            continue
        if noun is not None and noun.noun is not None and noun.bare and item.number is not None and item.thing is None and item.noun is None:
            between = range(noun.j, item.i)
            if len(between) <= 2 and all(k not in at and tokens.word[k].isalpha() or tokens.word[k] in ("-", ":") for k in between):
                item.i, item.noun, item.thing, item.gram, item.span, item.foreign = noun.i, noun.noun, noun.thing, noun.gram, noun.span, False
                out[-1] = item
                continue
        out.append(item)
    return out


def _owned(tokens: Tokens, at: dict[int, Hit], item: Item, i: int) -> bool:
    """Whether the object at token `i` only says whose the item before it is ("workers of a plant", "the roof of a house")."""
    if item.noun is not None or i < item.j:
        return False
    if item.thing in _OBJECTS:
        return item.j == i
    return item.thing in _PEOPLE and i - item.j <= 1 and all(tokens.word[k].isalpha() and k not in at for k in range(item.j, i))


def _means(tokens: Tokens, at: dict[int, Hit], item: Item, a: int, endings: tuple[str, ...]) -> bool:
    """Whether the case of a thing says that something was done with it; a preposition would say otherwise."""
    assert item.span is not None
    for k in range(item.i - 1, max(a, item.i - 4) - 1, -1):
        hit = at.get(k)
        if hit is not None and "using" in hit.senses:
            return True
        if hit is not None and not hit.places or tokens.word[k] in _STOP:
            break
    name = tokens.word[item.span[0]]
    if not endings or len(name) < _STEM or not name.endswith(endings):
        return False
    for k in range(item.i - 1, max(a, item.i - 4) - 1, -1):
        hit = at.get(k)
        if hit is not None and ({"measure", "thing", "numeral"} & hit.senses.keys() or tokens.word[k] in _STOP):
            break
        if hit is not None and "at" in hit.senses or tokens.word[k] in _STOP:
            return tokens.word[k] in _STOP
    return True


def _age(word: str, sense: Sense) -> int:
    head = word.partition("-")[0]
    return int(head) if head.isdigit() else int(sense.value)


def _yearlike(word: str) -> bool:
    return len(word) == 4 and word[:2] in ("19", "20")


def _counted(tokens: Tokens, at: dict[int, Hit], number: Number, a: int, b: int, taken: frozenset[int]) -> Item:
    item = Item(number.i, number.j, number=number, gram=number.number)
    for back in range(1, 5):
        k = number.i - back
        if k < a:
            break
        hit = at.get(k)
        if hit is None:
            continue
        if hit.j == number.i and "each" in hit.senses:
            item.each, item.i = True, k
        if hit.j <= number.i and "further" in hit.senses and number.i - hit.j <= 1:
            item.further, item.i = True, k
            break
    j = number.j
    if number.count.form == "most" and j < b and tokens.word[j] == '"':
        j += 1
    after = at.get(j)
    if after is not None and "each" in after.senses and "at" not in after.senses:
        item.each, j = True, after.j
        item.j = j
    if after is not None and "further" in after.senses:
        item.further, j = True, after.j
    after = at.get(j)
    if after is not None and "of" in after.senses:
        k = after.j
        while k < b and k in at and "det" in at[k].senses:
            k = at[k].j
        second = number_at(tokens, at, k, k, b) if k < b and k not in taken else None
        if second is not None:
            other = _counted(tokens, at, second, k, b, taken)
            if other.thing is not None:
                item.of, item.thing, item.model, item.j, item.span = other, other.thing, other.model, other.j, other.span
                return item
            if other.foreign:
                item.foreign = True
                return item
    dashed = at.get(j + 1) if j < b and tokens.word[j] == "-" else None
    if dashed is not None and not dashed.places and not {"at", "place", "measure", "numeral"} & dashed.senses.keys():
        j += 1
    elif j + 1 < b and tokens.word[j] == "-" and dashed is None and tokens.word[j + 1].isalpha() and not tokens.cap[j + 1]:
        j += 1
    if number.count.form in ("most", "all"):
        while j < b and j in at and "det" in at[j].senses:
            j = at[j].j
        second = number_at(tokens, at, j, j, b) if j < b and j not in taken else None
        if second is not None:
            item.of, j = Item(second.i, second.j, number=second), second.j
    found = _thing_after(tokens, at, j, b, taken, item)
    own = at.get(number.core)
    people = own.senses.get("thing") if own is not None and own.j == number.j else None
    if people is not None and (found is None or str(_thing_of(found)) not in _PEOPLE):  # a number for people alone
        item.thing, item.gram, item.span, item.foreign, item.inner = str(people.value), people.number, (own.i, own.j), False, None  # type: ignore[union-attr]
        return item
    if found is None:
        if item.inner is not None and item.inner.senses["measure"].features.get("kind") != "noun":
            item.inner = None
    else:
        item.foreign = False
        sense = found.senses.get("thing") or found.senses["measure"]
        measure = found.senses.get("measure")
        if "thing" not in found.senses or (measure is not None and "thing" in measure.features and tokens.word[found.i] not in ("-",)):
            item.noun = found.senses.get("measure")
            item.thing = str(found.senses["measure"].features["thing"])
        else:
            item.thing = str(sense.value)
            item.model = tokens.text[tokens.start[found.i] : tokens.stop[found.j - 1]] if sense.features.get("named") else None
        item.gram = item.gram or sense.number
        item.span, item.j = (found.i, found.j), max(item.j, found.j)
        _models(tokens, at, item, b)
        tail = at.get(item.j)
        if tail is not None and "of" in tail.senses:
            second = number_at(tokens, at, tail.j, tail.j, b) if tail.j < b and tail.j not in taken else None
            if second is not None:
                item.of = Item(second.i, second.j, number=second, thing=item.thing, span=item.span)
                item.j = second.j
        if tail is not None and "each" in tail.senses and "at" not in tail.senses:
            item.each, item.j = True, tail.j
    return item


def _acronym(tokens: Tokens, hit: Hit) -> bool:
    return sum(c.isupper() for c in tokens.text[tokens.start[hit.i] : tokens.stop[hit.j - 1]]) > 1


def _bare(tokens: Tokens, at: dict[int, Hit], hit: Hit, a: int, b: int, bare_singular: bool) -> Item | None:
    """A thing named with no number; None when the word only describes the next ("drone attack")."""
    sense = hit.senses["thing"]
    if sense.features.get("counted"):
        return None
    item = Item(hit.i, hit.j, thing=str(sense.value), gram=sense.number, span=(hit.i, hit.j), bare=True)
    if sense.features.get("named"):
        item.model = tokens.text[tokens.start[hit.i] : tokens.stop[hit.j - 1]]
    _models(tokens, at, item, b)
    for back in range(1, 4):
        k = hit.i - back
        if k < a:
            break
        before = at.get(k)
        if before is not None and "further" in before.senses and before.j > hit.i - 3:
            item.further = True
        if before is not None and "all" in before.senses and before.j >= hit.i - 1:
            item.all_of = True
    if item.gram != "sg" and any("definite" in at[k].senses for k in (hit.i - 1, hit.i - 2) if k in at and k >= a):
        return None
    if tokens.cap[hit.i] and hit.i > a and not sense.features.get("named") and tokens.word[hit.i - 1].isalpha() and not _acronym(tokens, hit):
        plain = sum(1 for k in range(a, b) if tokens.word[k].isalpha() and not tokens.cap[k])
        if 2 * plain > b - a:
            return None
    if sense.value in _MARKS:
        for k in (hit.i - 1, hit.i - 2):
            if k >= a and k in at and "beside" in at[k].senses and all(x in at and {"det", "one"} & at[x].senses.keys() for x in range(at[k].j, hit.i)):
                return None
    if not bare_singular and item.gram == "pl" and sense.value in _PEOPLE and not item.all_of:
        return None  # where there are articles, people neither counted nor determined are people in general
    if bare_singular or item.gram == "pl":
        return item
    k, determined = hit.i - 1, False
    for _ in range(4):
        if k < a or tokens.word[k] in _STOP:
            break
        before = at.get(k) or next((at[x] for x in (k - 1, k - 2) if x in at and at[x].j == k + 1), None)
        if before is not None and {"det", "one"} & before.senses.keys():
            determined = True
            item.gram = item.gram or ("sg" if "one" in before.senses else None)
            break
        if before is not None and ("measure" in before.senses and not before.senses["measure"].features.get("kind")):
            determined = k == hit.i - 1
            behind = at.get(item.j)
            if behind is not None and "and" in behind.senses and sense.value in _PEOPLE:
                return None  # "damaging civilian and energy infrastructure"
            break
        if before is not None and {"at", "numeral", "count"} & before.senses.keys():
            break
        k -= 1
    verb = at.get(item.j)
    act = verb.senses.get("measure") if verb is not None and item.j < b else None
    if not determined and act is not None and act.features.get("agrees") == "sg" and all(tokens.word[x] not in _STOP or x < k for x in range(k, hit.i)):
        item.gram = "sg"
        return item
    if not determined:
        return Item(hit.i, item.j, thing=item.thing, span=item.span, model=item.model, bare=True) if item.model else None
    nxt = tokens.word[item.j] if item.j < b else "."
    after = at.get(item.j)
    if nxt in _STOP or nxt == '"':
        return item
    if after is not None and not ("thing" in after.senses or after.senses.get("measure", sense).features.get("kind") == "noun"):
        return item
    return None


def _act(tokens: Tokens, at: dict[int, Hit], hit: Hit, sense: Sense, a: int) -> Act:
    act = Act(
        hit.i, hit.j, str(sense.value), sense.features.get("kind") == "noun", bool(sense.features.get("weak")), sense.number
    )
    for back in range(1, 6):
        k = hit.i - back
        if k < a or tokens.word[k] in _STOP:
            break
        before = at.get(k)
        if before is None:
            continue
        if "not" in before.senses and before.j >= hit.i - 2:
            act.negated = True
        if "modal" in before.senses and before.j >= hit.i - 3:
            act.unreal = True
    return act


def _merge(tokens: Tokens, at: dict[int, Hit], acts: list[Act]) -> None:
    """"intercepted and destroyed" is one act."""
    k = 0
    while k + 1 < len(acts):
        first, second = acts[k], acts[k + 1]
        between = range(first.j, second.i)
        joined = all(tokens.word[x] in (",", "/", "(", ")") or (x in at and {"and", "or"} & at[x].senses.keys()) for x in between)
        if {first.measure, second.measure} == {"launched", "launched+intercepted"} and len(between) <= 4 and (first.noun or second.noun):
            noun = second if second.noun else first
            noun.measure = "launched+intercepted"
            k += 1
        elif joined and len(between) <= 2 and first.noun == second.noun and _kin(first.measure, second.measure):
            first.measure = _kin(first.measure, second.measure) or first.measure
            first.j = second.j
            first.number = first.number or second.number
            first.negated |= second.negated
            del acts[k + 1]
        else:
            k += 1


def _kin(a: str, b: str) -> str | None:
    pair = {a, b}
    if pair <= {"intercepted", "destroyed", "suppressed"}:
        return "intercepted" if pair != {"destroyed"} else "destroyed"
    if pair <= {"damaged", "destroyed"}:
        return "damaged"
    return a if a == b else None
