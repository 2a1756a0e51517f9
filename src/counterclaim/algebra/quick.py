"""Settles the common group by adding up, so that no system is made of it.

A group with one tree a frame is consistent if each whole has room for its parts side by side: parts that may overlap
need not. The bounds of a count travel from the parts to the whole.
"""

from __future__ import annotations

from counterclaim.algebra.compile import members
from counterclaim.algebra.forest import Forest
from counterclaim.algebra.frames import Group, frame

Room = tuple[int, int | None]


def fits(group: Group, forest: Forest) -> bool:
    """Whether the group surely has a solution. False says nothing."""
    frames = [frame(forest[root]) or root for root in group.roots]
    if len(set(frames)) < len(frames):
        return False
    rooms: dict[str, Room] = {}
    for name in reversed(members(group, forest)):
        room = _room(name, forest, rooms)
        if room is None:
            return False
        rooms[name] = room
    return all(
        (most := rooms[row.launched][1]) is None or sum(rooms[name][0] for name in row.outcomes) <= most
        for row in group.outcomes
    )


def _room(name: str, forest: Forest, rooms: dict[str, Room]) -> Room | None:
    node = forest[name]
    inside = [rooms[part] for part in node.parts]
    low, high = max(node.low, sum(each[0] for each in inside)), node.high
    if node.claim.closed and inside and None not in (most := [each[1] for each in inside]):
        told = sum(each for each in most if each is not None)
        high = told if high is None else min(high, told)
    return None if high is not None and high < low else (low, high)
