"""A whole report: its sentences in order, what each leaves to the next, and the claims that stand at the end."""

from __future__ import annotations

from counterclaim.languages.load import Lexicon
from counterclaim.model import Document, Extract, Issue
from counterclaim.places import Gazetteer
from counterclaim.reading import records
from counterclaim.reading.claims.claims import claims
from counterclaim.reading.claims.kinds import WEAPONS
from counterclaim.reading.claims.relations import exhaustive, relate
from counterclaim.reading.claims.repeats import repeats
from counterclaim.reading.drafts import Draft
from counterclaim.reading.state import Handed, State
from counterclaim.reading.things.items import Act, Cue, Item
from counterclaim.reading.things.phrases import items_acts_cues
from counterclaim.reading.topic import off_topic
from counterclaim.reading.when import timing
from counterclaim.reading.when.times import phrases
from counterclaim.reading.when.windows import Clock
from counterclaim.reading.where import geography, scope
from counterclaim.reading.who import manner
from counterclaim.reading.who.people import People
from counterclaim.reading.who.speakers import voices
from counterclaim.reading.words.mentions import Hit, scan
from counterclaim.reading.words.scopes import Sentence, join_lines, sentences
from counterclaim.reading.words.tokens import tokenise

_AIR = ("launched", "intercepted", "suppressed")
_HEAVY = frozenset({"ballistic_missile", "cruise_missile", "bomb"})
_CALM = ("ground", "irrealis")
_SIGNATURE = 5  # tokens at most of a line that says who speaks
_ITEM = 12  # tokens more than which a list line is an item of a digest, and knows nothing of the one before
_SHORT = 6  # tokens at most of a sentence that leaves the open act in force


def read_report(
    document: Document, lexicon: Lexicon, gazetteer: Gazetteer, zone: str | None
) -> tuple[Extract, tuple[Issue, ...]]:
    """Claims, statements and marks of a document in the language of `lexicon`, and what was left open."""
    tokens = join_lines(tokenise(document.text))
    clock = Clock(document.published, zone or lexicon.zone, written=document.edited)
    state = State(document, lexicon, gazetteer, tokens, sentences(tokens, lexicon), clock, People(gazetteer, lexicon))
    for s in state.sentences:
        for hit in scan(tokens, s.a, s.b, lexicon, gazetteer):
            state.at[hit.i] = hit
    geography.settle(state, zone)
    for index, sentence in enumerate(state.sentences):
        _sentence(state, index, sentence)
    return records.extract(state, _standing(state)), tuple(state.issues)


def _standing(state: State) -> list[Draft]:
    """The claims that stand when the whole report is known: each once, with its places and parts."""
    kept = repeats(records.spread([] if off_topic(state) else state.drafts), state.tokens.word)
    scope.seat(state, kept)
    if any("front" in hit.senses for hit in state.at.values()):
        # A report from the ground: what is counted in the air alone.
        kept = [d for d in kept if d.measure in _AIR and d.item is not None and d.item.number is not None]
        for draft in kept:
            draft.whole = draft.whole if draft.whole in kept else None
    geography.localise(state, kept)
    for draft in kept:
        parts = [d for d in kept if d.whole is draft]
        draft.closed &= exhaustive(draft, parts)
        listed = {code for part in parts for code in part.codes}
        draft.spots = geography.finest(state, draft.spots)
        if parts and draft.closed and (not draft.own_place or set(draft.codes) < listed):
            draft.spots = list({id(s): s for part in parts for s in part.spots}.values())
    return kept


def _sentence(state: State, index: int, sentence: Sentence) -> None:
    """Read one sentence, and leave what it hands on."""
    tokens, at, talk = state.tokens, state.at, state.talk
    a, b = sentence.a, sentence.b
    _list_item(state, index, sentence)
    hits = [at[k] for k in range(a, b) if k in at]
    slots = set().union(*(hit.senses for hit in hits))
    times = phrases(tokens, at, a, b)
    taken = frozenset(k for t in times for k in range(t.i, t.j))
    said = voices(tokens, at, a, b, state.people)
    state.said.append(said)
    timed = timing.windows(state, [] if "posted" in slots else times, sentence)
    if not ({"measure", "zero"} & slots or _goes_on(state, slots, sentence)):
        scope.passing(state, sentence, taken, hits)
        timing.passing(state, timed, sentence, taken)
        if b - a <= _SIGNATURE:
            scope.seats(state, said)
        manner.speak(state, said, [], sentence, index)
        state.exercise |= _exercise(hits)
        return
    taken |= frozenset(k for v in said if v.said or v.cited for k in range(v.i, v.j))
    scope.seats(state, said)
    spot_list = scope.spots_of(state, sentence, taken)
    items, acts, cues = items_acts_cues(tokens, at, a, b, taken, state.lexicon)
    heading = _heading(state, index, items)
    calm = _blocked(state, cues, items, acts)
    drafts = (
        [] if calm else claims(tokens, at, sentence, index, items, acts, cues, spot_list, talk, state.drafts, heading)
    )
    if not calm and acts:
        _unread(state, items, drafts)
    relate(tokens, sentence, drafts, cues, talk)
    scope.cover(state, drafts, said, spot_list)
    scope.people_of(state, drafts, said)
    scope.inherit(state, drafts, spot_list, sentence, cues, any(v.said for v in said))
    acting = any("measure" in hit.senses and hit.senses["measure"].value != "aside" for hit in hits)
    timing.assign(state, drafts, timed, cues, sentence, acting)
    manner.reserve(state, drafts, cues)
    manner.speak(state, said, drafts, sentence, index)
    state.drafts += drafts
    talk.last = drafts or talk.last
    _leave_act(state, sentence, drafts, acts, calm, len(taken))


