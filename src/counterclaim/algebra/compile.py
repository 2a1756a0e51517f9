"""Trees to constraints: cells, atoms, rows.

A cell is a frame, a measure, a thing, a site and a stretch of time, each without what lies inside it. Cells with the
same claims around them are one atom. What a claim counts in an atom is what its first part there counts, and a variable
for what that part leaves; its other parts are held within it by rows. So parts that share an atom may overlap and parts
that share none cannot, and the rows grow with claims times atoms, never with the ways to overlap.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from counterclaim.algebra.forest import Forest, Scope
from counterclaim.algebra.frames import Group, frame
from counterclaim.algebra.lineage import Parent, measure_chain, site_chain, thing_chain
from counterclaim.algebra.masks import masks
from counterclaim.algebra.proof import Owner, Row, System
from counterclaim.algebra.timeline import pieces, within

_Node = TypeVar("_Node", bound=Hashable)
_NOWHERE: Mapping[str, Hashable] = {}


def members(group: Group, forest: Forest) -> tuple[str, ...]:
    """The names of all claims of a group, wholes before their parts."""
    names = list(group.roots)
    for name in names:
        names.extend(forest[name].parts)
    return tuple(names)


def compiled(group: Group, forest: Forest, parent: Parent, placed: Mapping[str, Hashable] = _NOWHERE) -> System:
    """The system whose solutions are the worlds in which all claims of the group are true.

    `placed` gives roots a frame other than their own.
    """
    names = members(group, forest)
    place = {name: index for index, name in enumerate(names)}
    above = [None if (whole := forest[name].whole) is None else place[whole] for name in names]
    frames = _frames(names, above, forest, placed)
    atoms = _atoms([forest[name].scope for name in names], frames, above, parent)
    width, counts, rows = _filled(atoms, above)
    sums = {name: tuple(v for own in counts[index].values() for v in own) for name, index in place.items()}
    for index, name in enumerate(names):
        node = forest[name]
        if node.low > 0 or node.high is not None:
            rows.append(Row(tuple((v, 1) for v in sums[name]), node.low, node.high, Owner(name)))
        if node.claim.closed and node.parts:
            parts = [counts[place[part]] for part in node.parts]
            rows.extend(
                _at_most(own, [v for part in parts for v in part.get(atom, ())], Owner(name, True))
                for atom, own in counts[index].items()
            )
    for row in group.outcomes:
        rows.append(_at_most([v for name in row.outcomes for v in sums[name]], sums[row.launched]))
    return System(width, tuple(rows), sums)


Counts = defaultdict[int, dict[int, list[int]]]  # claim → atom → variables whose sum it counts there


def _filled(atoms: Sequence[tuple[int, ...]], above: Sequence[int | None]) -> tuple[int, Counts, list[Row]]:
    """The variables of each claim in each atom: those of its first part there, and one for what that part leaves.

    What happened in an atom is what any root counts there. The rows keep every other part within its whole.
    """
    counts: Counts = defaultdict(dict)
    rows: list[Row] = []
    width = 0
    for atom, inside in enumerate(atoms):
        first: dict[int | None, int] = {}  # whole → its first part; None → the first root with a part
        for index in reversed(inside):
            holder = above[index]
            if holder is not None or index in first or None not in first:
                first[holder] = index
        for index in reversed(inside):
            if above[index] is None and index != first[None]:
                continue
            filled = counts[first[index]][atom] if index in first else []
            counts[index][atom] = [*filled, width]
            width += 1
        happened = counts[first[None]][atom]
        for index in inside:
            holder = above[index]
            if holder is None:
                counts[index][atom] = happened
            elif first[holder] != index or (above[holder] is None and holder != first[None]):
                rows.append(_at_most(counts[index][atom], counts[holder][atom]))
    return width, counts, rows


def _at_most(less: Iterable[int], more: Iterable[int], owner: Owner | None = None) -> Row:
    """Σ less <= Σ more."""
    terms = Counter(less)
    terms.subtract(more)
    return Row(tuple((v, coefficient) for v, coefficient in terms.items() if coefficient), None, 0, owner)


def _frames(
    names: Sequence[str], above: Sequence[int | None], forest: Forest, placed: Mapping[str, Hashable]
) -> set[int]:
    """The trees of each frame as bits."""
    frames: list[Hashable] = []
    masks: defaultdict[Hashable, int] = defaultdict(int)
    for index, (name, whole) in enumerate(zip(names, above, strict=True)):
        own = placed.get(name) or frame(forest[name]) or name
        frames.append(own if whole is None else frames[whole])
        masks[frames[index]] |= 1 << index
    return set(masks.values())


def _atoms(
    scopes: Sequence[Scope], frames: set[int], above: Sequence[int | None], parent: Parent
) -> list[tuple[int, ...]]:
    """The claims around each atom, as indices, wholes before their parts."""
    measures = masks([scope.measures for scope in scopes], measure_chain)
    things = masks([scope.things for scope in scopes], thing_chain)
    spots = masks([scope.sites for scope in scopes], lambda site: site_chain(site, parent))
    met = frames
    for dimension in (measures, things, spots, _times(scopes)):
        met = {mask & other for mask in met for other in dimension}
    roots = sum(1 << index for index, whole in enumerate(above) if whole is None)
    found = {_inside(mask, above) for mask in met if mask & roots}
    return sorted(found)


def _times(scopes: Sequence[Scope]) -> set[int]:
    always = sum(1 << index for index, scope in enumerate(scopes) if scope.span is None)
    timed = [(1 << index, scope.span) for index, scope in enumerate(scopes) if scope.span]
    return {always} | {
        always | sum(bit for bit, span in timed if within(piece, span)) for piece in pieces(s for _, s in timed)
    }


def _inside(mask: int, above: Sequence[int | None]) -> tuple[int, ...]:
    found: list[int] = []
    kept = 0
    for index, whole in enumerate(above):
        if mask >> index & 1 and (whole is None or kept >> whole & 1):
            kept |= 1 << index
            found.append(index)
    return tuple(found)
