"""What accounts need to know beside the claims: who speaks, who copies whom, what people decided, how places nest.

What another stage does is handed in as a function, so that accounts stay pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from counterclaim.model.kept import Link, Source

Parent = Callable[[str], str | None]

_MEMO: Final = 1 << 16  # the same places are compared again and again


class Box(NamedTuple):
    """Where events are counted: things, sites (a code, or `code/town`; None: anywhere) and a span (None: ever)."""

    things: tuple[str, ...]
    sites: frozenset[str] | None
    span: tuple[datetime, datetime] | None


class Constraint(NamedTuple):
    """low <= N(box without the boxes of `minus`) <= high, as `claims` say; `soft`: by an approximate number."""

    claims: tuple[str, ...]
    box: Box
    low: int
    high: int | None
    soft: bool = False
    minus: tuple[Box, ...] = ()


class Range(NamedTuple):
    """low <= N <= high (None: no upper bound), and the claims without which the bounds would be wider."""

    low: int
    high: int | None
    binding: tuple[str, ...] = ()


Solver = Callable[[Sequence[Constraint], Box], Range]


class Conflict(NamedTuple):
    """Constraints, by index, that cannot all hold; the proof as (weight, index): above zero a low, below it a high.

    `repairs` are the smallest sets of constraints whose change would settle it, all of them if `complete`.
    """

    constraints: tuple[int, ...]
    weights: tuple[tuple[int, int], ...]
    repairs: tuple[tuple[int, ...], ...]
    complete: bool


Clashes = Callable[[Sequence[Constraint]], tuple[Conflict, ...]]


def packed(constraints: Sequence[Constraint], asked: Box) -> Range:
    """The plainest bounds there are: the highest number told of what lies in the question; no upper bound."""
    inside = [each for each in constraints if not each.minus and each.box == asked]
    return Range(max((each.low for each in inside), default=0), None)


class Context(NamedTuple):
    """Everything beside the claims that an account depends on.

    `sources` by key; `links` as found; `same` and `apart` pairs of claims or reports that reviewers joined or held
    apart; `deleted` the reports that were found gone; `parent` gives the code that holds a place; `zone` is the one in
    which nights are counted; `solver` bounds a question, `clashes` finds what cannot hold together.

    `withheld` are the assumptions (keys of the vocabulary) that figures may not take for granted. That is not to deny
    them: a figure's bounds then take in what it comes to either way, so that they only get wider (`switches`).
    """

    sources: Mapping[str, Source] = MappingProxyType({})
    links: tuple[Link, ...] = ()
    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    deleted: frozenset[str] = frozenset()
    parent: Parent = lambda code: code.partition("-")[0] if "-" in code else None
    zone: str = "UTC"
    solver: Solver = packed
    clashes: Clashes = lambda constraints: ()
    withheld: frozenset[str] = frozenset()


@lru_cache(maxsize=_MEMO)
def above(site: str, parent: Parent) -> tuple[str, ...]:
    """A site and all that hold it, nearest first."""
    code, town, _ = site.partition("/")
    chain = [site] if town else []
    node: str | None = code
    while node is not None and node not in chain:
        chain.append(node)
        node = parent(node)
    return tuple(chain)


@lru_cache(maxsize=_MEMO)
def inside(inner: frozenset[str] | None, outer: frozenset[str] | None, parent: Parent) -> bool:
    """Whether all of `inner` lies in `outer`; anywhere lies in anywhere alone."""
    if outer is None:
        return True
    return inner is not None and all(not outer.isdisjoint(above(site, parent)) for site in inner)


@lru_cache(maxsize=_MEMO)
def touching(one: frozenset[str] | None, other: frozenset[str] | None, parent: Parent) -> bool:
    """Whether something may lie in both."""
    if one is None or other is None:
        return True
    return any(not other.isdisjoint(above(site, parent)) for site in one) or any(
        not one.isdisjoint(above(site, parent)) for site in other
    )


def pairs(groups: Iterable[Sequence[str]]) -> frozenset[frozenset[str]]:
    """All pairs within each group, as reviewers' decisions give them."""
    return frozenset(
        frozenset((one, other)) for group in groups for at, one in enumerate(group) for other in group[at + 1 :]
    )
