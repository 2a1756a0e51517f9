"""Which window a claim has: its sentence's, its whole's, or the one in force."""

from __future__ import annotations

from counterclaim.model import Mark, Window
from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import Lead, Pair, State
from counterclaim.reading.things.items import Cue
from counterclaim.reading.when.times import TimePhrase
from counterclaim.reading.when.windows import resolve
from counterclaim.reading.where.place_lists import dateline
from counterclaim.reading.words.scopes import Sentence

Timed = list[tuple[TimePhrase, Window]]
"""Time phrases with the windows they mean."""

_SPEECH = frozenset({"say", "statement"})


def windows(state: State, phrases: list[TimePhrase], sentence: Sentence) -> Timed:
    """What a sentence's time phrases mean, those apart that tell when something was written or said."""
    out: Timed = []
    for phrase in phrases:
        if _of_speech(state, phrase, sentence):
            continue
        got = resolve(phrase, state.clock)
        pair = phrase.i, phrase.j
        if phrase.zone not in (None, "local"):
            state.zoned.add(pair)
        if got.day is not None:
            state.clock = state.clock._replace(day=got.day)
        if any(point.day is not None for point in phrase.points):
            state.dated = pair
        elif state.dated is not None:
            state.rests[pair] = state.dated
        if got.mark:
            state.marks.append(Mark(got.mark, state.quote(*pair), str(got.day or "")))
        if got.window is not None:
            out.append((phrase, got.window))
    return out


def _of_speech(state: State, phrase: TimePhrase, sentence: Sentence) -> bool:
    """Whether a time tells when it was written or said: in a dateline, or right beside the verb of speech."""
    at, word = state.at, state.tokens.word
    if phrase.part is not None or any(p.clock is not None for p in phrase.points):
        return _told_at(state, phrase, sentence)
    opening = at.get(sentence.a)
    dated = opening is not None and opening.places and phrase.i - opening.j <= 1
    if dated and opening is not None and dateline(state.tokens, opening.j, sentence.a, sentence.b):
        return True
    for k in range(max(sentence.a, phrase.i - 3), phrase.i):
        if k in at and at[k].j == phrase.i and _SPEECH & at[k].senses.keys():
            return True
    return phrase.j in at and bool(_SPEECH & at[phrase.j].senses.keys()) and word[phrase.i - 1] != ","


def _told_at(state: State, phrase: TimePhrase, sentence: Sentence) -> bool:
    """Whether an hour is that of the telling (", he told reporters at 09:15")."""
    at, word = state.at, state.tokens.word
    if len(phrase.points) != 1 or phrase.points[0].role not in ("", "at"):
        return False
    for k in range(phrase.i - 1, max(sentence.a, phrase.i - 6) - 1, -1):
        if word[k] in (",", '"', "-", ":") or (k in at and "measure" in at[k].senses):
            return False
        if k in at and "say" in at[k].senses:
            return k > sentence.a and word[k - 1] in (",", "-", '"')
    return False


def keep(state: State, timed: Timed) -> tuple[TimePhrase, Window]:
    """Leave to later sentences the window with clock limits, else the first."""
    best = max(timed, key=lambda tw: (tw[1].precision == "minute", -tw[0].i))
    state.talk.window, state.talk.window_span = best[1], (best[0].i, best[0].j)
    return best


def passing(state: State, timed: Timed, sentence: Sentence, taken: frozenset[int]) -> None:
    """Note the times of a sentence with nothing counted: a heading's window, or the day that opens a paragraph."""
    if timed and 2 * len(taken) >= sentence.b - sentence.a - 2:
        keep(state, timed)
        return
    for phrase, window in timed:
        if window.precision == "day" and window.start is not None:
            published = state.document.published
            if published is None or window.start <= published:
                state.lead = Lead(sentence.paragraph, window, (phrase.i, phrase.j))
            return


