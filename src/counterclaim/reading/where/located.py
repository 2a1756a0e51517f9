"""Which places of a sentence tell where something happened, and which only who acts, speaks or is spoken of."""

from __future__ import annotations

from counterclaim.reading.drafts import Scene
from counterclaim.reading.where.spots import Spot
from counterclaim.reading.words.around import hit_before

_PASSIVE = 3  # the most tokens between the subject of a passive and its act
_SAID = 3  # the most tokens between a verb of speech and a place that belongs to it
_LINKED, _AROUND = 12, 8  # how far a link ("that") and a verb of speech may stand from the place they make a speaker's
_HELD_BY = ("thing", "institution", "role")


def located(scene: Scene) -> list[Spot]:
    """The spots without those that tell something else than where."""
    stated = any(s.role == "in" for s in scene.spots)
    return [s for s in scene.spots if not (_told(scene, s) or (s.role == "bare" and _named(scene, s, stated)))]


def _told(scene: Scene, spot: Spot) -> bool:
    """Whether a place is that of a speaker or of an earlier event."""
    at_speech = spot.role == "in" and scene.words.means("say", spot.j)  # "in Kyiv they said"
    return at_speech or _since(scene, spot) or _saying(scene, spot) or _introduced(scene, spot)


def _named(scene: Scene, spot: Spot, stated: bool) -> bool:
    """Whether a place with no preposition is no place of what is told; `stated`: another has one."""
    if _suffers(scene, spot):
        return False
    if all(n.kind == "country" for n in spot.names) and ((stated and _acts(scene, spot)) or _of_country(scene, spot)):
        return True
    headless = not any(n.head for n in spot.names)
    return headless and (_definite(scene, spot) or (stated and _of_act(scene, spot)))


def _suffers(scene: Scene, spot: Spot) -> bool:
    """ "Kuwait was attacked with 9 missiles": the subject of a passive is where it happened."""
    act = next((x for x in scene.acts if spot.j <= x.i <= spot.j + _PASSIVE), None)
    if act is None or act.noun:
        return False
    passive = scene.words.at[act.i].senses["measure"].features.get("passive")
    return bool(passive) or scene.words.told("passive", spot.j, act.i)


def _since(scene: Scene, spot: Spot) -> bool:
    """ "Shot down since the strike on X": the place of an earlier event."""
    if "link" not in scene.words.slots:
        return False
    at = scene.words.at
    opened = max((x.j for x in scene.acts if x.j <= spot.i), default=spot.i)
    return any(
        k in at and "link" in at[k].senses and at[k].senses["link"].value == "since" for k in range(opened, spot.i)
    )


def _saying(scene: Scene, spot: Spot) -> bool:
    """ "..., said Kharkiv's mayor": a verb of speech right before, and an act before that."""
    said = scene.words.told("say", spot.i - _SAID, spot.i)
    return said and any(x.j <= spot.i for x in scene.acts)


def _introduced(scene: Scene, spot: Spot) -> bool:
    """ "Kyiv said that 5 drones …": speech and a link stand between the place and the first act."""
    words, acts = scene.words, scene.acts
    if "link" not in words.slots or "say" not in words.slots:
        return False
    first = min((x.i for x in acts), default=0)
    if spot.j > first or (spot.j < len(words.word) and words.word[spot.j] == ","):
        return False
    linked = words.told("link", spot.j, min(first, spot.j + _LINKED))
    return linked and words.told("say", spot.i - _AROUND, spot.j + _AROUND)


def _acts(scene: Scene, spot: Spot) -> bool:
    """ "Russia launched …": the country that acts, not the one that was "attacked"."""
    first = min((x.i for x in scene.acts), default=spot.i + 1)
    return spot.i < first or all(x.j != spot.i for x in scene.acts)  # "attacked Ukraine", not "a depot of Russia's"


def _of_country(scene: Scene, spot: Spot) -> bool:
    """ "A strike of Russia's", "Russia fired", "Russia warplanes": whose it is, or who it was."""
    words = scene.words
    if any(x.noun and x.j == spot.i for x in scene.acts):
        return True
    act = next((x for x in scene.acts if x.i >= spot.j), None)
    if act is not None and act.measure == "launched" and not act.noun:
        return True
    if spot.j >= len(words.word) or not words.word[spot.j].isalpha():
        return False
    behind = words.at.get(spot.j)
    return behind is None or any(slot in behind.senses for slot in _HELD_BY)


def _of_act(scene: Scene, spot: Spot) -> bool:
    """ "A day after the Tel Aviv drone attack": the place of an event that is only named."""
    behind = scene.words.at.get(spot.j)
    if behind is None:
        return False
    act = behind.senses.get("measure")
    return "notthing" in behind.senses or (act is not None and act.features.get("kind") == "noun")


def _definite(scene: Scene, spot: Spot) -> bool:
    """ "The Geneva talks": an article before, a plain word behind."""
    words, j = scene.words, spot.j
    if "definite" not in words.slots or j >= len(words.word) or j in words.at:
        return False
    led = hit_before(words.at, spot.i)
    return led is not None and "definite" in led.senses and words.word[j].isalpha() and not words.cap[j]
