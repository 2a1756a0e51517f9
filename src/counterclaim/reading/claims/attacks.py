"""Attacks said not to have been: "no drone attacks were recorded" is none launched."""

from __future__ import annotations

from counterclaim.reading.claims.kinds import WEAPONS
from counterclaim.reading.things.items import Act, Cue
from counterclaim.reading.words.around import Words, hit_before

_AHEAD, _BEHIND = 4, 12  # the most tokens between a denial and an attack: the denial first, the attack first
_BESIDE = 2  # tokens from the attack's name within which its weapon is named
_PARTS = frozenset({"measure", "numeral", "count", "link", "modal", "unknown", "degree"})
_GOVERNS = frozenset({"at", "link", "agent", "of", "using", "unknown", "thing", "modal", "notthing"})
_BREAK = frozenset({",", ";", ":", "-", "(", ")", '"'})


def no_attacks(words: Words, acts: list[Act], cues: list[Cue]) -> list[tuple[str, Act | None, int, int]]:
    """(weapon, act, i, j) of each attack by a named weapon that is said not to have been; the act is unreal then."""
    found: list[tuple[str, Act | None, int, int]] = [(c.value, None, c.i, c.j) for c in cues if c.slot == "never"]
    denials = [c for c in cues if c.slot == "zero"]
    for act in acts:
        if not act.noun or act.measure != "launched":
            continue
        named = _weapon(words, act)
        cue = next((c for c in denials if named and _denied(words, act, c)), None)
        if named is not None and cue is not None:
            act.unreal = True
            found.append((named, act, min(cue.i, act.i), max(cue.j, act.j)))
    return found


def _weapon(words: Words, act: Act) -> str | None:
    """The weapon named right beside the attack."""
    for k in (*range(act.j, act.j + _BESIDE), *range(act.i - 1, act.i - 1 - _BESIDE, -1)):
        hit = words.at.get(k)
        if hit is not None and "thing" in hit.senses and hit.senses["thing"].value in WEAPONS:
            return str(hit.senses["thing"].value)
    return None


def _denied(words: Words, act: Act, cue: Cue) -> bool:
    """Whether a denial is of the attack: right before its name, or the end of the clause that the name opens."""
    if cue.j <= act.i:
        return act.i - cue.j <= _AHEAD and _plain(words, cue.j, act.i)
    if cue.i - act.j > _BEHIND or not _plain(words, act.j, cue.i) or not _opens(words, act.i):
        return False
    behind = words.at.get(cue.j)
    word = words.word[cue.j] if cue.j < words.b else "."
    return not word.isalpha() or (behind is not None and _PARTS.isdisjoint(behind.senses))


def _plain(words: Words, lo: int, hi: int) -> bool:
    """Whether tokens [lo, hi) hold no other act, number or clause."""
    return all(
        words.word[k] not in _BREAK and (k not in words.at or _PARTS.isdisjoint(words.at[k].senses))
        for k in range(lo, hi)
    )


def _opens(words: Words, i: int) -> bool:
    """Whether the name at token `i` is governed by no word before it: it is what the clause tells of."""
    if i == words.a or not words.word[i - 1].isalpha():
        return True
    before = hit_before(words.at, i, 3)
    return before is not None and _GOVERNS.isdisjoint(before.senses)
