"""Whether a number with no noun counts something: "eight were shot down", "over A - 5"."""

from __future__ import annotations

from counterclaim.reading.drafts import Scene
from counterclaim.reading.things.items import Act, Item
from counterclaim.reading.words.around import hit_before
from counterclaim.reading.words.mentions import Hit

_ENDS = ("", ".", ";")
_FOLLOWERS = ("at", "measure", "each", "partition", "aux", "total")
_LED = frozenset({"using", "agent"})  # what may stand between an act and the number that ends its clause
_REACH = 4  # the most tokens of "the number reached"


def nameless(scene: Scene, item: Item) -> bool:
    """Whether the number's place among the words lets it take the thing last spoken of."""
    act, acted = item.act, item.act is not None
    if item.foreign or _labels(scene, item) or any(x.i < item.i and _lends(scene, x) for x in scene.items):
        return False
    if item.number is not None and item.number.count.form in ("several", "dozens"):
        beside = act is not None and (act.i == item.j or act.j == item.i)
        if not (item.each or item.further or beside):
            return False
    if item.further and acted and any(x.act is act and x.i < item.i for x in scene.items):
        return True
    if not acted and (scene.words.means("aux", item.j) or scene.talk.measure is None or not scene.talk.things):
        return False
    return _followed(scene, item) or _touches(scene, item)


def _lends(scene: Scene, item: Item) -> bool:
    """Whether numbers behind may count what the item does ("70 soldiers, 20 there"), and not only where or when."""
    core = item.i if item.number is None else item.number.core
    return item.foreign and not scene.words.means("at", core - 1)  # "over nine regions: 20 in A"


def _labels(scene: Scene, item: Item) -> bool:
    """Whether the number is part of a name: "Brigade 47"."""
    words, i = scene.words, item.i
    if item.number is None or i <= words.a + 1 or not words.word[i][0].isdigit():
        return False
    return words.cap[i - 1] and hit_before(words.at, i, _REACH) is None


def _followed(scene: Scene, item: Item) -> bool:
    """Whether a place, a dash, the end of a list's line or a word such as "each" stands beside the number."""
    words, sentence, talk, spots = scene.words, scene.sentence, scene.talk, scene.spots
    after = words.word[item.j] if item.j < sentence.b else ""
    behind = words.at.get(item.j)
    if item.each or after == "-" or any(s.i == item.j for s in spots):
        return True
    if behind is not None and any(slot in behind.senses for slot in _FOLLOWERS):
        return True
    if item.i > sentence.a and (words.word[item.i - 1] == "-" or any(s.j == item.i for s in spots)):
        return True
    if after in _ENDS and words.told("corrects", sentence.a, item.i):  # "in fact there were 22"
        return True
    if after == "" and (sentence.listed or talk.list_open or any(s.j <= item.i for s in spots)):
        return True
    if talk.measure is not None and after in _ENDS and words.means("about", item.i - 1):
        return True
    to = words.at.get(item.j + 1) if after == "," else None  # "5, to the regions of …"
    return to is not None and "at" in to.senses and to.senses["at"].value == "to"


def _closes(scene: Scene, item: Item, act: Act) -> bool:
    """ "…, jammed by electronic means 11": the number that ends its act's clause, with nothing else counted in it."""
    words = scene.words
    if not 0 < item.i - act.j <= _REACH or (item.j < words.b and words.word[item.j].isalpha()):
        return False
    return all(words.word[k].isalpha() and _plain(words.at.get(k)) for k in range(act.j, item.i))


def _plain(hit: Hit | None) -> bool:
    """Whether a word is of no kind that a number could belong to or be led by."""
    return hit is None or (not hit.places and hit.senses.keys() <= _LED)


def _touches(scene: Scene, item: Item) -> bool:
    """Whether the number stands right at its act, or is what it reached ("rose to 5")."""
    act, words = item.act, scene.words
    if act is None:
        return False
    if act.i - item.j in (0, 1, 2) or item.i - act.j in (0, 1) or _closes(scene, item, act):
        return True
    if "reach" not in words.slots:
        return False
    before = hit_before(words.at, item.i, _REACH)
    return words.means("reach", item.i - 1) or (before is not None and "reach" in before.senses)
