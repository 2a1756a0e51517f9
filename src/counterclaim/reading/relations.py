"""How the claims of a report hang together: parts and wholes, "further", repeats."""

from __future__ import annotations

from counterclaim.model import Count, Window
from counterclaim.reading.drafts import Draft, Talk
from counterclaim.reading.phrases import Cue
from counterclaim.reading.scopes import Sentence
from counterclaim.reading.tokens import Tokens

_PARENT = {
    "cruise_missile": "missile", "ballistic_missile": "missile", "missile": "munition", "drone": "munition", "bomb": "munition",
    "rocket": "munition", "child": "person",
}  # fmt: skip


_OBJECTS = ("building", "vehicle", "site", "other")


def related(a: str, b: str) -> bool:
    """Whether one thing is the other or an ancestor of it."""
    return _under(a, b) or _under(b, a)


def _under(a: str | None, b: str) -> bool:
    while a is not None:
        if a == b:
            return True
        a = _PARENT.get(a)
    return False


def _said(draft: Draft) -> bool:
    return draft.count.form not in ("singular", "plural", "zero")


def _fits(part: Draft, whole: Draft) -> bool:
    """Whether `part` can be a part of `whole` as far as measure, thing and form go (the sum is not looked at)."""
    return (
        part is not whole and part.measure == whole.measure and _under(part.thing, whole.thing) and _said(whole)
        and whole.whole is not part and not (whole.count.low == 1 and whole.count.high == 1)
    )  # fmt: skip


def relate(tokens: Tokens, sentence: Sentence, drafts: list[Draft], cues: list[Cue], talk: Talk) -> None:
    """Set `whole` and `closed` on the drafts of one sentence, and what the next sentence continues."""
    colons = [k for k in range(sentence.a, sentence.b) if tokens.word[k] == ":"]
    partitions = [c for c in cues if c.slot == "partition"]
    totals = [c for c in cues if c.slot == "total"]
    for first, draft in zip(drafts, drafts[1:], strict=False):
        end = draft.item.number.j if draft.item is not None and draft.item.number is not None else -1
        if _fits(draft, first) and draft.whole is None and any(c.i == end for c in partitions):
            draft.whole = first  # "three drones, two of which …"
    continued = talk.list_open and talk.whole is not None
    for n, draft in enumerate(drafts):
        if draft.whole is not None or draft.count.form == "zero":
            continue
        for whole in reversed(drafts[:n]):
            root = whole
            if not _fits(draft, root) or draft.own_place and root.whole is not None and root.codes and not set(root.codes) & set(draft.codes):
                continue  # what lies elsewhere is no part of a part
            cue = next((c for c in partitions if root.j <= c.i + 1 and c.i < draft.i and not _between(drafts, root, c, draft)), None)
            colon = next((k for k in colons if root.j <= k < draft.i), None)
            own = draft.item is not None and draft.item.bracketed and (root.item is None or not root.item.bracketed)
            if own and set(draft.codes) <= set(root.codes) or own and not root.codes:
                draft.whole, root.closed = root, True
                break
            if cue is not None and cue.value == "open" and draft.own_place and root.own_place and colon is None and not set(draft.codes) & set(root.codes):
                if any(d is not draft and d.i > cue.i and d.i < draft.i for d in drafts):
                    continue
            if cue is not None:
                draft.whole = root
                root.closed |= cue.value == "closed"
                break
            if colon is not None and _said(draft) and root.whole is None:
                draft.whole, root.closed = root, True
                break
        if draft.whole is None and continued and talk.whole is not None and _fits(draft, talk.whole) and (_said(draft) or sentence.listed or partitions) and not (talk.loose and draft.item is not None and draft.item.act is not None):
            draft.whole = talk.whole
            talk.whole.closed = True
        elif draft.whole is None and partitions and partitions[0].i <= drafts[0].i and talk.whole is not None and _fits(draft, talk.whole):
            draft.whole = talk.whole
            talk.whole.closed |= partitions[0].value == "closed"
    _summed(drafts, talk, sentence)
    _totals(tokens, drafts, totals, talk)
    wholes = [d for d in drafts if d.whole is None and _said(d) and d.cue != "further"]
    ends_open = sentence.b > sentence.a and tokens.word[sentence.b - 1] == ":"
    if ends_open and not drafts and talk.whole is not None and talk.measure is not None:
        return
    if ends_open or talk.ahead and wholes and not sentence.listed:
        talk.whole, talk.list_open, talk.loose = (wholes[-1] if wholes else None), True, not ends_open
    elif not (continued and drafts and all(d.whole is not None for d in drafts)):
        talk.list_open = False
        if wholes:
            talk.whole = wholes[-1]


def _between(drafts: list[Draft], whole: Draft, cue: Cue, draft: Draft) -> bool:
    """Whether another fitting whole stands between the whole and its cue."""
    return any(whole.j <= d.i < cue.i and _fits(draft, d) for d in drafts)


def _exact(count: Count) -> int | None:
    return count.low if count.low == count.high else None


