"""How the claims of a sentence hang together: parts and wholes, splits and totals."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.model import Count
from counterclaim.model.vocabulary import ancestors
from counterclaim.reading.drafts import Draft, Talk
from counterclaim.reading.things.items import Cue
from counterclaim.reading.words.scopes import Sentence
from counterclaim.reading.words.tokens import Tokens

_SPLIT = 3  # the fewest places of a list that is read as the split of a total it does not add up to
_TOTAL = 5  # the most tokens between "in all" and the number it marks


def fits(part: Draft, whole: Draft) -> bool:
    """Whether `part` can be a part of `whole` as far as measure, thing and form go (the sum is not looked at)."""
    return (
        part.measure == whole.measure
        and part is not whole
        and (part.thing == whole.thing or whole.thing in ancestors(part.thing))
        and whole.stated
        and whole.whole is not part
        and not (whole.count.low == 1 and whole.count.high == 1)
    )


def relate(tokens: Tokens, sentence: Sentence, drafts: list[Draft], cues: list[Cue], talk: Talk) -> None:
    """Set `whole` and `closed` on the drafts of one sentence, and what the next sentence continues."""
    partitions = [c for c in cues if c.slot == "partition"]
    continued = talk.list_open and talk.whole is not None
    if drafts:
        _shares(drafts, partitions)
        colons = [k for k in range(drafts[0].i, drafts[-1].i) if tokens.word[k] == ":"]
        for n, draft in enumerate(drafts):
            if draft.whole is None and draft.count.form != "zero":
                _nearest(draft, drafts[:n], partitions, colons)
                _continue(draft, drafts[0], sentence, partitions, talk)
        _split(drafts, talk)
        _total(drafts, [c for c in cues if c.slot == "total"], talk)
    _hand_on(tokens, sentence, drafts, continued, talk)


def _shares(drafts: list[Draft], partitions: list[Cue]) -> None:
    """ "Three drones, two of which …": the cue stands right behind the part's number."""
    for first, draft in pairwise(drafts):
        number = draft.item.number if draft.item is not None else None
        if number is not None and draft.whole is None and any(c.i == number.j for c in partitions):
            draft.whole = first if fits(draft, first) else None


def _nearest(draft: Draft, before: list[Draft], partitions: list[Cue], colons: list[int]) -> None:
    """The whole of a draft: the nearest before it that fits, with a cue, a colon or a bracket to say so."""
    for whole in reversed(before):
        if not fits(draft, whole) or (draft.own_place and _elsewhere(draft, whole)):
            continue
        if _in_bracket(draft, whole):
            draft.whole, whole.closed = whole, True
            return
        cue = next((c for c in partitions if _parts(c, whole, draft, before)), None)
        colon = any(whole.j <= k < draft.i for k in colons)
        if cue is not None:
            if cue.value == "open" and not colon and _apart(draft, whole, cue, before):
                continue
            draft.whole = whole
            whole.closed |= cue.value == "closed"
            return
        if colon and draft.stated and whole.whole is None:
            draft.whole, whole.closed = whole, True
            return


def _elsewhere(draft: Draft, whole: Draft) -> bool:
    """Whether the whole is itself a part, told of other places: what lies elsewhere is no part of a part."""
    return whole.whole is not None and bool(whole.codes) and not _share(draft, whole)


def _share(draft: Draft, whole: Draft) -> bool:
    """Whether a place of the draft is one of the whole's, or a region in one."""
    return any(f"{code}-".startswith(f"{wide}-") for code in draft.codes for wide in whole.codes)


def _in_bracket(draft: Draft, whole: Draft) -> bool:
    """Whether the draft is told in brackets of one place of the whole's list: "over A (5 drones), B (3)"."""
    bracketed = draft.item is not None and draft.item.bracketed and (whole.item is None or not whole.item.bracketed)
    return bracketed and (not whole.codes or set(draft.codes) <= set(whole.codes))


def _parts(cue: Cue, whole: Draft, draft: Draft, before: list[Draft]) -> bool:
    """Whether a cue ("of these") stands between the two, with no other whole that fits nearer to it."""
    if not (whole.j <= cue.i + 1 and cue.i < draft.i):
        return False
    return not any(whole.j <= d.i < cue.i and fits(draft, d) for d in before)