def _unread(state: State, items: list[Item], drafts: list[Draft]) -> None:
    """Tell of counted weapons from which no claim was read: nothing in scope is dropped in silence."""
    read = {id(x) for d in drafts if d.item is not None for x in (d.item, d.item.of)}
    for item in items:
        if item.number is not None and item.thing in WEAPONS and id(item) not in read:
            quote = state.quote(item.i, item.j)
            message = f"“{quote.text}” counts something in the air, but no claim could be read from it"
            state.issues.append(Issue("reading", "unread", message, quote))


def _list_item(state: State, index: int, sentence: Sentence) -> None:
    """Each item of a digest starts from what the list's heading handed on."""
    talk = state.talk
    if sentence.listed and index and state.tokens.word[sentence.b - 1] != ":" and sentence.paragraph != state.bullet:
        if state.bullet is None:
            state.head = Handed(list(talk.places), talk.window, talk.window_span)
        elif sentence.line_end is False or sentence.b - sentence.a > _ITEM:
            talk.places, talk.window, talk.window_span = list(state.head.places), state.head.window, state.head.span
        state.bullet = sentence.paragraph
    elif sentence.paragraph != state.bullet:
        state.bullet = None


def _goes_on(state: State, slots: set[str], sentence: Sentence) -> bool:
    """Whether a sentence with no act may go on with the list that is open."""
    if state.talk.measure is None:
        return False
    return bool({"numeral", "thing", "count"} & slots) or any(
        word[0].isdigit() for word in state.tokens.word[sentence.a : sentence.b]
    )


def _exercise(hits: list[Hit]) -> bool:
    """Whether words are met that make the whole report one of exercises, warnings or the like."""
    return any("irrealis" in hit.senses and hit.senses["irrealis"].value == "report" for hit in hits)


def _heading(state: State, index: int, items: list[Item]) -> bool:
    """Whether a list follows that goes on with what this sentence says."""
    word, sentence = state.tokens.word, state.sentences[index]
    if word[sentence.b - 1] == ":":
        state.talk.ahead = _followed(state, index)
        return True
    following = state.sentences[index + 1] if index + 1 < len(state.sentences) else None
    state.talk.ahead = _followed(state, index)
    if following is None or sentence.listed or not sentence.line_end or any(item.number for item in items):
        return False
    return following.listed or word[following.a][0].isdigit()


def _followed(state: State, index: int) -> bool:
    """Whether list lines follow a line."""
    if index + 1 >= len(state.sentences):
        return False
    return state.sentences[index].line_end and state.sentences[index + 1].listed


def _blocked(state: State, cues: list[Cue], items: list[Item], acts: list[Act]) -> bool:
    """Whether a sentence tells of ground combat, plans or exercises, which are out of scope."""
    state.exercise |= any(cue.slot == "irrealis" and cue.value == "report" for cue in cues)
    if state.exercise:
        return True
    barring = [cue for cue in cues if cue.slot in _CALM]
    if not barring:
        return False
    aloft = any(x.thing in WEAPONS for x in items) or any(x.measure in ("launched", "hit") for x in acts)
    blows = {x.j for x in acts if x.noun and x.measure == "launched"}
    struck = any(x.thing in _HEAVY and (x.means or blows & {x.i, x.i - 1}) for x in items)
    return any(not ((cue.value == "target" and aloft) or (cue.slot == "ground" and struck)) for cue in barring)


def _leave_act(state: State, sentence: Sentence, drafts: list[Draft], acts: list[Act], calm: bool, taken: int) -> None:
    """Leave the act in force to the lines of a list; prose with nothing counted in it ends it."""
    talk = state.talk
    live = [x for x in acts if not (x.unreal or x.negated or x.measure == "aside")]
    if live and not calm:
        chosen = next((d.act for d in reversed(drafts) if d.act), None)
        act = next((x for x in live if (x.i, x.j) == chosen), live[-1])
        talk.measure, talk.act = act.measure, (act.i, act.j)
    elif calm or not (
        drafts or sentence.listed or talk.list_open or sentence.line_end or sentence.b - sentence.a - taken <= _SHORT
    ):
        talk.measure = None
