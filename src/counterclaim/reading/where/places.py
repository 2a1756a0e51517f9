"""Place names in a sentence -> spots: coordinated lists of places with the part they play there."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.places import Gazetteer
from counterclaim.reading.where.place_lists import dateline, listed, role_of
from counterclaim.reading.where.settle import contained, lean, settle
from counterclaim.reading.where.spots import Ground, Name, Spot
from counterclaim.reading.words.around import hit_before
from counterclaim.reading.words.mentions import Hit
from counterclaim.reading.words.tokens import Tokens

_LAND = ("@",)  # the codes of words for "the country"
_LISTING = frozenset({",", "-", "(", ")", "/", ";"})
_COAST = 4  # the most tokens between a sea and the coast it lies at
_OFFICES = ("institution", "actor", "role")


def spots(
    tokens: Tokens, at: Mapping[int, Hit], a: int, b: int, taken: frozenset[int], gazetteer: Gazetteer,
    known: frozenset[str], recall: dict[str, Name] | None = None, seat: bool = False,
) -> tuple[list[Spot], list[Name]]:  # fmt: skip
    """Place lists in tokens [a, b), and the names that could not be settled.

    `known`: codes met elsewhere in the report; `recall`: the last region and sea named so far, which "over the region"
    goes back to; `seat`: places with no preposition tell where the speaker sits.
    """
    ground = Ground(tokens, at, a, b, taken, gazetteer, known)
    out: list[Spot] = []
    unsettled: list[Name] = []
    end = a
    for i in range(a, b):
        if i < end or i not in at or i in taken:
            continue
        hit = at[i]
        if recall and "head" in hit.senses and (found := _recalled(ground, hit, recall)) is not None:
            out.append(found)
            end = hit.j
            continue
        if not (hit.places or "place" in hit.senses) or ("at" in hit.senses and len(tokens.word[i]) == 1):
            continue
        if (closing := _titled(ground, hit)) is not None:
            end = closing
            continue
        role = _role(ground, i, out[-1] if out else None, seat)
        names, end, shared, role = _names(ground, i, role)
        unsettled += [n for n in names if not n.codes and n.kind == "open"]
        settled = _places(ground, names, end, role)
        if settled:
            out.append(Spot(i, end, contained(ground, settled), role, shared))
            if recall is not None:
                recall.update({n.kind: n for n in settled if n.kind in ("region", "sea")})
    return _at_sea(out), unsettled


def _recalled(ground: Ground, hit: Hit, recall: dict[str, Name]) -> Spot | None:
    """A head noun alone ("over the region", "over the sea") that goes back to a name met before."""
    head, before = hit.senses["head"], ground.at.get(hit.i - 1)
    name = recall.get(str(head.value))
    if name is None or head.number == "pl" or before is None or before.j != hit.i:
        return None
    if "at" not in before.senses or before.senses["at"].value != "in" or ground.named(hit.j):
        return None
    return Spot(hit.i, hit.j, [Name(hit.i, hit.j, (), str(head.value), name.codes, None, name.kind)], "in")


def _titled(ground: Ground, hit: Hit) -> int | None:
    """Where the name of a ship or a paper, in quotes, ends; None when it is none."""
    word = ground.tokens.word
    if hit.i == ground.a or word[hit.i - 1] != '"' or '"' not in word[hit.j : hit.j + 3]:
        return None
    return word.index('"', hit.j) if role_of(ground, hit.i) == "bare" else None


def _role(ground: Ground, i: int, last: Spot | None, seat: bool) -> str:
    """The part that the list at token `i` plays; a list of launch sites goes on behind a name unknown."""
    word, cap = ground.tokens.word, ground.tokens.cap
    if i == ground.a and dateline(ground.tokens, ground.at[i].j, ground.a, ground.b):
        return "dateline"
    role = role_of(ground, i, ground.taken)
    if role != "bare":
        return role
    if last is not None and last.role in ("from", "to"):
        between = range(last.j, i)
        if all(word[k] in _LISTING or cap[k] or len(word[k]) <= 2 for k in between):
            return last.role
    return "seat" if seat else role


def _names(ground: Ground, i: int, role: str) -> tuple[list[Name], int, bool, str]:
    """The names from token `i` on, settled; where they end, whether they share a noun, and their role after all."""
    names, j, shared = listed(ground, i, role)
    last, behind = names[-1], ground.at.get(j)
    thing = behind.senses.get("thing") if behind is not None else None
    if thing is not None and thing.value in ("site", "building") and last.head is None and not last.codes:
        last.head = "owner"  # "the Kremenchuk refinery"
    for name in names:
        if name.codes == _LAND:
            name.codes = _land(ground, name, role)
            role = "in" if role == "bare" and name.codes else role
    settle(ground, names, role)
    lean(names)
    return names, j, shared, role


def _land(ground: Ground, name: Name, role: str) -> tuple[str, ...]:
    """The country that "over the country" means: that of the army or office just named, else the report's only one."""
    at, before = ground.at, hit_before(ground.at, name.i, 3)
    if role != "in" and not (before is not None and "place_noun" in before.senses):
        return ()
    for k in range(name.i - 1, ground.a - 1, -1):
        hit = at.get(k)
        institution = hit.senses.get("institution") if hit is not None else None
        if institution is not None and institution.features.get("covers"):
            return (str(institution.features["covers"]),)
        forms = hit.places if hit is not None else ground.gazetteer.find(ground.tokens.word[k])  # adjectives: small
        codes = {f.id for f in forms if len(f.id) == 2 and not f.weak}
        if len(codes) == 1:
            beside = (hit_before(at, k, 3), at.get(hit.j if hit is not None else k + 1))
            if any(x is not None and any(slot in x.senses for slot in _OFFICES) for x in beside):
                return tuple(codes)
    lands = [c for c in ground.known if "-" not in c and ":" not in c]
    return tuple(lands) if len(lands) == 1 else ()


def _places(ground: Ground, names: list[Name], j: int, role: str) -> list[Name]:
    """The settled names, without a last one that is a ship's or a speaker's ("Halden Star", "Kherson said")."""
    found = [n for n in names if n.codes]
    if not found or role != "bare" or j >= ground.b:
        return found
    last, behind = found[-1], ground.at.get(j)
    if behind is None:
        if ground.tokens.cap[j] and ground.tokens.word[j].isalpha() and not last.head and last.kind != "country":
            found.pop()
    elif "say" in behind.senses and (last.kind == "town" or (last.kind == "region" and not last.head)):
        found.pop()
    return found


def _at_sea(found: list[Spot]) -> list[Spot]:
    """Without the places that only say where the sea before them is ("the Black Sea off the coast of …")."""
    out = []
    for spot in found:
        if spot.role == "by":
            spot.role = "in"
            if any(0 <= spot.i - s.j <= _COAST for s in found if s is not spot):
                continue
        out.append(spot)
    return out
