"""Explicit zeros: "no casualties", "nobody was hurt", "without damage"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from counterclaim.languages.load import Sense
from counterclaim.reading.things.items import Act, Cue, Item
from counterclaim.reading.words.around import Words

_REACH = 9  # the most tokens between a denial and the noun it denies
_DENIED_VERB = 6  # the most tokens between "nobody" and its verb
_UNKNOWN, _UNKNOWN_NOUN = 4, 5  # how near "no information" makes a denial, or a noun alone, no claim
_BREAK = (";", ":", "-")


class _Noun(NamedTuple):
    """A noun at tokens [i, j) that can be denied: "casualties", "damage"."""

    i: int
    j: int
    sense: Sense


def zeros(
    words: Words, items: list[Item], acts: list[Act], cues: list[Cue]
) -> tuple[list[tuple[str, int, int]], set[int]]:
    """(measure, i, j) of each measure said to be zero, and the tokens of items that make no other claim."""
    found: dict[str, tuple[int, int]] = {}
    used: set[int] = set()
    denials = [c for c in cues if c.slot == "zero"]
    unknowns = [c for c in cues if c.slot == "unknown"]
    nouns = _nouns(words, items, acts) if denials or unknowns else []
    for cue in denials:
        for noun in nouns:
            if not _denies(words, cue, noun, items):
                continue
            used.add(noun.i)
            i, j = min(noun.i, cue.i), max(noun.j, cue.j)
            open_ = any(abs(u.i - noun.i) <= _UNKNOWN or i - 3 <= u.i <= j + 2 for u in unknowns)
            if not open_ and not words.told("degree", max(0, noun.i - 2), noun.i):
                _note(found, noun.sense, i, j)
    used |= {noun.i for noun in nouns if any(abs(u.i - noun.i) <= _UNKNOWN_NOUN for u in unknowns)}
    for act in acts:
        if not act.noun and (denials or act.negated):
            _deny_act(words, act, denials, found)
    return [(measure, i, j) for measure, (i, j) in found.items()], used


def refused(items: list[Item]) -> list[Item]:
    """ "None of the 12 reached its target" tells of all 12, "no missile reached its target" of no hit."""
    for item in items:
        act = item.act
        if item.number is None or item.number.count.form != "zero" or act is None or not act.denying:
            continue
        if item.of is not None:
            item.number, item.of = item.of.number, None
        elif act.measure == "suppressed":
            item.act = replace(act, measure="hit")
        else:
            act.unreal = True
    return items


def _nouns(words: Words, items: list[Item], acts: list[Act]) -> list[_Noun]:
    """The uncounted nouns of a sentence that can be denied, in the order of the text."""
    nouns = [_Noun(x.i, x.j, x.noun) for x in items if x.noun is not None and x.number is None]
    events = [_Noun(x.i, x.j, words.at[x.i].senses["measure"]) for x in acts if x.noun]
    nouns += [noun for noun in events if "zero" in noun.sense.features]
    return sorted(nouns, key=lambda noun: noun.i)


def _denies(words: Words, cue: Cue, noun: _Noun, items: list[Item]) -> bool:
    """Whether nothing but small words and other such nouns stands between a denial and a noun."""
    lo, hi = (noun.j, cue.i) if noun.j <= cue.i else (cue.j, noun.i)
    if not 0 <= hi - lo <= _REACH or any(words.word[k] in _BREAK for k in range(lo, hi)):
        return False
    if any(x.number is not None and lo <= x.i < hi for x in items):
        return False
    for k in range(lo, hi):
        if _causes(words, k):
            return False
        if words.word[k] == "," and not (words.means("measure", k + 1) or words.means("thing", k + 1)):
            return False
    return True


def _causes(words: Words, k: int) -> bool:
    """ "Without power because of the damage": whether token `k` says that what follows is a cause."""
    hit = words.at.get(k)
    if hit is None or "at" not in hit.senses or "of" in hit.senses or "zero" in hit.senses:
        return False
    return bool(hit.senses["at"].value == "from")


def _deny_act(words: Words, act: Act, denials: list[Cue], found: dict[str, tuple[int, int]]) -> None:
    """ "Nobody was hurt": a verb that tells of people and is denied is a zero and no other claim."""
    sense = words.at[act.i].senses["measure"]
    if "zero" not in sense.features:
        return
    before = [c for c in denials if c.j <= act.i]
    nobody = any(act.i - c.j <= _DENIED_VERB and words.at[c.i].senses["zero"].features.get("nobody") for c in before)
    if nobody:
        _note(found, sense, min(c.i for c in before), act.j)
    act.unreal |= nobody or act.negated


def _note(found: dict[str, tuple[int, int]], sense: Sense, i: int, j: int) -> None:
    """Note tokens [i, j) under each measure that the word can deny."""
    for measure in str(sense.features.get("zero", sense.value)).split("+"):
        first, last = found.get(measure, (i, j))
        found[measure] = min(i, first), max(j, last)
