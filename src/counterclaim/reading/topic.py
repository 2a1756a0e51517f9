"""Whether a report is about the field at all: one with none of its words tells of storms, sports or light shows."""

from __future__ import annotations

from counterclaim.reading.claims.kinds import CRAFT, WEAPONS
from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import State

_WRECK = 4  # tokens between debris and the weapon that it is of


def off_topic(state: State) -> bool:
    """Whether a report has none of the field's words, and nothing in it flew."""
    topics = state.lexicon.topics
    if not topics or not topics.isdisjoint(state.tokens.word):
        return False
    return not _wrecked(state) and not any(
        d.measure in ("intercepted", "suppressed")
        or _wiped_out(state, d)
        or (d.measure in ("hit", "debris") and d.thing in WEAPONS)
        for d in state.drafts
    )


def _wiped_out(state: State, draft: Draft) -> bool:
    """Whether craft are said to have been destroyed, or something beside the name of a weapon."""
    act = draft.item.act if draft.item is not None else None
    if act is None or act.measure != "destroyed":
        return False
    sentence = state.sentences[draft.sentence]
    near = [state.at[k].senses.get("thing") for k in range(sentence.a, sentence.b) if k in state.at]
    return draft.thing in CRAFT or any(thing is not None and thing.value in WEAPONS for thing in near)


def _wrecked(state: State) -> bool:
    """Whether debris of a weapon is told of: "debris of a drone", "drone wreckage"."""
    forms, word = state.lexicon.forms, state.tokens.word
    if any("notthing" in hit.senses and "fragments" in forms.get(word[hit.j - 1], ()) for hit in state.at.values()):
        return True
    debris = [hit for hit in state.at.values() if "fragments" in hit.senses]
    near = [state.at[k] for hit in debris for k in range(hit.i - _WRECK, hit.j + _WRECK) if k in state.at]
    return any("thing" in hit.senses and hit.senses["thing"].value in WEAPONS for hit in near)
