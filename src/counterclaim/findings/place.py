"""Where counts lie: one region twice in a split, a part outside its whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from counterclaim.findings.assemble import Rule, counted, listed, news, wholes
from counterclaim.model import Claim, Extract, Finding, Window

TWICE = Rule("CC301", 3, ("the list naming each place once",))
OUTSIDE = Rule("CC302", 3, ("the places being counted apart, not one inside the other",))
ABROAD = Rule("CC302", 4, ("whose view of the territory is used",))

SEA = "sea:"

Parent = Callable[[str], str | None]


class _Cell(NamedTuple):
    """What two parts of one split must not share."""

    code: str
    towns: tuple[str, ...]
    measure: str
    thing: str
    model: str | None
    window: Window


def find(extract: Extract, parent: Parent) -> tuple[Finding, ...]:
    """One finding a place that stands twice in a closed split, and one a whole with parts outside its places."""
    claims = news(extract)
    return (*_twice(claims), *_outside(claims, parent))


def where(claim: Claim) -> str:
    """The claim's towns, or else its places, as the report names them."""
    return listed([town.name for town in claim.towns] or [place.name for place in claim.places])


def lineage(code: str, parent: Parent) -> Iterator[str]:
    """A place code and all that it lies in, outwards."""
    current: str | None = code
    while current is not None:
        yield current
        current = parent(current)


def root(code: str, parent: Parent) -> str:
    """The country or sea that a place code lies in."""
    return [*lineage(code, parent)][-1]


def _twice(claims: Sequence[Claim]) -> Iterator[Finding]:
    for whole, parts in wholes(claims):
        if not whole.closed:
            continue
        cells: defaultdict[_Cell, list[Claim]] = defaultdict(list)
        for part in parts:
            if part.cue != "further":
                for place in part.places:
                    towns = tuple(sorted(town.name for town in part.towns))
                    cells[_Cell(place.code, towns, part.measure, part.thing, part.model, part.window)].append(part)
        for cell, group in cells.items():
            if len(group) > 1 and _placed_apart(group):
                names = list(dict.fromkeys(p.name for part in group for p in part.places if p.code == cell.code))
                message = f"{names[0]} stands {_times(len(group))} in the split of {counted(whole)}"
                alike = [f"{listed(f'“{name}”' for name in names)} naming one place"] if len(names) > 1 else []
                yield TWICE.found(message, [whole, *group], rests_on=alike)


def _placed_apart(parts: Sequence[Claim]) -> bool:
    """Whether each part names its places in words of its own, none of them taken over from a common scope."""
    spans = [span for part in parts for span in set(part.evidence.places)]
    stated = all(part.evidence.places for part in parts)
    return stated and len(set(spans)) == len(spans) and len({part.quote for part in parts}) == len(parts)


def _times(number: int) -> str:
    return "twice" if number == 2 else f"{number} times"


def _outside(claims: Sequence[Claim], parent: Parent) -> Iterator[Finding]:
    for whole, parts in wholes(claims):
        frame = {place.code for place in whole.places}
        strays = [part for part in parts if _lies_outside(part, frame, parent)]
        by_country = any(parent(code) is None for code in frame)
        # a closed list that lies mostly outside, or under a country, sets its own frame
        own_frame = whole.closed and (by_country or 2 * len(strays) > len(parts))
        if strays and frame and whole.evidence.places and not own_frame:
            rule = ABROAD if by_country else OUTSIDE
            places = listed(dict.fromkeys(where(part) for part in strays))
            yield rule.found(f"{places} among the parts of {counted(whole)} over {where(whole)}", [whole, *strays])


def _lies_outside(part: Claim, frame: set[str], parent: Parent) -> bool:
    codes = {place.code for place in part.places}
    if not part.evidence.places or not codes or any(code.startswith(SEA) for code in codes | frame):
        return False
    around = {outer for code in frame for outer in lineage(code, parent)}
    return not any(code in around or frame & set(lineage(code, parent)) for code in codes)
