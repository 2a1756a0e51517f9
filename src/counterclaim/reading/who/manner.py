"""How a claim is said: by whom, how surely, and whether it corrects an earlier one."""

from __future__ import annotations

from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import State
from counterclaim.reading.things.items import Cue
from counterclaim.reading.who.speakers import Voice
from counterclaim.reading.words.scopes import Sentence

_BACK = 2  # sentences that "this was reported by" reaches back


def reserve(state: State, drafts: list[Draft], cues: list[Cue]) -> None:
    """Stances ("preliminary", "unconfirmed") and corrections."""
    for cue in cues:
        if cue.slot == "stance":
            for draft in drafts:
                if cue.i <= draft.i or len(drafts) == 1:
                    draft.stance = cue.value
        elif cue.slot == "corrects" and drafts:
            first = drafts[0]
            earlier = [d for d in state.drafts if d.measure == first.measure and d.thing == first.thing]
            first.corrects = earlier[-1] if earlier else None


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
