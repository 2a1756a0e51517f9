"""Which act each counted thing belongs to, and which places and windows."""

from __future__ import annotations

from counterclaim.reading.mentions import Hit
from counterclaim.reading.phrases import Act, Item
from counterclaim.reading.places import Spot
from counterclaim.reading.tokens import Tokens

WEAPONS = frozenset({"munition", "drone", "missile", "cruise_missile", "ballistic_missile", "bomb", "rocket"})
CRAFT = frozenset({"aircraft", "helicopter", "boat"})
PEOPLE = frozenset({"person", "child"})
OBJECTS = frozenset({"building", "vehicle", "site", "other"})
_COUNTS = {
    "launched": WEAPONS | {"boat"},
    "intercepted": WEAPONS | CRAFT,
    "launched+intercepted": WEAPONS | CRAFT,
    "suppressed": WEAPONS | CRAFT,
    "destroyed": WEAPONS | CRAFT | PEOPLE | OBJECTS,
    "hit": WEAPONS | {"boat", "site", "building"},
    "debris": WEAPONS,
    "killed": PEOPLE,
    "injured": PEOPLE,
    "struck": WEAPONS | CRAFT | {"site", "building"},
    "downed": WEAPONS | CRAFT | {"site", "building"},
    "suffered": PEOPLE | OBJECTS,  # of people: injured, of objects: damaged
    "damaged": OBJECTS,
    "aside": WEAPONS | CRAFT | PEOPLE | OBJECTS,  # rescued, evacuated and the like: no measure, but it takes what it counts
}


_BARE_REACH = 14  # how far, in words and commas, an uncounted person or object may stand from its act


def suits(measure: str, thing: str | None) -> bool:
    """Whether an act of `measure` can count `thing`; an unnamed thing suits any."""
    return thing is None or thing in _COUNTS.get(measure, ())


def measure_of(measure: str, thing: str) -> tuple[str, ...]:
    """The measures a claim gets: "destroyed" by what was destroyed, "repelled" both of its own."""
    if measure == "destroyed":
        return ("intercepted",) if thing in WEAPONS | CRAFT else ("killed",) if thing in PEOPLE else ("damaged",)
    if measure == "downed":
        return ("intercepted",) if thing in WEAPONS | CRAFT else ("hit",)
    if measure == "suffered":
        return ("injured",) if thing in PEOPLE else ("damaged",)
    return () if measure == "aside" else tuple(measure.split("+"))


def _cost(tokens: Tokens, at: dict[int, Hit], item: Item, act: Act, acts: list[Act], items: list[Item]) -> float:
    before = act.j <= item.i
    lo, hi = (act.j, item.i) if before else (item.j, act.i)
    if hi < lo:
        return 0.0
    if act.noun and not before:
        return 1e9
    if hi - lo == 1 and not before and tokens.word[lo] == "-" and item.thing is None:  # "one - hit a depot"
        return 1.0
    cost = float(hi - lo) + (4 if act.measure == "aside" else 0)
    for k in range(lo, hi):
        word = tokens.word[k]
        cost += 4 if k in at and "and" in at[k].senses else 6 if word == "," else 18 if word in (";", ":") else 8 if word in ("-", "(", ")") else 0
    cost += sum(20 if suits(x.measure, item.thing) or not x.noun else 5 for x in acts if x is not act and x.measure != "aside" and lo <= x.i < hi)
    cost += (3 if before else 9) * sum(1 for x in items if x is not item and lo <= x.i < hi)
    return cost + (0 if before else 1)


def attach(tokens: Tokens, at: dict[int, Hit], items: list[Item], acts: list[Act]) -> None:
    """Give each item the act that suits it and stands nearest, commas and other acts counting as distance."""
    for n, item in enumerate(items):
        if item.noun is not None or item.act is not None:
            continue
        before = items[n - 1] if n else None
        if before is not None and any("partition" in at[k].senses for k in range(before.j, item.i) if k in at):
            forced = str(before.noun.value) if before.noun is not None else before.act.measure if before.act else ""
            nearer = any(0 <= x.i - item.j <= 3 for x in acts)
            if suits(forced, item.thing) and forced and not nearer:
                item.act, item.noun, item.share = before.act, before.noun, True
                continue
        fit = [act for act in acts if suits(act.measure, item.thing)]
        if fit:
            cost, best = min(((_cost(tokens, at, item, act, acts, items), act) for act in fit), key=lambda pair: pair[0])
            chained = before is not None and before.act is best and item.i - before.j <= 3  # "A, B and C were damaged"
            if cost < (_BARE_REACH if item.bare and not chained and item.thing in PEOPLE | OBJECTS else 1e8):
                item.act = best
            if item.foreign and item.thing is None and best.measure in ("killed", "injured") and cost <= 4:
                item.thing, item.foreign = "person", False


def attempts(tokens: Tokens, items: list[Item], acts: list[Act]) -> None:
    """"Eight drones, three shot down": the number that comes first, with no act of its own, is how many came."""
    for first, second in zip(items, items[1:], strict=False):
        if first.act is None or second.act is not first.act or first.number is None or second.number is None or second.thing is not None or first.thing not in WEAPONS:
            continue
        counts = first.number.count, second.number.count
        if first.act.measure in ("intercepted", "suppressed", "destroyed") and first.act.i - second.j in (0, 1) and counts[1].low < counts[0].low:
            if not any(x.j <= first.i for x in acts) and tokens.word[first.j : second.i] == [","]:
                first.act = Act(first.act.i, first.act.j, "launched", False, False, None)


