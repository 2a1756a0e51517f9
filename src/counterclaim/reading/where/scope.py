"""Which place a claim has that names none: the report's place so far, an office's seat, an air force's country."""

from __future__ import annotations

from counterclaim.model import Issue
from counterclaim.reading.claims.kinds import WEAPONS
from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import State
from counterclaim.reading.things.items import Cue
from counterclaim.reading.where.places import spots
from counterclaim.reading.where.spots import Name, Spot
from counterclaim.reading.who.speakers import Voice
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.scopes import Sentence

_OPENING = 4  # tokens within which a place opens its sentence
_SUFFERED = ("killed", "injured", "damaged", "debris", "hit")


def spots_of(state: State, sentence: Sentence, taken: frozenset[int]) -> list[Spot]:
    """The place lists of a sentence; names that may be several places are told as issues."""
    found, unsettled = spots(
        state.tokens, state.at, sentence.a, sentence.b, taken, state.gazetteer, state.known, state.recall
    )
    for name in unsettled:
        quote = state.quote(name.i, name.j)
        state.issues.append(Issue("reading", "place_open", f"“{quote.text}” may be several places; left open", quote))
    return found


def passing(state: State, sentence: Sentence, taken: frozenset[int], hits: list[Hit]) -> None:
    """Note the places of a sentence with nothing counted in it."""
    if any(hit.places or "place" in hit.senses for hit in hits):
        found, _ = spots(
            state.tokens, state.at, sentence.a, sentence.b, taken, state.gazetteer, state.known, state.recall
        )
        hand_on(state, found, sentence, [])


def hand_on(state: State, found: list[Spot], sentence: Sentence, drafts: list[Draft]) -> None:
    """Leave a sentence's place to the sentences that follow: that of its claims, else the one that opens it."""
    talk = state.talk
    used = [s for d in drafts for s in d.spots if d.own_place and d.whole is None]
    if not used and any(d.own_place for d in drafts):
        return
    located = [s for s in found if s.role in ("in", "bare") and any(n.kind != "country" for n in s.names)]
    if used:
        located = [s for s in used if any(n.kind != "country" for n in s.names)] or used
    elif any("-" in code for s in talk.places for code in s.codes):
        located = [s for s in located if s.i - sentence.a <= _OPENING]
    elif not located:
        located = [s for s in found if s.role == "in"]
    if talk.places:
        located = [s for s in located if any(n.kind != "sea" for n in s.names)]
    if located:
        talk.places, talk.place_paragraph = (located if used else located[-1:]), sentence.paragraph
    seats = [s for s in found if s.role == "seat"]
    if seats:
        talk.seat = seats


def seats(state: State, said: list[Voice]) -> None:
    """Note where the offices that are quoted, or that sign, have their seat."""
    for voice in said:
        if voice.speaker.role is not None or voice.speaker.name is not None:
            own = [spot for spot in _seat_of(state, voice) if spot.names[0].kind != "country"]
            state.talk.seat = own or state.talk.seat


def _seat_of(state: State, voice: Voice) -> list[Spot]:
    """The first place named within a voice or right before it, as its seat."""
    first = voice.i - (voice.i - 1 in state.at and bool(state.at[voice.i - 1].places))
    found, _ = spots(
        state.tokens, state.at, first, voice.j, frozenset(), state.gazetteer, state.known, state.recall, seat=True
    )
    return [Spot(s.i, s.j, s.names[:1], "seat") for s in found[:1]]


def seat(state: State, drafts: list[Draft]) -> None:
    """With no other place in the report so far, the seat of the only office quoted is where it happened."""
    if not state.talk.seat:
        return
    inside = [code for s in state.talk.seat for code in s.codes]
    if all(any(state.gazetteer.contains(o, c) for o in inside) for d in drafts for c in d.codes):
        for draft in drafts:
            if draft.codes:
                break
            draft.spots = list(state.talk.seat)