def assign(state: State, drafts: list[Draft], timed: Timed, cues: list[Cue], sentence: Sentence, acting: bool) -> None:
    """Give the drafts of a sentence their windows, and leave its own to the next. `acting`: something was done."""
    history = [cue for cue in cues if cue.slot == "background"]
    amends = [cue.i for cue in cues if cue.slot == "corrects"]
    for draft in drafts:
        draft.background = any(
            (cue.i <= draft.i or len(drafts) == 1)
            and not any(cue.i < k <= draft.i for k in amends)
            and _bracket(state, cue.i, sentence) in (None, _bracket(state, draft.i, sentence))
            for cue in history
        )
        _give(state, draft, drafts, timed, sentence)
    if not (drafts or acting):  # the hour of something else ("the alarm sounded at …") is not handed on
        timed = [(t, w) for t, w in timed if w.start is None or w.start != w.end]
    if timed and not history:
        _hand_on(state, drafts, timed, sentence)


def _bracket(state: State, k: int, sentence: Sentence) -> int | None:
    """The bracket that is open at token `k` of a sentence, if any."""
    word = state.tokens.word
    for x in range(k - 1, sentence.a - 1, -1):
        if word[x] == ")":
            return None
        if word[x] == "(":
            return x
    return None


def _give(state: State, draft: Draft, drafts: list[Draft], timed: Timed, sentence: Sentence) -> None:
    talk = state.talk
    moment = draft.count.high == 0  # nobody is hurt at no minute
    lasting = [x for x in timed if not moment or x[1].start is None or x[1].start != x[1].end]
    window, span = _nearest(draft, drafts, lasting)
    if window is None and draft.whole is not None and draft.whole.window != Window():
        window, span = draft.whole.window, draft.whole.window_span
    if window is None and not draft.background:
        window, span = talk.window, talk.window_span
        if state.lead is not None and state.lead.paragraph == sentence.paragraph:
            window, span = state.lead.window, state.lead.span
    ends = window is not None and window.start is None and window.end is not None
    if window is not None and ends and talk.window.start and talk.window.end is None:
        window = window._replace(start=talk.window.start)  # "from 20:30 …", later "as of 08:30"
    draft.window, draft.window_span = window or Window(), span


def _nearest(draft: Draft, drafts: list[Draft], timed: Timed) -> tuple[Window | None, Pair | None]:
    """The time phrase behind a draft and before the next, else the last one before it; clock limits go first."""
    if not timed:
        return None, None
    phrase, window = timed[0]
    if len(timed) > 1 and len({w for _, w in timed}) > 1:
        limit = min((d.i for d in drafts if d.i > draft.i), default=len(drafts) + 10**9)
        before = [x for x in timed if x[0].i <= draft.i]
        after = [x for x in timed if draft.i < x[0].i < limit and not (before and x[0].j == limit)]
        precise = [x for x in before if x[1].precision == "minute"]
        if after and not (before and before[-1][1].precision == "minute" != after[0][1].precision):
            phrase, window = after[0]
        elif before:
            phrase, window = precise[-1] if precise and len(drafts) == 1 else before[-1]
    return window, (phrase.i, phrase.j)


def _hand_on(state: State, drafts: list[Draft], timed: Timed, sentence: Sentence) -> None:
    """Keep the sentence's window in force; "as of", and limits told last, reach back over their paragraph."""
    talk, began = state.talk, state.talk.window
    (phrase, window), state.lead = keep(state, timed), None
    asof = bool(phrase.points) and phrase.points[0].role == "asof"
    if asof and began.start and began.end is None and talk.window.end and began.start < talk.window.end:
        whole = talk.window._replace(start=began.start)
        for draft in (*state.drafts, *drafts):
            if draft.window in (began, talk.window):
                draft.window = whole
        talk.window = whole
    limits = window.precision == "minute" and window.start is not None and window.end is not None
    if phrase.points and (asof or limits):
        for draft in state.drafts:
            if state.sentences[draft.sentence].paragraph != sentence.paragraph:
                continue
            if draft.window == Window():
                draft.window, draft.window_span = talk.window, talk.window_span
            elif draft.window.start is not None and draft.window.end is None and window.start is None:
                draft.window = draft.window._replace(end=window.end)
