"""Place names in a sentence -> spots: coordinated lists of places with the part they play there."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model import Place, Town
from counterclaim.places import Form, Gazetteer
from counterclaim.reading.mentions import Hit
from counterclaim.reading.tokens import Tokens


@dataclass(slots=True)
class Name:
    """One place name at tokens [i, j) before it is settled: what it may be."""

    i: int
    j: int
    forms: tuple[Form, ...]
    head: str | None = None  # region, district, sea: the noun that follows or is shared
    codes: tuple[str, ...] = ()
    town: Town | None = None
    kind: str = ""
    bracket: tuple[int, int] | None = None  # "(5 drones)" behind the name: tokens of what is told of it alone


@dataclass(slots=True)
class Spot:
    """A list of places at tokens [i, j); `role` is in, from, to, seat or subject."""

    i: int
    j: int
    names: list[Name]
    role: str
    shared_last: bool = False  # the last names share one head noun ("the C and D regions")

    @property
    def codes(self) -> tuple[str, ...]:
        """Region, country or sea codes, each once, in order."""
        return tuple(dict.fromkeys(code for name in self.names for code in name.codes))


_LISTING = frozenset({",", "-", "(", ")", "/", ";"})


def spots(
    tokens: Tokens, at: dict[int, Hit], a: int, b: int, taken: frozenset[int], gazetteer: Gazetteer, known: frozenset[str],
    recall: dict[str, Name] | None = None, seat: bool = False,
) -> tuple[list[Spot], list[Name]]:
    """Place lists in tokens [a, b), and the names that could not be settled. `known`: codes met elsewhere in the report;
    `recall`: the last region and sea named so far, which "over the region" goes back to."""
    out: list[Spot] = []
    open_names: list[Name] = []
    i = a
    while i < b:
        hit = at.get(i)
        if hit is not None and recall and "head" in hit.senses and i not in taken and _recalled(tokens, at, hit, recall, out):
            i = hit.j
            continue
        if i in taken or hit is None or not (hit.places or "place" in hit.senses) or ("at" in hit.senses and len(tokens.word[i]) == 1):
            i += 1
            continue
        if i > a and tokens.word[i - 1] == '"' and '"' in tokens.word[hit.j : hit.j + 3] and _role(tokens, at, i, a) == "bare":
            i = hit.j + tokens.word[hit.j : hit.j + 3].index('"')  # a ship's or a paper's name
            continue
        role = "dateline" if i == a and dateline(tokens, hit.j, a, b) else _role(tokens, at, i, a, taken)
        if role == "bare" and out and out[-1].role in ("from", "to") and all(tokens.word[k] in _LISTING or tokens.cap[k] or len(tokens.word[k]) <= 2 for k in range(out[-1].j, i)):
            role = out[-1].role  # the list of launch sites goes on behind a name unknown
        role = "seat" if seat and role == "bare" else role
        names, j, shared = _list(tokens, at, i, b, taken, role)
        if j in at and names[-1].head is None and not names[-1].codes and "thing" in at[j].senses and at[j].senses["thing"].value in ("site", "building"):
            names[-1].head = "owner"  # "the Kremenchuk refinery"
        for name in names:
            if name.codes == (_LAND,):
                name.codes = _land(tokens, at, name, role, known, a, gazetteer)
                role = "in" if role == "bare" and name.codes else role
        _settle(names, gazetteer, known, role)
        _loose(names)
        found = [n for n in names if n.codes]
        open_names += [n for n in names if not n.codes and n.kind == "open"]
        if found and role == "bare" and j < b and tokens.cap[j] and j not in at and tokens.word[j].isalpha() and not found[-1].head:
            found = [n for n in found if n.kind == "country" or n is not found[-1]]  # "Halden Star" is no place
        if found and role == "bare" and (found[-1].kind == "town" or found[-1].kind == "region" and not found[-1].head) and j < b and j in at and "say" in at[j].senses:
            found = found[:-1]  # a speaker's name
        if found:
            out.append(Spot(i, j, _contained(tokens, found, gazetteer), role, shared))
            if recall is not None:
                recall.update({n.kind: n for n in found if n.kind in ("region", "sea")})
        i = j
    return [s for s in out if not _coastal(s, out)], open_names


def _land(tokens: Tokens, at: dict[int, Hit], name: Name, role: str, known: frozenset[str], a: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The country that "over the country" means: that of the army or office just named, else the only one of the report."""
    lands = [c for c in known if "-" not in c and ":" not in c]
    before = next((at[k] for k in range(name.i - 1, name.i - 4, -1) if k in at and at[k].j == name.i), None)
    located = role == "in" or before is not None and "place_noun" in before.senses
    if not located:
        return ()
    for k in range(name.i - 1, a - 1, -1):
        hit = at.get(k)
        forms = hit.places if hit is not None else gazetteer.find(tokens.word[k])  # adjectives are written small
        codes = {f.id for f in forms if len(f.id) == 2 and not f.weak}
        after = hit.j if hit is not None else k + 1
        beside = [at[x] for x in (k - 1, k - 2, k - 3) if x in at and at[x].j == k] + ([at[after]] if after in at else [])
        if len(codes) == 1 and any({"institution", "actor", "role"} & x.senses.keys() for x in beside):
            return tuple(codes)
    return tuple(lands) if len(lands) == 1 else ()


