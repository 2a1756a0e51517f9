"""A sentence's things, acts, places and times -> drafts of claims."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.model import Count
from counterclaim.model.vocabulary import related
from counterclaim.reading.claims.attach import attach, attempts, described, objects
from counterclaim.reading.claims.attacks import no_attacks
from counterclaim.reading.claims.drafting import debris, drafts_of
from counterclaim.reading.claims.kinds import OBJECTS, PEOPLE, WEAPONS
from counterclaim.reading.claims.standing import stands
from counterclaim.reading.claims.targets import reached, struck_once
from counterclaim.reading.claims.zeros import refused, zeros
from counterclaim.reading.drafts import Draft, Scene, Talk
from counterclaim.reading.things.items import Act, Cue, Item
from counterclaim.reading.where.located import located
from counterclaim.reading.where.sharing import share_places
from counterclaim.reading.where.spots import Spot
from counterclaim.reading.words.around import words_of
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.scopes import Sentence
from counterclaim.reading.words.tokens import Tokens

_OPENING = 2  # tokens within which a list's line names what it tells of


def claims(
    tokens: Tokens, at: Mapping[int, Hit], sentence: Sentence, index: int, items: list[Item], acts: list[Act],
    cues: list[Cue], spot_list: list[Spot], talk: Talk, earlier: list[Draft], heading: bool,
) -> list[Draft]:  # fmt: skip
    """The drafts that one sentence gives, with their own places; `heading` says that a list follows it."""
    words = words_of(tokens, at, sentence.a, sentence.b)
    none, denied = zeros(words, items, acts, cues)
    items = [x for x in items if x.i not in denied]
    never = no_attacks(words, acts, cues)
    attach(words, items, acts)
    items = [x for x in refused(items) if x.act is None or x.act not in [act for _, act, _, _ in never]]
    attempts(words, items, acts)
    items = objects(items)
    scene = Scene(words, sentence, index, items, acts, spot_list, talk, heading)
    _number_listed(scene)
    standing, others = [], []
    for x in items:
        if stands(scene, x):
            standing.append(x)
        elif x.number is not None and (x.foreign or x.thing in PEOPLE or x.thing in OBJECTS):
            others.append(x.i)
    partitions = [c.i for c in cues if c.slot == "partition"]
    lead = share_places(words, standing, located(scene), acts, partitions, others)
    told = [*earlier]
    for item in described(words, standing, items, acts):
        told += drafts_of(scene, item, told)
    out = reached(words, told[len(earlier) :], any(x.thing in WEAPONS for x in items))
    out = struck_once(out + debris(scene, items, lead))
    for weapon, _, i, j in never:
        out.append(Draft("launched", weapon, Count(0, 0, "zero"), i, j, index, spots=list(lead)))
    for measure, i, j in none:
        thing = "other" if measure == "damaged" else "person"
        out.append(Draft(measure, thing, Count(0, 0, "zero"), i, j, index, spots=list(lead)))
    out = [d for d in out if not _came(d, earlier)]
    out.sort(key=lambda d: d.i)
    return out


def _came(none: Draft, earlier: list[Draft]) -> bool:
    """Whether none is said to have crossed a border, say, of weapons that were told to have been launched."""
    if none.measure != "launched" or none.count.high != 0:
        return False
    return any(d.measure == "launched" and d.count.high != 0 and related(d.thing, none.thing) for d in earlier)


def _number_listed(scene: Scene) -> None:
    """A list names one by one what it does not count: its bare nouns of no known number are one each."""
    if not scene.sentence.listed:
        return
    for x in scene.items:
        named = x.bare and x.thing is not None and x.noun is None and x.act is None
        if named and x.gram is None and x.i - scene.sentence.a <= _OPENING:
            x.gram = "sg"
