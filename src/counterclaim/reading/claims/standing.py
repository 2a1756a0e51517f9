"""Whether something counted or named in a sentence can be a claim."""

from __future__ import annotations

from counterclaim.reading.claims.kinds import CRAFT, OBJECTS, PEOPLE, WEAPONS, suits
from counterclaim.reading.claims.nameless import nameless
from counterclaim.reading.drafts import Scene
from counterclaim.reading.things.items import Act, Item
from counterclaim.reading.words.around import hit_before

_STOP = frozenset({",", ";", ":", "(", ")"})
_AGENTS = ("aircraft", "helicopter", "site", "vehicle")
_RESULTS = ("damaged", "killed", "injured")
_AROUND = 4  # how far the words stand that say something of an item
_OPENING = 2  # tokens within which an item opens its sentence
_TERSE = 12  # the most tokens of a sentence that leaves its act to the one before


def stands(scene: Scene, item: Item) -> bool:
    """Whether an item can be a claim: it has what it lacks from its neighbours or the open list."""
    act = item.act
    if item.amount:
        return False
    if item.noun is not None:
        return not item.bare or scene.words.told("exist", item.i - _AROUND, item.j + _AROUND)
    if (item.bare and (_none_of(scene, item) or _beside(scene, item))) or _of_fragments(scene, item):
        return False
    if item.number is not None and item.number.count.form == "zero" and not _none_told(scene, item):
        return False
    if item.thing is None:
        return nameless(scene, item)
    if item.bare and item.model is not None and item.gram is None and not scene.sentence.listed:
        return act is not None and act.number == "sg" and (0 <= act.i - item.j <= 2 or 0 <= item.i - act.j <= 2)
    if act is None:
        return _inherits(scene, item)
    if item.bare and (_instrument(scene, item, act) or _agent(scene, item, act) or _carrier(scene, item, act)):
        return False
    return not ((item.bare or item.thing in CRAFT) and _subject(scene, item, act))


def _none_of(scene: Scene, item: Item) -> bool:
    """ "Not one drone got through"."""
    before = hit_before(scene.words.at, item.i) if "zero" in scene.words.slots else None
    return before is not None and "zero" in before.senses and bool(before.senses["zero"].features.get("nobody"))


def _none_told(scene: Scene, item: Item) -> bool:
    """ "No drones were shot down", not "with no drones left they fired 5 rockets": the act stands right beside it."""
    act, words = item.act, scene.words
    if act is None or act.noun:
        return False
    lo, hi = (act.j, item.i) if act.j <= item.i else (item.j, act.i)
    if hi - lo > _AROUND + (_AROUND if act.negated else 0):
        return False
    return not any(words.word[k] in _STOP or words.means("and", k) for k in range(lo, hi))


def _beside(scene: Scene, item: Item) -> bool:
    """ "Destroyed near a depot" tells where; "destroyed a crew", "destroyed by a plant" tell of something else."""
    act = item.act
    if act is None or act.noun or act.measure not in ("destroyed", "damaged"):
        return False
    k = _before_name(scene, item.i - 1)
    led = scene.words.at.get(k)
    led_in = led is not None and "at" in led.senses and "measure" not in led.senses
    if led is not None and led_in and (act.measure == "destroyed" or led.senses["at"].value != "in"):
        return True
    return item.thing in PEOPLE or (item.means and item.thing in OBJECTS)


def _before_name(scene: Scene, k: int) -> int:
    """The token before "the Saki" where those words end at token `k`, else `k`: the noun behind is of that name."""
    words = scene.words
    first = k
    while first > words.a and (words.cap[first] if first not in words.at else bool(words.at[first].places)):
        first -= 1
    return first - 1 if first > words.a and words.means("det", first) else k


def _of_fragments(scene: Scene, item: Item) -> bool:
    """ "Fragments of two drones"."""
    words = scene.words
    if "fragments" not in words.slots:
        return False
    return any(
        words.means("fragments", k)
        and _STOP.isdisjoint(words.word[k : item.i])
        and not any(k < x.i < item.i and x.measure in _RESULTS for x in scene.acts)
        for k in range(item.i - _AROUND, item.i)
    )


def _instrument(scene: Scene, item: Item, act: Act) -> bool:
    """ "Attacks with periodic pulses using drones" names what is used, not how many came."""
    apart = item.i - act.j
    if not act.noun or act.measure != "launched" or apart <= 1:
        return False
    words = scene.words
    return apart > _AROUND or not (words.told("of", act.j, item.i) or words.told("agent", act.j, item.i))


def _subject(scene: Scene, item: Item, act: Act) -> bool:
    """ "Aircraft struck a depot": who acts, not what was struck ("aircraft were struck")."""
    if item.thing not in _AGENTS or item.j > act.i:
        return False
    if not any(x.act is act and x.i >= act.j for x in scene.items):
        return False
    at = scene.words.at
    return not any(
        k in at and "aux" in at[k].senses and at[k].senses["aux"].value == "be" for k in range(item.j, act.i)
    )


def _agent(scene: Scene, item: Item, act: Act) -> bool:
    """ "Shot down by a helicopter"."""
    if act.measure not in ("intercepted", "destroyed") or act.j > item.i:
        return False
    return scene.words.told("agent", act.j, min(item.i, act.j + _AROUND))


def _carrier(scene: Scene, item: Item, act: Act) -> bool:
    """ "Dropped from a drone"."""
    if item.thing not in WEAPONS or act.measure == "launched":
        return False
    at = scene.words.at
    k = next((k for k in range(item.i - 1, item.i - 4, -1) if k >= scene.words.a and scene.words.means("at", k)), None)
    if k is None or at[k].senses["at"].value != "from" or at[k].j > item.i:
        return False
    return not any(x in at and not at[x].places for x in range(at[k].j, item.i))


def _inherits(scene: Scene, item: Item) -> bool:
    """Whether an item with no act is counted by the act of the list or sentence before."""
    sentence, talk, words = scene.sentence, scene.talk, scene.words
    if talk.measure is None or scene.acts or not suits(talk.measure, item.thing):
        return False
    opening = item.i - sentence.a <= _OPENING
    short = sentence.b - sentence.a <= _TERSE
    if not (sentence.listed or talk.list_open or sentence.line_end or short or opening):
        return False
    if not item.bare or (sentence.listed and (talk.list_open or opening)):
        return True
    dashed = item.i - 1 > sentence.a and words.word[item.i - 1] == "-"
    return dashed and any(s.j == item.i - 1 for s in scene.spots)  # "in Y — a school"