def _coastal(spot: Spot, spot_list: list[Spot]) -> bool:
    """Whether a place only says where the sea before it is ("the Black Sea off the coast of …")."""
    if spot.role != "by":
        return False
    spot.role = "in"
    return any(0 <= spot.i - s.j <= 4 for s in spot_list if s is not spot)


def _list(tokens: Tokens, at: dict[int, Hit], i: int, b: int, taken: frozenset[int], role: str) -> tuple[list[Name], int, bool]:
    """Names joined by commas, "and" and prepositions, with their head nouns."""
    names: list[Name] = []
    shared = False
    while True:
        hit = at[i]
        sense = hit.senses.get("place")
        name = Name(i, hit.j, hit.places)
        noun = next((at[k] for k in (i - 1, i - 2) if k in at and at[k].j == i and "place_noun" in at[k].senses), None)
        if noun is not None and noun.senses["place_noun"].features.get("kind"):
            name.head = str(noun.senses["place_noun"].features["kind"])
        if sense is not None:
            name.codes, name.kind = tuple(str(sense.value).split("+")), "region" if "-" in str(sense.value) else "country"
        names.append(name)
        j = hit.j
        if j < b and j in at and "head" in at[j].senses and sense is None:
            head = at[j].senses["head"]
            name.head, name.j = str(head.value), at[j].j
            j = at[j].j
            if head.number == "pl" or len(names) > 1:
                for earlier in reversed(names[:-1]):
                    if earlier.head is not None or earlier.codes:
                        break
                    earlier.head, shared = name.head, True
        j = _bracket(tokens, at, name, j, b)
        k = j
        plain = role == "in" or role == "bare"
        while k < b and (tokens.word[k] in (",", "(", ")", '"') or (role == "from" and tokens.word[k] in ("-", ";")) or (k in at and {"and", "at", "filler"} & at[k].senses.keys() and "measure" not in at[k].senses)):
            if k in at and "at" in at[k].senses and not ("and" in at[k].senses or "of" in at[k].senses) and (at[k].senses["at"].value != "in" or not plain):
                return names, j, shared
            k = at[k].j if k in at else k + 1
            if k - j > 6:
                return names, j, shared
        if k < b and k in at and k not in taken and (at[k].places or "place" in at[k].senses):
            i = k
            continue
        return names, j, shared


def dateline(tokens: Tokens, j: int, a: int, b: int) -> bool:
    """"CAIRO, Nov 14 - ": where it was written."""
    written, rest = tokens.text[tokens.start[a] : tokens.stop[j - 1]], tokens.text[tokens.start[a] : tokens.stop[b - 1]]
    return j < b and tokens.word[j] in (",", "(", ".", "/") and written.isupper() and len(written) > 2 and not (rest.isupper() and b - j > 4)


