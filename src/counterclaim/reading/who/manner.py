"""How a claim is said: by whom, how surely, and whether it corrects an earlier one."""

from __future__ import annotations

from counterclaim.model.vocabulary import related
from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import State
from counterclaim.reading.things.items import Cue
from counterclaim.reading.who.speakers import Voice
from counterclaim.reading.words.scopes import Sentence

_UNTOLD = ("singular", "plural")  # forms of a count that no words give
_BACK = 2  # sentences that "this was reported by" reaches back


def reserve(state: State, drafts: list[Draft], cues: list[Cue]) -> None:
    """Stances ("preliminary", "unconfirmed") and corrections."""
    for cue in cues:
        if cue.slot == "stance":
            for draft in drafts:
                if cue.i <= draft.i or len(drafts) == 1:
                    draft.stance = cue.value
        elif cue.slot == "corrects" and drafts:
            first = next((d for d in drafts if d.i >= cue.i), drafts[0])
            _correct(state, drafts, first)
    for draft in drafts:
        if draft.item is not None and draft.item.replaces is not None:
            _correct(state, drafts, draft)


def _correct(state: State, drafts: list[Draft], draft: Draft) -> None:
    """Let a draft correct the last one of its kind before it, best the one with the number that it replaces."""
    earlier = [d for d in (*state.drafts, *drafts) if d.i < draft.i and d.count.form not in _UNTOLD]
    earlier = [d for d in earlier if d.measure == draft.measure and related(d.thing, draft.thing)]
    old = draft.item.replaces if draft.item is not None else None
    if old is not None:
        earlier = [d for d in earlier if d.count[:2] == old.count[:2]]
    draft.corrects = earlier[-1] if earlier else None
    if draft.corrects is not None:
        draft.cue = "corrects"
        if not draft.own_place:
            draft.spots = list(draft.corrects.spots)


def speak(state: State, said: list[Voice], drafts: list[Draft], sentence: Sentence, index: int) -> None:
    """The sentence's speaker, else the one in force; a speaker stays for the paragraph and the next."""
    talk = state.talk
    speaking = [voice for voice in said if voice.said]
    if speaking:
        voice = speaking[0]
        via = tuple(v.speaker.name or v.speaker.role or "" for v in speaking[1:]) if voice.cited else ()
        talk.speaker, talk.speaker_span = voice.speaker._replace(via=via), (voice.i, voice.j)
        talk.speaker_paragraph = sentence.paragraph
        for draft in state.drafts if voice.back else ():
            if draft.speaker is None and draft.sentence >= index - _BACK:
                draft.speaker, draft.speaker_span = talk.speaker, talk.speaker_span
    elif sentence.paragraph > talk.speaker_paragraph + 1:
        talk.speaker = talk.speaker_span = None
    for draft in drafts:
        draft.speaker, draft.speaker_span = talk.speaker, talk.speaker_span