def share_places(tokens: Tokens, items: list[Item], spot_list: list[Spot], a: int, acts: list[Act], cuts: frozenset[int] = frozenset(), others: tuple[int, ...] = ()) -> list[Spot]:
    """Give each item its places; returns the spots that lead the sentence (its scope)."""
    spots = [s for s in spot_list if s.role in ("in", "bare")]
    for item in items:
        if item.act is not None and item.act.measure == "launched":
            item.place = [s for s in spot_list if s.role == "to" and 0 <= s.i - item.j <= 6]
    if not items or not spots:
        return spots
    items = _bracketed(items, spots)
    lead: list[Spot] = []
    if not items:
        return spots
    first_item = items[0].i
    row = _place_first(items, spots)
    for spot in spots:
        if row:
            after = [x for x in items if x.i >= spot.j]
            nxt = next((s for s in spots if s.i >= spot.j), None)
            for item in after:
                if nxt is None or item.i < nxt.i:
                    item.place.append(spot)
        elif spot.j <= first_item:
            lead.append(spot)
        else:
            owner = [x for x in items if x.i < spot.i]
            parted = owner and ";" in tokens.word[owner[-1].j : spot.i]
            if owner and any(owner[-1].j < k < spot.i and "," in tokens.word[owner[-1].j : k] for k in others):
                continue  # it tells where something else is that is no claim
            if owner and _opens(tokens, spot, owner[-1], items, spots, acts):
                continue
            later = [x for x in items if x.i >= spot.j and ";" not in tokens.word[spot.j : x.i]] if parted else []
            if later:  # "...; in X 12 houses and 4 cars": the place of its own clause
                for x in later:
                    x.place.append(spot)
            elif owner:
                owner[-1].place.append(spot)
    for left, right in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        wide = not lead or all("-" not in c for s in lead for c in s.codes) and any("-" in c for s in right.place for c in s.codes)
        if not left.place and wide and right.place and not row and not cuts & set(range(left.j, right.i + 1)) and (left.act is right.act or left.thing in PEOPLE | OBJECTS or left.act and right.act and left.act.i == right.act.i) and _joined(tokens, left, right):
            left.place = list(right.place)
    placed = next((n for n, x in enumerate(items) if n and x.place), len(items)) if len(items) > 1 else 1
    for item in items[:placed]:
        if not item.place:
            item.place = list(lead)
    for item in items:  # "Three killed, 18 injured in X"
        if not item.place and len(spots) == 1 and item.act is not None and item.thing in (*PEOPLE, None) and suits(item.act.measure, "person"):
            item.place = list(spots)
    return lead


def _opens(tokens: Tokens, spot: Spot, owner: Item, items: list[Item], spots: list[Spot], acts: list[Act]) -> bool:
    """Whether a place opens the next clause (", in Y a school was hit"): it is then given to what follows, or to nothing."""
    if not any(tokens.word[k] in (",", ":") for k in range(owner.j, spot.i)):
        return False
    act = next((x for x in acts if 0 <= x.i - spot.j <= 1 and x is not owner.act and not x.noun), None)
    limit = min((s.i for s in spots if s.i >= spot.j), default=10**9)
    dashed = spot.j + (spot.j < len(tokens.word) and tokens.word[spot.j] == "-")  # "over Y - 7"
    later = [x for x in items if spot.j <= x.i < limit and (x.i in (spot.j, dashed) or act is not None and x.act is act)]
    later = [x for n, x in enumerate(later) if not n or not any(0 <= s.i - x.j <= 2 for s in spots)]  # "…, 7 - over Z" has its own
    for item in later:
        item.place.append(spot)
    if ":" in tokens.word[owner.j : spot.i]:  # what follows a colon tells of what stands before it
        return False
    return bool(later) or act is not None


def _bracketed(items: list[Item], spots: list[Spot]) -> list[Item]:
    """Give "(5 drones)" the one place it stands behind; returns the other items."""
    rest = []
    for item in items:
        found = next(((s, n) for s in spots for n in s.names if n.bracket and n.bracket[0] <= item.i < n.bracket[1]), None)
        if found is None:
            rest.append(item)
        else:
            item.place = [Spot(found[1].i, found[1].j, [found[1]], found[0].role)]
            item.bracketed = True
    return rest


def _place_first(items: list[Item], spots: list[Spot]) -> bool:
    """Rows such as "Kursk region - 5, Belgorod region - 3": before each item its place, none behind the last."""
    if spots[-1].i > items[-1].i or spots[0].i > items[0].i:
        return False
    edges = [-1, *(x.i for x in items)]
    return all(any(lo < s.i < hi for s in spots) for lo, hi in zip(edges, edges[1:], strict=False))


def _joined(tokens: Tokens, left: Item, right: Item) -> bool:
    between = tokens.word[left.j : right.i]
    return not right.share and len(between) <= 4 and not any(w in (":", ";", "-", "(", ")") for w in between)
