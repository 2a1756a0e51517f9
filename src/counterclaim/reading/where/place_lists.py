"""Where a list of place names begins and ends, and the part it plays in the sentence."""

from __future__ import annotations

from counterclaim.reading.where.spots import Ground, Name
from counterclaim.reading.words.around import hit_before
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_SIGNS = (",", "(", ")", '"')
_PUNCTUATION = (",", ";", ":", "(", ")", "-")
_BRACKET = 9  # the most tokens between the brackets behind a name
_JOIN = 6  # the most tokens between two names of a list
_LEAD = 5  # how far before a list the word stands that gives it its role


def dateline(tokens: Tokens, j: int, a: int, b: int) -> bool:
    """ "CAIRO, Nov 14 - ": whether tokens [a, j) of the sentence [a, b) tell where it was written."""
    if j >= b or tokens.word[j] not in (",", "(", ".", "/"):
        return False
    written = tokens.text[tokens.start[a] : tokens.stop[j - 1]]
    if not written.isupper() or len(written) <= 2:
        return False
    return b - j <= 4 or not tokens.text[tokens.start[a] : tokens.stop[b - 1]].isupper()


def listed(ground: Ground, i: int, role: str) -> tuple[list[Name], int, bool]:
    """The names from token `i` on that commas, "and" and prepositions join, with their head nouns.

    Also where they end, and whether the last of them share one head noun.
    """
    names: list[Name] = []
    shared = False
    while True:
        name = _name(ground, i)
        names.append(name)
        j, spread = _head(ground, names)
        shared |= spread
        j = _bracket(ground, name, j)
        k = _next(ground, j, role)
        if k is None or k >= ground.b or k in ground.taken or not ground.named(k):
            return names, j, shared
        i = k


def _name(ground: Ground, i: int) -> Name:
    """The name at token `i`, with the head noun before it ("the city of …") or the code its language data gives it."""
    hit = ground.at[i]
    name = Name(i, hit.j, hit.places)
    noun = hit_before(ground.at, i)
    if noun is not None and "place_noun" in noun.senses and (kind := noun.senses["place_noun"].features.get("kind")):
        name.head = str(kind)
    sense = hit.senses.get("place")
    if sense is not None:
        code = str(sense.value)
        name.codes, name.kind = tuple(code.split("+")), "region" if "-" in code else "country"
    return name


def _head(ground: Ground, names: list[Name]) -> tuple[int, bool]:
    """Join the head noun behind the last name ("… region"); a plural one heads the names before it too.

    Gives where the list ends so far, and whether names share the noun.
    """
    name, shared = names[-1], False
    noun = ground.at.get(name.j) if name.j < ground.b else None
    if noun is None or "head" not in noun.senses or "place" in ground.at[name.i].senses:
        return name.j, shared
    head = noun.senses["head"]
    name.head, name.j = str(head.value), noun.j
    if head.number == "pl" or len(names) > 1:
        for earlier in reversed(names[:-1]):
            if earlier.head is not None or earlier.codes:
                break
            earlier.head, shared = name.head, True
    return noun.j, shared


def _bracket(ground: Ground, name: Name, j: int) -> int:
    """Where a bracket with a number right behind a name ends; `j` when there is none."""
    word, b = ground.tokens.word, ground.b
    if j >= b or word[j] != "(":
        return j
    end = next((k for k in range(j + 1, min(j + _BRACKET, b)) if word[k] == ")"), None)
    if end is None or not any(map(ground.counts, range(j + 1, end))):
        return j
    name.bracket = (j + 1, end)
    return end + 1


def _next(ground: Ground, j: int, role: str) -> int | None:
    """The token behind what joins a list at token `j`; None where another preposition, or too much, ends the list."""
    word, at, k = ground.tokens.word, ground.at, j
    while k < ground.b:
        hit = at.get(k)
        sign = word[k] in _SIGNS or (role == "from" and word[k] in ("-", ";"))
        if not sign and (hit is None or not _links(hit)):
            return k
        if hit is not None and _turns(hit, role):
            return None
        k = hit.j if hit is not None else k + 1
        if k - j > _JOIN:
            return None
    return k


def _links(hit: Hit) -> bool:
    """Whether a word may stand between two names of a list: "and", a preposition, a small word."""
    senses = hit.senses
    return "measure" not in senses and ("and" in senses or "at" in senses or "filler" in senses)


def _turns(hit: Hit, role: str) -> bool:
    """Whether a preposition opens a list of another role ("over A, from B")."""
    senses = hit.senses
    if "at" not in senses or "and" in senses or "of" in senses:
        return False
    return senses["at"].value != "in" or role not in ("in", "bare")


def role_of(ground: Ground, i: int, taken: frozenset[int] = frozenset()) -> str:
    """What the words before a place list at token `i` say of it."""
    word, at = ground.tokens.word, ground.at
    for k in range(i - 1, max(ground.a, i - _LEAD) - 1, -1):
        if k in taken:
            break
        hit = at.get(k)
        if word[k] == ":":
            lead = hit_before(at, k, 3)
            return str(lead.senses["at"].value) if lead is not None and "at" in lead.senses else "bare"
        if hit is None:
            if word[k] in _PUNCTUATION:
                break
            continue
        role = _role(ground, hit, i)
        if role is not None:
            return role
    return "bare"


def _role(ground: Ground, hit: Hit, i: int) -> str | None:
    """What one form before the list at token `i` says of it; None when it says nothing."""
    at, senses = ground.at, hit.senses
    if "role" in senses and hit.j >= i - 2:
        return "seat"
    if "actor" in senses and hit.j == i and all(len(f.id) == 2 for f in at[i].places):  # "the air defence of X"
        return "of"
    if "place_noun" in senses and senses["place_noun"].features.get("above") and hit.j >= i - 1:
        return "in"  # "the airspace of X", with no preposition
    if "at" in senses and hit.j >= i - 2:
        if "of" in senses and hit.j == hit.i + 1:  # "the army of X" acts, "the coast of X" lies there
            whose = hit_before(at, hit.i)
            return "in" if whose is not None and {"place_noun", "head"} & whose.senses.keys() else "of"
        before = at.get(hit.i - 1)  # "an update from the region" is where it is
        return "in" if before is not None and "news" in before.senses else str(senses["at"].value)
    if "place_noun" not in senses and hit.j >= i - 1 and ("measure" in senses or "thing" in senses):
        return "bare"
    return None