def cover(state: State, drafts: list[Draft], said: list[Voice], spot_list: list[Spot]) -> None:
    """What a country's air force counts, or its air defence does, with no place named, is over the country."""
    voice = next((v for v in said if v.covers and v.said), None)
    land: Spot | None = None
    if voice is not None and voice.covers is not None:
        land = Spot(voice.i, voice.j, [Name(voice.i, voice.j, (), None, (voice.covers,), None, "country")], "in")
    guarded = land or next((s for s in spot_list if _guards(state, s)), None)
    for draft in drafts:
        if draft.spots:
            continue
        if land is not None and (draft.thing in WEAPONS or draft.measure == "hit"):
            draft.spots, draft.own_place = [land], True
        elif guarded is not None and draft.thing in WEAPONS and draft.measure == "intercepted" and draft.whole is None:
            draft.spots, draft.own_place = [guarded], True


def _guards(state: State, spot: Spot) -> bool:
    """Whether a country is named as the one whose forces act ("the air defence of X", "X air defences")."""
    if any(name.kind != "country" for name in spot.names):
        return False
    behind = state.at.get(spot.j)
    return spot.role == "of" or (spot.role == "bare" and behind is not None and "actor" in behind.senses)


def people_of(state: State, drafts: list[Draft], said: list[Voice]) -> None:
    """The dead and wounded that a health ministry counts are its country's, unless the place in force lies there."""
    office = next((spot for v in said if v.said for spot in _offices(state, v)), None)
    if office is None:
        return
    inside = all(
        any(state.gazetteer.contains(outer, code) for outer in office.codes)
        for spot in state.talk.places
        for code in spot.codes
    )
    if state.talk.places and inside:
        return
    for draft in drafts:
        if not draft.spots and draft.measure in ("killed", "injured"):
            draft.spots, draft.own_place = [office], True


def _offices(state: State, voice: Voice) -> list[Spot]:
    """The place of an office that counts people, as it stands in its name ("the health ministry of X", "X's …")."""
    inside = [state.at[k] for k in range(voice.i, voice.j) if k in state.at]
    if not any("institution" in h.senses and h.senses["institution"].features.get("people") for h in inside):
        return []
    return _seat_of(state, voice)


def inherit(
    state: State, drafts: list[Draft], spot_list: list[Spot], sentence: Sentence, cues: list[Cue], voiced: bool
) -> None:
    """Give claims with no place of their own the report's place so far, and hand the sentence's own on.

    `voiced`: somebody is quoted in the sentence.
    """
    scope = state.talk.places
    for draft in drafts:
        if draft.spots or draft.whole is not None:
            if draft.spots and draft.own_place:
                scope = draft.spots
        elif _leans(state, draft, drafts, scope, sentence, cues, voiced):
            draft.spots = list(scope)
    for draft in drafts:
        if not draft.spots and draft.whole is not None:
            draft.spots = list(draft.whole.spots)
    hand_on(state, spot_list, sentence, drafts)


def _leans(
    state: State,
    draft: Draft,
    drafts: list[Draft],
    scope: list[Spot],
    sentence: Sentence,
    cues: list[Cue],
    voiced: bool,
) -> bool:
    """Whether a claim takes the place in force: what was suffered does, totals and background do not."""
    talk, item = state.talk, draft.item
    numbered = item is not None and item.number is not None
    rivals = [d for d in drafts if d.own_place and d.measure == draft.measure and d is not draft]
    if len(rivals) > 1 and numbered:  # the others name theirs
        return False
    dependent = draft.measure in _SUFFERED or (item is not None and item.thing is None)
    if dependent:
        return True
    same = sentence.paragraph == talk.place_paragraph
    if not same and any(c.slot == "background" and c.i <= draft.i for c in cues):
        return False
    if draft.measure == "launched" and voiced and numbered and any("-" in code for s in scope for code in s.codes):
        return False
    near = sentence.paragraph - talk.place_paragraph <= 1 or sentence.listed
    if not near or not any(c.slot == "total" for c in cues):
        return near
    regions = all(name.kind == "region" for s in scope for name in s.names)
    return same and regions and len({d.codes for d in state.drafts if d.codes}) == 1  # the report's only region
