"""From an item that stands to the drafts of its claims."""

from __future__ import annotations

from counterclaim.reading.claims.counting import ONE, SHARES, count_of, share_of
from counterclaim.reading.claims.kinds import OBJECTS, WEAPONS, measures_of, suits
from counterclaim.reading.drafts import Draft, Scene, Talk
from counterclaim.reading.things.items import Item
from counterclaim.reading.where.spots import Spot

_BY_MEANS: dict[str | None, str | None] = {  # what an act says of the weapon it was done with
    "destroyed": "launched",
    "damaged": "launched",
    "killed": "launched",
    "injured": "launched",
    "intercepted": None,
    "downed": "hit",
}
_OUTCOMES = ("intercepted", "suppressed", "hit")  # what is told as a share of what was launched
_LINKED = 3  # the most tokens between a link and the debris that only says where or why
_COUNTED = 4  # the most tokens between a fall of debris and the places it counts


def drafts_of(scene: Scene, item: Item, earlier: list[Draft]) -> list[Draft]:
    """The drafts that an item gives: none, one, or one for each measure its act tells of."""
    measure, count = _measure(item, scene.talk), count_of(item, earlier)
    if measure is None or count is None or _void(item) or (item.bare and scene.heading):
        return []
    base: Draft | None = None
    if count.form in SHARES:
        share = share_of(count, item, measure, earlier)
        if share is None:
            return []
        count, base = share
    thing, model = _thing(scene, item, measure, base)
    if thing is None or (item.bare and thing == "other" and measure == "damaged" and count.form == "plural"):
        return []
    place = item.place or (list(base.spots) if base is not None else [])
    act, own_act = item.act, (item.act.i, item.act.j) if item.act else scene.talk.act
    out = []
    for name in measures_of(measure, thing, _grounded(scene)):
        if name == "hit" and thing in OBJECTS and thing != "site":
            if act is None or act.noun or thing == "other":
                continue
            thing = "site"
        out.append(
            Draft(
                name, thing, count, item.i, item.j, scene.order, item, own_act, model, list(place),
                own_place=bool(place), cue=_cue(item), each=item.each,
                whole=base if base is not None and base.measure == measure else None,
            )
        )  # fmt: skip
    scene.talk.things.append((thing, model))
    return out + _outer(scene, item, out, place)


def _grounded(scene: Scene) -> bool:
    """Whether the sentence tells of an airfield, or of what stood on the ground."""
    return scene.words.told("grounded", scene.sentence.a, scene.sentence.b)


def _cue(item: Item) -> str | None:
    """What the words say that the number does to another: adds to it, or replaces it."""
    return "corrects" if item.replaces is not None else "further" if item.further else None


def _void(item: Item) -> bool:
    """Whether the act did not happen, or is too vague a word for a claim with no number."""
    act, number = item.act, item.number
    if act is None:
        return False
    none = number is not None and number.count.high == 0  # "none of them hit"
    vague = act.weak and (number is None or number.count.form == "several")
    return act.unreal or vague or (act.negated and not none)


def _measure(item: Item, talk: Talk) -> str | None:
    """What the item counts: by its own noun ("casualties"), its act, or the act of the list that is open."""
    act = item.act
    if item.noun is not None:
        measure: str | None = str(item.noun.value)
        if measure == "casualty" or (item.bare and item.gram is None):
            return None
    else:
        measure = act.measure if act is not None else talk.measure
    if measure == "struck":  # "struck a drone" brings it down, "a drone struck" does not
        measure = "downed" if act is not None and act.j <= item.i and not item.means else "hit"
    if item.means and act is not None and not act.noun and item.thing in WEAPONS:
        return _BY_MEANS.get(measure, measure)
    return measure


def _thing(scene: Scene, item: Item, measure: str, base: Draft | None) -> tuple[str | None, str | None]:
    """The thing and model that the item counts: its own, else those of what it is a share of, else the last met."""
    thing, model = item.thing, item.model
    if base is not None:
        return (thing if thing is not None and base.thing == "munition" else base.thing), model or base.model
    if thing is not None:
        return thing, model
    if suits(measure, "person") and not suits(measure, "drone"):
        return "person", None
    met = next((x for x in reversed(scene.talk.things) if suits(measure, x[0])), None)
    if (scene.heading or (met is None and scene.talk.ahead)) and suits(measure, "munition"):
        return "munition", None
    return met or (None, None)


def _outer(scene: Scene, item: Item, out: list[Draft], place: list[Spot]) -> list[Draft]:
    """ "3 of 5": the draft of the 5."""
    if item.of is None or item.of.number is None or not out:
        return []
    first, of = out[0], item.of
    measure = "launched" if first.measure in _OUTCOMES else first.measure
    outer = Draft(
        measure, out[-1].thing, item.of.number.count, of.i, of.j, scene.order, of, first.act, first.model, list(place),
        bool(place),
    )  # fmt: skip
    if measure == first.measure:
        first.whole = outer
    return [outer]


def debris(scene: Scene, named: list[Item], lead: list[Spot]) -> list[Draft]:
    """ "Debris fell on …" asserts one place, or as many as are counted after it."""
    out = []
    for act in scene.acts:
        if act.fragments is None or act.unreal or act.negated:
            continue
        first = min(act.i, act.fragments.i)
        if scene.words.told("link", max(0, first - _LINKED), first):
            continue
        counted = next((x for x in named if _places_hit(x) and 0 <= x.i - act.j <= _COUNTED), None)
        if act.weak and counted is None and not scene.words.told("exist", act.i - 4, act.j + 4):
            continue  # the fall only says where or why something else happened
        count = counted.number.count if counted is not None and counted.number is not None else ONE
        stop = counted.j if counted is not None else act.j
        out.append(Draft("debris", "site", count, act.i, stop, scene.order, None, (act.i, act.j), spots=list(lead)))
    return out


def _places_hit(item: Item) -> bool:
    """Whether a number may count the places where debris fell."""
    return item.number is not None and (item.foreign or item.thing is None or item.thing in OBJECTS)