def _summed(drafts: list[Draft], talk: Talk, sentence: Sentence) -> None:
    """An enumeration right after a total, place by place, is its split when the numbers add up to it."""
    whole = talk.whole
    if whole is None or talk.list_open or any(d.whole is not None for d in drafts):
        return
    parts = [d for d in drafts if _fits(d, whole) and _said(d) and d.cue is None]
    if len(parts) < 1 or any(not d.own_place for d in parts) or len(parts) != len([d for d in drafts if d.measure == whole.measure]):
        return
    values = [_exact(d.count) for d in parts]
    target = _exact(whole.count)
    if target is None or any(v is None for v in values):
        return
    numbers = [v for v in values if v is not None]
    times = [max(1, len(d.codes)) if d.each else 1 for d in parts]
    total = sum(v * t for v, t in zip(numbers, times, strict=True))
    wide = not whole.own_place or all(len(c) <= 2 for c in whole.codes)
    if total == target and (len(parts) > 1 or times[0] > 1) or (len(parts) >= 3 and wide and total != target):
        for part in parts:
            part.whole = whole
        whole.closed = True


def _totals(tokens: Tokens, drafts: list[Draft], totals: list[Cue], talk: Talk) -> None:
    """"Seven more …; 32 in all": what was said to be further is part of the total."""
    for draft in drafts:
        cued = any(c.j <= draft.i + 1 and draft.i - c.j <= 5 or 0 <= c.i - draft.j <= 4 for c in totals)
        if not cued or not _said(draft):
            continue
        for earlier in [*talk.last, *drafts]:
            if earlier.i < draft.i and earlier.cue == "further" and earlier.whole is None and _fits(earlier, draft) and earlier.count.low < draft.count.low:
                earlier.whole = draft


def exhaustive(whole: Draft, parts: list[Draft]) -> bool:
    """Whether parts told as all of a whole can be meant so: several, each in a place or class of its own.

    "Five killed, of them two children" tells a share, not a split.
    """
    if len(parts) < 2:
        return len(parts) == 1 and bool(parts[0].codes) and _exact(parts[0].count) == _exact(whole.count)
    kinds = {(p.codes, tuple(n.town and n.town.name for s in p.spots for n in s.names), p.thing, p.model) for p in parts}
    return len(kinds) == len(parts) and all(p.thing != "child" for p in parts)


def repeats(drafts: list[Draft]) -> list[Draft]:
    """Without restatements: of claims equal in measure, thing and count the most specific stays."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in out if _same(d, draft)), None)
        if twin is None:
            out.append(draft)
        elif _weight(draft, drafts) > _weight(twin, drafts):
            for other in drafts:
                if other.whole is twin:
                    other.whole = draft
            out[out.index(twin)] = draft
            _complete(draft, twin)
        else:
            _complete(twin, draft)
            for other in drafts:
                if other.whole is draft:
                    other.whole = twin
                    twin.closed |= draft.closed
    stated = [d for d in out if _said(d) and not d.background]
    kept = [d for d in out if not (d.count.form in ("plural", "singular") and d.item is not None and d.item.bare and d.whole is None and any(_covers(s, d) for s in stated))]
    for draft in kept:
        if draft.whole is not None and draft.whole not in kept:
            draft.whole = None
    return kept


def _complete(kept: Draft, other: Draft) -> None:
    """Let a restatement supply what the kept claim lacks."""
    if kept.speaker is None:
        kept.speaker, kept.speaker_span = other.speaker, other.speaker_span
    if kept.window == Window():
        kept.window, kept.window_span = other.window, other.window_span


def _same(a: Draft, b: Draft) -> bool:
    if (a.measure, a.count.low, a.count.high) != (b.measure, b.count.low, b.count.high) or not related(a.thing, b.thing):
        return False
    if a.thing in _OBJECTS and a.count.low < 2:
        return False
    if a.model and b.model and a.model[:4].lower() != b.model[:4].lower():
        return False
    if a.count.high == 0 and a.own_town != b.own_town:  # nobody hurt in one town, nobody in the other
        return False
    if a.sentence == b.sentence or a.background != b.background or (a.cue == "further") or b.cue == "further":
        return False
    if (a.whole is not None) and (b.whole is not None):
        return False
    if a.window != b.window and a.window.start and b.window.start and a.window.start != b.window.start:
        return False
    places_a, places_b = set(a.codes), set(b.codes)
    nested = places_a <= places_b or places_b <= places_a or _inside(places_a, places_b) or _inside(places_b, places_a)
    return nested and not (a.whole is b or b.whole is a)


def _inside(inner: set[str], outer: set[str]) -> bool:
    return bool(inner) and all(code in outer or code.split("-")[0] in outer for code in inner)


def _weight(draft: Draft, drafts: list[Draft]) -> tuple[bool, bool, int]:
    return (any(d.whole is draft for d in drafts) or draft.whole is not None, bool(draft.codes), sum(len(c) for c in draft.codes[:1]))


def _covers(stated: Draft, bare: Draft) -> bool:
    """Whether a counted claim says what the bare one said less exactly."""
    if stated is bare or stated.measure != bare.measure or not related(stated.thing, bare.thing) or bare.background:
        return False
    if bare.count.form == "singular" and (stated.sentence <= bare.sentence or stated.cue == "further"):
        return False
    a, b = set(stated.codes), set(bare.codes)
    return not b or a == b
