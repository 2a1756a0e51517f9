"""What an attack reached: places among its objects, told once and as places."""

from __future__ import annotations

from counterclaim.model import Count
from counterclaim.reading.claims.kinds import WEAPONS
from counterclaim.reading.drafts import Draft
from counterclaim.reading.words.around import Words

_BARE_FORMS = ("singular", "plural", "derived")
_JOIN = 4  # the most tokens between two places of one list


def reached(words: Words, drafts: list[Draft], armed: bool) -> list[Draft]:
    """The drafts with the places that were hit told once; `armed`: the sentence names a weapon."""
    for draft in drafts:
        if draft.measure == "debris" and draft.thing in WEAPONS and _at_sea(draft):
            draft.measure = "suppressed"  # what fell into the sea was lost
    if not armed:
        drafts = [d for d in drafts if not (d.measure == "hit" and d.thing == "site" and _needs_weapon(words, d))]
    return _joined_sites(words, drafts)


def struck_once(drafts: list[Draft]) -> list[Draft]:
    """Without the places and buildings that only say what the weapons of the same sentence hit."""
    blows = [d for d in drafts if d.measure == "hit" and d.thing in WEAPONS]
    if any(d.count.high == 1 for d in blows):
        drafts = _without_target(drafts, blows)
    struck = {d.act for d in blows}
    return [d for d in drafts if not (d.measure == "hit" and d.act in struck and _bare_building(d))]


def _at_sea(draft: Draft) -> bool:
    """Whether its own places are nothing but sea."""
    return draft.own_place and {n.kind for s in draft.spots for n in s.names} == {"sea"}


def _needs_weapon(words: Words, draft: Draft) -> bool:
    """Whether the draft is the object of an act that tells of a hit only where a weapon is named."""
    hit = words.at.get(draft.act[0]) if draft.act is not None else None
    sense = hit.senses.get("measure") if hit is not None and hit.j <= draft.i else None
    return sense is not None and bool(sense.features.get("armed"))


def _joined_sites(words: Words, drafts: list[Draft]) -> list[Draft]:
    """ "A refinery and a power station were hit" is one claim of two sites."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _one_list(words, out[-1], draft):
            first = out[-1]
            open_ended = first.count.high is None or draft.count.high is None
            high = None if open_ended else (first.count.high or 0) + (draft.count.high or 0)
            first.count, first.j = Count(first.count.low + draft.count.low, high, "derived"), draft.j
            first.spots, first.own_place = draft.spots, draft.own_place
        else:
            out.append(draft)
    return out


def _one_list(words: Words, first: Draft, second: Draft) -> bool:
    """Whether two uncounted sites are objects of one act, side by side, with no place between."""
    if first.measure != second.measure or first.act != second.act or second.i - first.j > _JOIN:
        return False
    if not (_uncounted_site(first) and _uncounted_site(second)) or first.codes not in ((), second.codes):
        return False
    between = words.word[first.j : second.i]
    return ";" not in between and "." not in between and not any(first.j <= s.i < second.i for s in second.spots)


def _uncounted_site(draft: Draft) -> bool:
    """Whether it is a place, hit or damaged, whose number no word gives."""
    return draft.thing == "site" and draft.measure in ("hit", "damaged") and draft.count.form in _BARE_FORMS


def _without_target(drafts: list[Draft], blows: list[Draft]) -> list[Draft]:
    """Where one weapon hit, the place it hit is no claim of its own, but it tells where."""
    out = []
    for site in drafts:
        if site.measure != "hit" or site.thing != "site" or site.count.form != "singular":
            out.append(site)
        elif site.own_place:
            for blow in blows:
                if blow.act == site.act and not blow.own_place:
                    blow.spots, blow.own_place = list(site.spots), True
    return out


def _bare_building(draft: Draft) -> bool:
    """Whether it tells of a building that nobody counted."""
    return draft.item is not None and draft.item.bare and draft.item.thing == "building"
