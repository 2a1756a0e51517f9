"""Which scopes each node of a tree lies in, as bits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

_Node = TypeVar("_Node", bound=Hashable)


def masks(named: Sequence[Iterable[_Node] | None], chain: Callable[[_Node], Iterable[_Node]]) -> set[int]:
    """For each node that a scope names, and for anything else, the scopes it lies in as bits; None names all."""
    own: defaultdict[_Node, int] = defaultdict(int)
    anywhere = 0
    for index, nodes in enumerate(named):
        if nodes is None:
            anywhere |= 1 << index
        for node in nodes or ():
            own[node] |= 1 << index
    found = {anywhere}
    for node in tuple(own):
        mask = anywhere
        for holder in chain(node):
            mask |= own.get(holder, 0)
        found.add(mask)
    return found
