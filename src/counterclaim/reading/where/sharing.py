"""Which places each counted thing has, among those its sentence names."""

from __future__ import annotations

from itertools import pairwise

from counterclaim.reading.claims.kinds import OBJECTS, PEOPLE, suits
from counterclaim.reading.things.items import Act, Item
from counterclaim.reading.where.spots import Spot
from counterclaim.reading.words.around import Words

_TARGET = 6  # the most tokens between what was launched and where to
_JOIN = 4  # the most tokens between two things of one list
_JOINTS = (":", ";", "-", "(", ")")
_FAR = 10**9


def share_places(
    words: Words, items: list[Item], found: list[Spot], acts: list[Act], partitions: list[int], others: list[int]
) -> list[Spot]:
    """Give each item its places; returns the spots that lead the sentence (its scope).

    `partitions`: where cues such as "including" stand; `others`: where things are counted that are no claims.
    """
    for item in items:
        if item.act is not None and item.act.measure == "launched":
            item.place = [s for s in found if s.role == "to" and 0 <= s.i - item.j <= _TARGET]
    spots = [s for s in found if s.role in ("in", "bare")]
    items = _bracketed(items, spots) if spots else []
    if not items:
        return spots
    row = _place_first(items, spots)
    lead = _rows(items, spots) if row else _owners(words, items, spots, acts, others)
    if not row:
        _share_back(words, items, lead, partitions)
    for n, item in enumerate(items):
        if n and item.place:
            break
        item.place = item.place or list(lead)
    if len(spots) == 1:
        for item in items:  # "Three killed, 18 injured in X"
            people = item.thing is None or item.thing in PEOPLE
            if not item.place and people and item.act is not None and suits(item.act.measure, "person"):
                item.place = list(spots)
    return lead


def _bracketed(items: list[Item], spots: list[Spot]) -> list[Item]:
    """Give "(5 drones)" the one place it stands behind; returns the other items."""
    brackets = [(s, n, n.bracket) for s in spots for n in s.names if n.bracket]
    if not brackets:
        return items
    rest = []
    for item in items:
        inside = next(((s, n) for s, n, bracket in brackets if bracket[0] <= item.i < bracket[1]), None)
        if inside is None:
            rest.append(item)
        else:
            spot, name = inside
            item.place, item.bracketed = [Spot(name.i, name.j, [name], spot.role)], True
    return rest


def _place_first(items: list[Item], spots: list[Spot]) -> bool:
    """Rows such as "Kursk region - 5, Belgorod region - 3": before each item its place, none behind the last."""
    if spots[-1].i > items[-1].i or spots[0].i > items[0].i:
        return False
    return all(any(lo < s.i < hi for s in spots) for lo, hi in pairwise([-1, *(x.i for x in items)]))


def _rows(items: list[Item], spots: list[Spot]) -> list[Spot]:
    """Give each item of a row the place before it; nothing leads the sentence."""
    for spot in spots:
        limit = next((s.i for s in spots if s.i >= spot.j), _FAR)
        for item in items:
            if spot.j <= item.i < limit:
                item.place.append(spot)
    return []


def _owners(words: Words, items: list[Item], spots: list[Spot], acts: list[Act], others: list[int]) -> list[Spot]:
    """Give each place to the item before it, or to its own clause; returns those before the first item."""
    lead: list[Spot] = []
    for spot in spots:
        if spot.j <= items[0].i:
            lead.append(spot)
            continue
        owner = next((x for x in reversed(items) if x.i < spot.i), None)
        if owner is None:
            continue
        if any(owner.j < k < spot.i and "," in words.word[owner.j : k] for k in others):
            continue  # it tells where something else is that is no claim
        if _opens(words, spot, owner, items, spots, acts):
            continue
        later: list[Item] = []
        if ";" in words.word[owner.j : spot.i]:  # "...; in X 12 houses and 4 cars": the place of its own clause
            later = [x for x in items if x.i >= spot.j and ";" not in words.word[spot.j : x.i]]
        for item in later or (owner,):
            item.place.append(spot)
    return lead


def _opens(words: Words, spot: Spot, owner: Item, items: list[Item], spots: list[Spot], acts: list[Act]) -> bool:
    """Whether a place opens the next clause (", in Y a school was hit"): then it goes to what follows or nothing."""
    word = words.word
    between = word[owner.j : spot.i]
    if "," not in between and ":" not in between:
        return False
    act = next((x for x in acts if 0 <= x.i - spot.j <= 1 and x is not owner.act and not x.noun), None)
    limit = min((s.i for s in spots if s.i >= spot.j), default=_FAR)
    dashed = spot.j + (spot.j < len(word) and word[spot.j] == "-")  # "over Y - 7"
    later = [x for x in items if spot.j <= x.i < limit]
    later = [x for x in later if x.i in (spot.j, dashed) or (act is not None and x.act is act)]
    for n, item in enumerate(later):
        if not n or not any(0 <= s.i - item.j <= 2 for s in spots):  # "…, 7 - over Z" has its own
            item.place.append(spot)
    if ":" in between:  # what follows a colon tells of what stands before it
        return False
    return bool(later) or act is not None


def _share_back(words: Words, items: list[Item], lead: list[Spot], partitions: list[int]) -> None:
    """ "5 drones and 3 missiles over X": a place goes back over a list, where the sentence has none that is as fine."""
    coarse = all("-" not in c for s in lead for c in s.codes)
    for left, right in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
        if left.place or not right.place or any(left.j <= k <= right.i for k in partitions):
            continue
        if lead and not (coarse and any("-" in c for s in right.place for c in s.codes)):
            continue
        together = left.act is right.act or left.thing in PEOPLE or left.thing in OBJECTS
        together = together or bool(left.act and right.act and left.act.i == right.act.i)
        if together and _joined(words, left, right):
            left.place = list(right.place)


def _joined(words: Words, left: Item, right: Item) -> bool:
    """Whether nothing but a comma or "and" stands between two things of one list."""
    between = words.word[left.j : right.i]
    return not right.share and len(between) <= _JOIN and not any(w in _JOINTS for w in between)
