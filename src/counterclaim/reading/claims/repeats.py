"""What a report says twice: restatements of one claim are joined."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model import Window
from counterclaim.model.vocabulary import related
from counterclaim.reading.claims.kinds import OBJECTS
from counterclaim.reading.drafts import Draft

_NOUN = 5  # the letters that two forms of a noun share
_STEM = 4  # the letters that two spellings of a weapon's name share


def repeats(drafts: list[Draft], word: Sequence[str]) -> list[Draft]:
    """Without restatements: of claims equal in measure, thing and count the most specific stays.

    `word` are the report's words: one house is another's restatement only where both are called by one noun.
    """
    out: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in out if _same(d, draft, word)), None)
        if twin is None:
            out.append(draft)
        elif _weight(draft, drafts) > _weight(twin, drafts):
            _adopt(drafts, twin, draft)
            out[out.index(twin)] = draft
            _complete(draft, twin)
        else:
            twin.closed |= _adopt(drafts, draft, twin) and draft.closed
            _complete(twin, draft)
    stated = [d for d in out if d.stated and not d.background]
    kept = [d for d in out if not (_vague(d) and any(_covers(s, d) for s in stated))]
    for draft in kept:
        if draft.whole is not None and draft.whole not in kept:
            draft.whole = None
    return kept


def _adopt(drafts: list[Draft], dropped: Draft, kept: Draft) -> bool:
    """Give the parts of a claim that is dropped to the one that is kept; whether it had any."""
    parts = [d for d in drafts if d.whole is dropped]
    for part in parts:
        part.whole = kept
    return bool(parts)


def _complete(kept: Draft, other: Draft) -> None:
    """Let a restatement supply what the kept claim lacks; an object is told last where the later one stands."""
    if kept.thing in OBJECTS:
        kept.sentence = max(kept.sentence, other.sentence)
    if kept.speaker is None:
        kept.speaker, kept.speaker_span = other.speaker, other.speaker_span
    if kept.window == Window():
        kept.window, kept.window_span = other.window, other.window_span


def _same(a: Draft, b: Draft, word: Sequence[str]) -> bool:
    """Whether two claims of different sentences may be one, told twice."""
    if a.measure != b.measure or a.sentence == b.sentence or a.count[:2] != b.count[:2]:
        return False
    if a.background != b.background or "further" in (a.cue, b.cue) or not related(a.thing, b.thing):
        return False
    if a.thing in OBJECTS and a.count.low < 2 and not _one_noun(a, b, word):
        return False
    if a.model and b.model and a.model[:_STEM].lower() != b.model[:_STEM].lower():
        return False
    if a.count.high == 0 and a.own_town != b.own_town:  # nobody hurt in one town, nobody in the other
        return False
    if (a.whole is not None and b.whole is not None) or a.whole is b or b.whole is a:
        return False
    if a.window.start and b.window.start and a.window.start != b.window.start:
        return False
    inner, outer = set(a.codes), set(b.codes)
    return _inside(inner, outer) or _inside(outer, inner)


def _one_noun(a: Draft, b: Draft, word: Sequence[str]) -> bool:
    """Whether two claims of one town call their things by the same noun."""
    if a.item is None or b.item is None or a.item.span is None or b.item.span is None or a.own_town != b.own_town:
        return False
    one, other = word[a.item.span[0]], word[b.item.span[0]]
    return a.codes == b.codes and bool(a.codes) and one[:_NOUN] == other[:_NOUN]


def _inside(inner: set[str], outer: set[str]) -> bool:
    """Whether each of the codes, or the country it lies in, is among the others; also where there is none."""
    return all(code in outer or code.split("-")[0] in outer for code in inner)


def _weight(draft: Draft, drafts: list[Draft]) -> tuple[bool, bool, int]:
    """How much a claim tells: as a part or a whole, of a place, of how fine a place."""
    joined = draft.whole is not None or any(d.whole is draft for d in drafts)
    codes = draft.codes
    return joined, bool(codes), len(codes[0]) if codes else 0


def _vague(draft: Draft) -> bool:
    """Whether nothing but the form of a bare noun gives the count."""
    bare = draft.item is not None and draft.item.bare and draft.whole is None
    return bare and draft.count.form in ("plural", "singular")


def _covers(stated: Draft, bare: Draft) -> bool:
    """Whether a counted claim says what the bare one said less exactly."""
    if stated is bare or stated.measure != bare.measure or not related(stated.thing, bare.thing) or bare.background:
        return False
    if bare.count.form == "singular" and (stated.sentence <= bare.sentence or stated.cue == "further"):
        return False
    places = set(bare.codes)
    return not places or set(stated.codes) == places
