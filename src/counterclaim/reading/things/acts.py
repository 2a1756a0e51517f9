"""Action words: what denies them, which of them are one act, and what fell when debris did."""

from __future__ import annotations

from counterclaim.languages.load import Sense
from counterclaim.model import Count
from counterclaim.reading.things.items import Act, Cue, Found, Item
from counterclaim.reading.things.numbers import Number, number_at
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.stretch import PAUSE, STOP, Stretch, has

_REACH = 5  # words before an action word in which it may be denied
_DENIAL = 4  # words before an attack in which it may be denied
_MEANS = 9  # words between "used" and "to" in which the means is named
_DESCRIBED = frozenset({"thing", "aged"})
_ATTACK, _REPELLED = "launched", "launched+intercepted"
_FALLS = ("debris", "hit")
_JOINTS = frozenset({",", "/", "(", ")"})
_JOINERS = frozenset({"and", "or"})
_DOWNED = frozenset({"intercepted", "destroyed", "suppressed"})
_WRECKED = frozenset({"damaged", "destroyed"})


def act_of(words: Stretch, hit: Hit, sense: Sense) -> Act:
    """The act that `hit` tells of, with the "not" or "could have" before it."""
    features = sense.features
    act = Act(hit.i, hit.j, str(sense.value), features.get("kind") == "noun", bool(features.get("weak")), sense.number)
    forms = words.lexicon.forms
    act.denying = hit.j - hit.i > 1 and any("not" in forms.get(w, ()) for w in words.word[hit.i : hit.j])
    for k in range(hit.i - 1, max(words.a, hit.i - _REACH) - 1, -1):
        if words.word[k] in STOP:
            break
        before = words.at.get(k)
        if before is None:
            continue
        if "not" in before.senses and before.j >= hit.i - 2:
            act.negated = True
        if "modal" in before.senses and before.j >= hit.i - 3:
            act.unreal = not _achieved(words, before)
    return act


def _achieved(words: Stretch, modal: Hit) -> bool:
    """ "They used X to shoot down 5": what was used to, or managed to, was done."""
    for k in range(modal.i - 1, max(words.a, modal.i - _MEANS) - 1, -1):
        if words.word[k] in PAUSE:
            return False
        if has(words.at, k, "achieved"):
            return True
    return False


def note_ranked(words: Stretch, found: Found, hit: Hit) -> None:
    """ "The third hit a power line": a rank before an act counts one."""
    done = words.at.get(hit.j)
    if done is not None and "measure" in done.senses and not done.senses["measure"].features.get("kind"):
        one = Number(hit.i, hit.j, hit.i, Count(1, 1), "sg")
        found.items.append(Item(hit.i, hit.j, number=one, gram="sg"))


def note_act(words: Stretch, found: Found, hit: Hit, measure: Sense) -> None:
    """An act, or a casualty noun ("the dead"), which is an act where it describes people: "dead children"."""
    if "thing" not in measure.features:
        found.acts.append(act_of(words, hit, measure))
    elif _describes(words, hit):
        act = act_of(words, hit, measure)
        act.number = None
        found.acts.append(act)
    else:
        thing, span = str(measure.features["thing"]), (hit.i, hit.j)
        found.items.append(Item(*span, thing=thing, gram=measure.number, span=span, noun=measure, bare=True))


def _describes(words: Stretch, hit: Hit) -> bool:
    """Whether a casualty noun stands before those it tells of: "wounded civilians", "killed of 5"."""
    at = words.at
    described = at.get(hit.j) or at.get(hit.j + 1)
    if described is not None and not _DESCRIBED.isdisjoint(described.senses):
        return True
    of = hit.j + 1 < words.b and has(at, hit.j, "of")
    return of and number_at(words.tokens, at, hit.j + 1, words.a, words.b) is not None


def note_never(words: Stretch, found: Found, hit: Hit) -> None:
    """ "No drone attacks": a denied attack whose name holds its weapon, which else counts nothing."""
    forms, name = words.lexicon.forms, words.word[hit.i : hit.j]
    act = forms.get(name[-1], {}).get("measure")
    thing = forms.get(" ".join(name[:-1]), {}).get("thing")
    if act is None or thing is None or act.value != _ATTACK:
        return
    for k in range(hit.i - 1, max(words.a, hit.i - _DENIAL) - 1, -1):
        before = words.at.get(k)
        if words.word[k] in STOP or (before is not None and "measure" in before.senses):
            return
        if before is not None and "zero" in before.senses:
            found.cues.append(Cue(before.i, hit.j, "never", str(thing.value)))
            return


def merge(words: Stretch, acts: list[Act]) -> None:
    """Make one act of "intercepted and destroyed"; the attack that was "repelled" is the act that repelled it."""
    k = 0
    while k + 1 < len(acts):
        first, second = acts[k], acts[k + 1]
        near = second.i - first.j <= 4 and (first.noun or second.noun)
        if near and {first.measure, second.measure} == {_ATTACK, _REPELLED}:
            (second if second.noun else first).measure = _REPELLED
            k += 1
        elif (measure := _as_one(words, first, second)) is not None:
            first.measure, first.j = measure, second.j
            first.number = first.number or second.number
            first.negated |= second.negated
            del acts[k + 1]
        else:
            k += 1


def _as_one(words: Stretch, first: Act, second: Act) -> str | None:
    """The measure of two acts told in one breath; None when they are two things done."""
    if first.noun != second.noun or second.i - first.j > 2:
        return None
    pair = {first.measure, second.measure}
    if pair <= _DOWNED:
        measure = first.measure if pair == {"destroyed"} else "intercepted"
    elif pair <= _WRECKED:
        measure = "damaged"
    elif len(pair) == 1:
        measure = first.measure
    else:
        return None
    return measure if all(_joint(words, k) for k in range(first.j, second.i)) else None


def _joint(words: Stretch, k: int) -> bool:
    """Whether token `k` only joins two action words."""
    return words.word[k] in _JOINTS or (k in words.at and not _JOINERS.isdisjoint(words.at[k].senses))


def fallen(words: Stretch, acts: list[Act]) -> None:
    """An act beside the word for debris is the fall of debris: "debris fell on", "fragments hit"."""
    if not any(act.measure in _FALLS for act in acts):
        return
    for k in range(words.a, words.b):
        hit = words.at.get(k)
        if hit is None or "fragments" not in hit.senses:
            continue
        near = (x for x in acts if x.measure in _FALLS and (0 <= x.i - hit.j <= 7 or 0 <= hit.i - x.j <= 1))
        act = next(near, None)
        if act is not None and act.fragments is None:
            act.fragments, act.measure = hit, "debris"
