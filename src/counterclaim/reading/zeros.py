"""Explicit zeros: "no casualties", "nobody was hurt", "without damage"."""

from __future__ import annotations

from counterclaim.languages.load import Sense
from counterclaim.reading.mentions import Hit
from counterclaim.reading.phrases import Act, Cue, Item
from counterclaim.reading.tokens import Tokens

_REACH = 9
_BREAK = frozenset({";", ":", "-"})


def _between(tokens: Tokens, at: dict[int, Hit], lo: int, hi: int, items: list[Item]) -> bool:
    """Whether nothing but small words and other such nouns stands between."""
    if any(tokens.word[k] in _BREAK for k in range(lo, hi)):
        return False
    if any(x.number is not None and lo <= x.i < hi for x in items):
        return False
    if any(k in at and "at" in at[k].senses and at[k].senses["at"].value == "from" and not at[k].senses.keys() & {"of", "zero"} for k in range(lo, hi)):
        return False  # "without power because of the damage"
    commas = 0
    for k in range(lo, hi):
        if tokens.word[k] == ",":
            nxt = at.get(k + 1)
            commas += not (nxt is not None and ("measure" in nxt.senses or "thing" in nxt.senses))
    return commas == 0


def zeros(
    tokens: Tokens, at: dict[int, Hit], items: list[Item], acts: list[Act], cues: list[Cue]
) -> tuple[list[tuple[str, int, int]], set[int]]:
    """(measure, i, j) of each measure said to be zero, and the tokens of items that make no other claim."""
    found: dict[str, tuple[int, int]] = {}
    used: set[int] = set()
    denials = [c for c in cues if c.slot == "zero"]
    unknowns = [c for c in cues if c.slot == "unknown"]
    nouns = [(x.i, x.j, x.noun) for x in items if x.noun is not None and x.number is None]
    nouns += [(x.i, x.j, at[x.i].senses["measure"]) for x in acts if x.noun and "zero" in at[x.i].senses["measure"].features]
    nouns.sort(key=lambda n: n[0])
    for cue in denials:
        for i, j, sense in nouns:
            lo, hi = (j, cue.i) if j <= cue.i else (cue.j, i)
            if hi - lo > _REACH or hi < lo or not _between(tokens, at, lo, hi, items):
                continue
            assert sense is not None
            if any(abs(u.i - i) <= 4 or min(i, cue.i) - 3 <= u.i <= max(j, cue.j) + 2 for u in unknowns):
                used.add(i)
                continue
            used.add(i)
            if not any(k in at and "degree" in at[k].senses for k in range(max(0, i - 2), i)):
                _note(found, sense, min(i, cue.i), max(j, cue.j))
    for i, j, sense in nouns:
        if any(abs(u.i - i) <= 5 for u in unknowns):
            used.add(i)
    for act in acts:
        sense = at[act.i].senses["measure"]
        nobody = any(c.j <= act.i and act.i - c.j <= 6 and at[c.i].senses["zero"].features.get("nobody") for c in denials)
        if "zero" in sense.features and not act.noun and (nobody or act.negated):
            if nobody:
                _note(found, sense, min(c.i for c in denials if c.j <= act.i), act.j)
            act.unreal = True
    return [(m, i, j) for m, (i, j) in found.items()], used


def _note(found: dict[str, tuple[int, int]], sense: Sense, i: int, j: int) -> None:
    for measure in str(sense.features.get("zero", sense.value)).split("+"):
        before = found.get(measure)
        found[measure] = (min(i, before[0]), max(j, before[1])) if before else (i, j)