def _recalled(tokens: Tokens, at: dict[int, Hit], hit: Hit, recall: dict[str, Name], out: list[Spot]) -> bool:
    """Whether a head noun alone ("over the region", "over the sea") went back to a name met before; adds it to `out`."""
    kind, before = str(hit.senses["head"].value), at.get(hit.i - 1)
    if kind not in recall or hit.senses["head"].number == "pl" or before is None or before.j != hit.i:
        return False
    if "at" not in before.senses or before.senses["at"].value != "in" or hit.j in at and (at[hit.j].places or "place" in at[hit.j].senses):
        return False
    name = recall[kind]
    out.append(Spot(hit.i, hit.j, [Name(hit.i, hit.j, (), kind, name.codes, None, name.kind)], "in"))
    return True


def _bracket(tokens: Tokens, at: dict[int, Hit], name: Name, j: int, b: int) -> int:
    """Where a bracket with a number right behind a name ends; `j` when there is none."""
    if j >= b or tokens.word[j] != "(":
        return j
    end = next((k for k in range(j + 1, min(j + 9, b)) if tokens.word[k] == ")"), None)
    counted = end is not None and any(tokens.word[k][0].isdigit() or k in at and "numeral" in at[k].senses for k in range(j + 1, end))
    if end is None or not counted:
        return j
    name.bracket = (j + 1, end)
    return end + 1


def _role(tokens: Tokens, at: dict[int, Hit], i: int, a: int, taken: frozenset[int] = frozenset()) -> str:
    """What the words before a place list say of it."""
    for k in range(i - 1, max(a, i - 5) - 1, -1):
        hit = at.get(k)
        if k in taken:
            break
        if tokens.word[k] == ":":
            lead = next((at[m] for m in (k - 1, k - 2, k - 3) if m in at and at[m].j == k and "at" in at[m].senses), None)
            return str(lead.senses["at"].value) if lead is not None else "bare"
        if hit is None:
            if tokens.word[k] in (",", ";", ":", "(", ")", "-"):
                break
            continue
        if "role" in hit.senses and hit.j >= i - 2:
            return "seat"
        if "actor" in hit.senses and hit.j == i and all(len(f.id) == 2 for f in at[i].places):  # "the air defence of X"
            return "of"
        if "at" in hit.senses and hit.j >= i - 2:
            if "of" in hit.senses and hit.j == hit.i + 1:  # "the army of X" acts, "the coast of X" lies there
                whose = next((at[x] for x in (k - 1, k - 2) if x in at and at[x].j == k), None)
                return "in" if whose is not None and {"place_noun", "head"} & whose.senses.keys() else "of"
            told = k - 1 in at and "news" in at[k - 1].senses  # "an update from the region" is where it is
            return "in" if told else str(hit.senses["at"].value)
        if "place_noun" in hit.senses:
            continue
        if hit.j >= i - 1 and ("measure" in hit.senses or "thing" in hit.senses):
            break
    return "bare"


def _settle(names: list[Name], gazetteer: Gazetteer, known: frozenset[str], role: str) -> None:
    """Choose what each name means: region, country, sea, or a town inside its region."""
    for name in reversed(names):
        if name.codes or not name.forms:
            continue
        forms = name.forms
        near = frozenset(code for other in names for code in other.codes)
        if name.head is not None:
            wanted = _WANTED[name.head]
            if name.head == "owner":
                owner = [f for f in forms if f.role == "adjective" and not f.weak and gazetteer.entry(f.id).kind in wanted]
                if len({gazetteer.entry(f.id).region for f in owner}) != 1 or any(f.role == "name" for f in forms):
                    name.head = None
                    _settle([name], gazetteer, known, role)
                    continue
            fit = [f for f in forms if f.role == "adjective" and gazetteer.entry(f.id).kind in wanted]
            if not fit or name.head in _SETTLED:
                fit = [f for f in forms if gazetteer.entry(f.id).kind in wanted]
            if name.head == "village":
                fit = [f for f in fit if gazetteer.entry(f.id).population < _VILLAGE]
            forms = tuple(fit) or (() if name.head in _SETTLED else forms)
            if not forms:
                continue
        else:
            plain = tuple(f for f in forms if f.role == "name")
            if not plain and role not in ("in", "bare", "seat") and len(names) == 1:
                continue
            if not plain and all(gazetteer.entry(f.id).kind == "country" for f in forms):
                continue
            if not plain and all(gazetteer.entry(f.id).kind in ("district", "town") for f in forms):
                continue
            if plain and role in ("in", "seat") and all(f.weak or gazetteer.entry(f.id).kind == "town" and gazetteer.entry(f.id).population < _VILLAGE for f in plain):  # "over Saratov [region]" rather than a hamlet of that name
                plain = tuple(f for f in forms if f.role == "adjective" and not f.weak and gazetteer.entry(f.id).kind == "region") or plain
            forms = plain or forms
            if all(f.weak for f in forms) and (role == "bare" or not {gazetteer.entry(f.id).country for f in forms} & (known | near)):
                continue
        areas = [f for f in forms if gazetteer.entry(f.id).kind in ("region", "country", "sea")]
        areas.sort(key=lambda f: f.weak)
        if areas and areas[0].weak and name.head is None and not {gazetteer.entry(areas[0].id).country} & (known | near):
            continue
        if areas and name.head not in ("district", *_SETTLED):
            entry = gazetteer.entry(areas[0].id)
            name.codes, name.kind = tuple(entry.id.split("+")), entry.kind
            continue
        _settle_town(name, forms, gazetteer, near, known)