def _apart(draft: Draft, whole: Draft, cue: Cue, before: list[Draft]) -> bool:
    """Whether "including" is used up by a draft nearer to it, and the places differ."""
    if not (draft.own_place and whole.own_place) or _share(draft, whole):
        return False
    return any(cue.i < d.i < draft.i for d in before)


def _continue(draft: Draft, first: Draft, sentence: Sentence, partitions: list[Cue], talk: Talk) -> None:
    """The whole that an earlier sentence left open, by a list or by a cue that opens this one."""
    whole = talk.whole
    if draft.whole is not None or whole is None or not fits(draft, whole):
        return
    loose = talk.loose and draft.item is not None and draft.item.act is not None
    if talk.list_open and (draft.stated or sentence.listed or partitions) and not loose:
        draft.whole, whole.closed = whole, True
    elif partitions and partitions[0].i <= first.i:
        draft.whole = whole
        whole.closed |= partitions[0].value == "closed"


def _split(drafts: list[Draft], talk: Talk) -> None:
    """An enumeration right after a total, place by place, is its split when the numbers add up to it."""
    whole = talk.whole
    if whole is None or talk.list_open or any(d.whole is not None for d in drafts):
        return
    parts = [d for d in drafts if fits(d, whole) and d.stated and d.cue is None]
    told = sum(1 for d in drafts if d.measure == whole.measure)
    target = _exact(whole.count)
    if not parts or len(parts) != told or target is None:
        return
    if not all(d.own_place and _exact(d.count) is not None for d in parts):
        return
    times = [max(1, len(d.codes)) if d.each else 1 for d in parts]
    total = sum(d.count.low * t for d, t in zip(parts, times, strict=True))
    wide = not whole.own_place or all(len(c) <= 2 for c in whole.codes)
    adds = total == target and (len(parts) > 1 or times[0] > 1)
    if adds or (total != target and wide and len(parts) >= _SPLIT):
        for part in parts:
            part.whole = whole
        whole.closed = True


def _total(drafts: list[Draft], cues: list[Cue], talk: Talk) -> None:
    """ "Seven more …; 32 in all": what was said to be further is part of the total."""
    for draft in drafts if cues else ():
        cued = any((c.j <= draft.i + 1 and draft.i - c.j <= _TOTAL) or 0 <= c.i - draft.j < _TOTAL for c in cues)
        if not cued or not draft.stated:
            continue
        for earlier in [*talk.last, *drafts]:
            adds = earlier.i < draft.i and earlier.cue == "further" and earlier.whole is None
            if adds and fits(earlier, draft) and earlier.count.low < draft.count.low:
                earlier.whole = draft


def _hand_on(tokens: Tokens, sentence: Sentence, drafts: list[Draft], continued: bool, talk: Talk) -> None:
    """Leave the sentence's last whole to the next one, and whether a list of its parts is open."""
    wholes = [d for d in drafts if d.whole is None and d.stated and d.cue != "further"]
    ends_open = sentence.b > sentence.a and tokens.word[sentence.b - 1] == ":"
    if ends_open and not drafts and talk.whole is not None and talk.measure is not None:
        return
    if ends_open or (talk.ahead and wholes and not sentence.listed):
        talk.whole, talk.list_open, talk.loose = (wholes[-1] if wholes else None), True, not ends_open
    elif not (continued and drafts and all(d.whole is not None for d in drafts)):
        talk.list_open = False
        if wholes:
            talk.whole = wholes[-1]


def exhaustive(whole: Draft, parts: list[Draft]) -> bool:
    """Whether parts told as all of a whole can be meant so: several, each in a place or class of its own.

    "Five killed, of them two children" tells a share, not a split.
    """
    if len(parts) < 2:
        return len(parts) == 1 and bool(parts[0].codes) and _exact(parts[0].count) == _exact(whole.count)
    towns = [tuple(n.town and n.town.name for s in p.spots for n in s.names) for p in parts]
    kinds = {(p.codes, names, p.thing, p.model) for p, names in zip(parts, towns, strict=True)}
    return len(kinds) == len(parts) and all(p.thing != "child" for p in parts)


def _exact(count: Count) -> int | None:
    """The number itself where the count is one number."""
    return count.low if count.low == count.high else None
