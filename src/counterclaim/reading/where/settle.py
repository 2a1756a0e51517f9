"""What a written place name means: a region, country or sea, or a town inside its region."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.model import Town
from counterclaim.places import Entry, Form
from counterclaim.reading.where.spots import Ground, Name

_WANTED = {  # the kinds of place that a head noun fits, in the words of the gazetteer
    "country": ("country", "region"),
    "region": ("region", "country"),
    "sea": ("sea",),
    "district": ("district", "town", "region"),
    "town": ("town", "region"),
    "village": ("town",),
    "owner": ("town", "region", "district"),
}
_SETTLED = ("town", "village")
_VILLAGE = 40_000  # a larger place of that name is another one
_KNOWN_TOWN, _FAR_LARGER = 30_000, 5  # the people, and how many times those of the next, of a town that needs no region

_Reading = tuple[Form, Entry]


def settle(ground: Ground, names: list[Name], role: str) -> None:
    """Choose what each name of a list means; a name left without codes is settled on nothing."""
    for name in reversed(names):
        if name.codes or not name.forms:
            continue
        beside = frozenset([code for other in names for code in other.codes])
        readings = [(f, ground.gazetteer.entry(f.id)) for f in name.forms]
        if name.head == "owner" and not _one_owner(readings):
            name.head = None
            settle(ground, [name], role)
            continue
        if name.head is not None:
            readings = _headed(name.head, readings)
        else:
            readings = _alone(ground, readings, beside, role, len(names) == 1)
        if readings and not _area(ground, name, readings, beside):
            _town(ground, name, readings, beside)


def _one_owner(readings: list[_Reading]) -> bool:
    """Whether "the A refinery" can only be of one region's A."""
    owners = [e for f, e in readings if f.role == "adjective" and not f.weak and e.kind in _WANTED["owner"]]
    return len({e.region for e in owners}) == 1 and all(f.role != "name" for f, _ in readings)


def _headed(head: str, readings: list[_Reading]) -> list[_Reading]:
    """The readings that suit the head noun: adjectives first, as in "Belgorod region"."""
    suited = [r for r in readings if r[1].kind in _WANTED[head]]
    fit = [r for r in suited if r[0].role == "adjective"]
    if not fit or head in _SETTLED:
        fit = suited
    if head == "village":
        fit = [r for r in fit if r[1].population < _VILLAGE]
    return fit or ([] if head in _SETTLED else readings)


def _alone(ground: Ground, readings: list[_Reading], beside: frozenset[str], role: str, single: bool) -> list[_Reading]:
    """The readings of a name with no head noun: whole names; an adjective may stand for a region in a list."""
    plain = [r for r in readings if r[0].role == "name"]
    if not plain:
        kinds = {e.kind for _, e in readings}
        adrift = single and role not in ("in", "bare", "seat")
        if adrift or kinds == {"country"} or kinds <= {"district", "town"}:
            return []
    elif role in ("in", "seat") and all(f.weak or _hamlet(e) for f, e in plain):
        # "over Saratov [region]" rather than a hamlet of that name
        plain = [(f, e) for f, e in readings if f.role == "adjective" and not f.weak and e.kind == "region"] or plain
    chosen = plain or readings
    if all(f.weak for f, _ in chosen):
        met = ground.known | beside
        if role == "bare" or not any(e.country in met for _, e in chosen):
            return []
    return chosen


def _hamlet(entry: Entry) -> bool:
    """Whether a place is too small to be named without its region."""
    return entry.kind == "town" and entry.population < _VILLAGE


def _area(ground: Ground, name: Name, readings: list[_Reading], beside: frozenset[str]) -> bool:
    """Settle a region, country or sea; whether the name needs no further look."""
    areas = [r for r in readings if r[1].kind in ("region", "country", "sea")]
    if not areas:
        return False
    form, entry = min(areas, key=lambda r: r[0].weak)
    if form.weak and name.head is None and entry.country not in ground.known | beside:
        return True
    if name.head == "district" or name.head in _SETTLED:
        return False
    name.codes, name.kind = tuple(entry.id.split("+")), entry.kind
    return True


def _town(ground: Ground, name: Name, readings: list[_Reading], beside: frozenset[str]) -> None:
    """The town in a region named beside it, else in one the report knows, else the one that is by far the largest."""
    known = ground.known
    entries = list({f.id: e for f, e in readings}.values())
    regions_known = any("-" in code for code in known)
    near = [e for e in entries if e.region in beside] or [e for e in entries if e.region in known]
    if not near:
        near = entries if regions_known else [e for e in entries if e.country in known] or entries
    if name.head == "village" and regions_known and not any(e.region in known for e in entries):
        return  # the gazetteer lacks it; another village bears the name
    near.sort(key=lambda e: -e.population)
    best = near[0]
    largest = best.population >= max(_KNOWN_TOWN, *(_FAR_LARGER * e.population for e in near[1:2]), 0)
    if len({e.region for e in near}) > 1 and not largest:
        name.kind = "open"
    elif best.region is not None:
        name.codes, name.kind = (best.region,), "town"
        name.town = Town(best.name, best.id if best.id.startswith("geonames:") else None, best.region)


def lean(names: list[Name]) -> None:
    """A town that could not be settled lies in the region or district named right behind it."""
    for name, after in pairwise(names):
        behind = after.codes and after.kind in ("region", "town", "district") and after.i - name.j <= 1
        if behind and not name.codes and name.kind == "open":
            name.codes, name.kind = after.codes, "town"


def contained(ground: Ground, names: list[Name]) -> list[Name]:
    """Without the region or country that only says where the towns before it lie ("Taganrog, Rostov region")."""
    out: list[Name] = []
    for name in names:
        last = out[-1] if out else None
        if last is not None and name.head == "district" and last.kind == "town" and last.j == name.i:
            last.codes = name.codes
            continue
        country = last is not None and last.kind == "country" and (last.head or last.j == name.i)
        if last is not None and country and _holds(ground, last, name):
            out.pop()
            last = out[-1] if out else None
        wider = last is not None and name.kind in ("region", "country") and last.kind in ("town", "region")
        if last is not None and wider and last.kind != name.kind and _covers(ground, name, last):
            continue
        out.append(name)
    return out


def _holds(ground: Ground, outer: Name, inner: Name) -> bool:
    """Whether any place of one name lies in any of the other."""
    return any(ground.gazetteer.contains(c, code) for c in outer.codes for code in inner.codes)


def _covers(ground: Ground, outer: Name, inner: Name) -> bool:
    """Whether every place of one name lies in one of the other."""
    return all(any(ground.gazetteer.contains(c, code) for c in outer.codes) for code in inner.codes)