def _settle_town(name: Name, forms: tuple[Form, ...], gazetteer: Gazetteer, beside: frozenset[str], known: frozenset[str]) -> None:
    """The town in a region named beside it, else in one the report knows, else the one that is by far the largest."""
    entries = list({f.id: gazetteer.entry(f.id) for f in forms}.values())
    near = [e for e in entries if e.region in beside] or [e for e in entries if e.region in known]
    if not near:
        near = entries if any("-" in code for code in known) else [e for e in entries if e.country in known] or entries
    if name.head == "village" and not any(e.region in known for e in entries) and any("-" in code for code in known):
        return  # the gazetteer lacks it; another village bears the name
    near.sort(key=lambda e: -e.population)
    regions = {e.region for e in near}
    if len(regions) > 1 and not (near[0].population >= 30_000 and near[0].population >= 5 * near[1].population):
        name.kind = "open"
        return
    best = near[0]
    if best.region is not None:
        name.codes, name.kind = (best.region,), "town"
        name.town = Town(best.name, best.id if best.id.startswith("geonames:") else None, best.region)


_WANTED = {"country": ("country", "region"), "region": ("region", "country"), "sea": ("sea",), "district": ("district", "town", "region"), "town": ("town", "region"), "village": ("town",), "owner": ("town", "region", "district")}
_LAND = "@"  # the value of words for "the country"
_SETTLED = ("town", "village")
_VILLAGE = 40_000  # a larger place of that name is another one


def _contained(tokens: Tokens, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Drop the region or country that only says where the towns before it lie ("Taganrog, Rostov region")."""
    out: list[Name] = []
    for name in names:
        district = name.head == "district"
        if out and district and out[-1].kind == "town" and out[-1].j == name.i:
            out[-1].codes = name.codes
            continue
        if out and out[-1].kind == "country" and (out[-1].head or out[-1].j == name.i) and any(gazetteer.contains(c, code) for c in out[-1].codes for code in name.codes):
            out.pop()
        if out and name.kind in ("region", "country") and out[-1].kind in ("town", "region") and out[-1].kind != name.kind:
            if all(any(gazetteer.contains(outer, code) for outer in name.codes) for code in out[-1].codes):
                continue
        out.append(name)
    return out


def _loose(names: list[Name]) -> None:
    """A town that could not be settled lies in the region or district named right behind it."""
    for name, nxt in zip(names, names[1:], strict=False):
        if not name.codes and name.kind == "open" and nxt.codes and nxt.kind in ("region", "town", "district") and nxt.i - name.j <= 1:
            name.codes, name.kind = nxt.codes, "town"


def place_records(tokens: Tokens, spot_list: list[Spot]) -> tuple[tuple[Place, ...], tuple[Town, ...]]:
    """The spots as records, each code once, with the name as written."""
    places: dict[str, Place] = {}
    towns: dict[str, Town] = {}
    for spot in spot_list:
        for name in spot.names:
            written = tokens.text[tokens.start[name.i] : tokens.stop[name.j - 1]]
            for code in name.codes:
                places.setdefault(code, Place(code, written))
            if name.town is not None:
                towns.setdefault(name.town.name, name.town)
    return tuple(places.values()), tuple(towns.values())
