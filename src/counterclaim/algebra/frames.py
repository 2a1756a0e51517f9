"""Which claims may be held against one another, and the groups in which that is done.

Claims that no part_of joins are compared only in one frame: one speaker, stance, kind of measure, model and time.
Everything whose scope is not surely known (no place told, history, "a further 11", a bare noun) has a frame of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from counterclaim.algebra.forest import Forest, Node
from counterclaim.algebra.lineage import OUTCOMES, Parent, Site, measure_chain, site_chain
from counterclaim.algebra.timeline import clock, key, overlap, told
from counterclaim.model.records import Claim
from counterclaim.model.text import fold
from counterclaim.model.vocabulary import related

_BARE = frozenset({"singular", "plural"})  # forms that tell of a case and give no total of a scope
_MIXED = ("site", "building", "vehicle", "person", "other")  # two numbers of such may count two kinds of it


class Outcome(NamedTuple):
    """What was launched, and what became of it: the parts add to no more."""

    launched: str
    outcomes: tuple[str, ...]


class Group(NamedTuple):
    """Trees that share cells or an outcome row: their roots in the order told."""

    roots: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def account(claim: Claim) -> Hashable:
    """Whose word it is, and how firmly given."""
    speaker = claim.speaker
    return (speaker.name or speaker.role, claim.stance) if speaker else (None, claim.stance)


def frame(node: Node) -> Hashable | None:
    """Equal for roots that may be compared by place, thing and time; None for one that stands alone."""
    if not node.scope.sites or not standing(node) or node.claim.cue == "further" or node.coordinate:
        return None
    return tranche(node) if uniform(node.claim.thing) else (tranche(node), node.claim.id)


def uniform(thing: str) -> bool:
    """Whether two numbers of the thing surely count the same kind of it: two men and three women are both people."""
    return not any(related(thing, mixed) for mixed in _MIXED)


def standing(node: Node) -> bool:
    """Whether the claim tells of the report's own matter, and a number of some scope."""
    return not (node.claim.background or node.stray or node.claim.count.form in _BARE)


def tranche(node: Node) -> Hashable:
    """The frame a claim would have if it added to nothing: whose word, of what kind, when."""
    claim = node.claim
    when: Hashable = "clock" if clock(claim.window) else key(claim.window)
    if not told(claim.window):
        when = (claim.thing, node.scope.sites)
    return account(claim), kind(claim.measure), fold(claim.model or ""), when


def kind(measure: str) -> str:
    """The measure with which claims of `measure` share their cells."""
    return measure if measure in OUTCOMES else measure_chain(measure)[-1]


def groups(forest: Forest, parent: Parent) -> tuple[Group, ...]:
    """All trees, in groups that share nothing with one another."""
    roots = [name for name, node in forest.items() if node.whole is None]
    union = _Union(roots)
    frames: defaultdict[Hashable, list[str]] = defaultdict(list)
    for root in roots:
        shared = frame(forest[root])
        if shared is not None:
            frames[shared].append(root)
    for members in frames.values():
        for spell in _spells(members, forest):
            _join_by_place(spell, forest, parent, union)
    outcomes = tuple(_outcomes(roots, forest))
    for row in outcomes:
        for other in row.outcomes:
            union.join(row.launched, other)
    inside: defaultdict[str, list[Outcome]] = defaultdict(list)
    for row in outcomes:
        inside[union.find(row.launched)].append(row)
    return tuple(Group(tuple(members), tuple(inside[top])) for top, members in union.sets().items())


def _spells(members: Sequence[str], forest: Forest) -> Iterable[list[str]]:
    """The members in runs whose hours touch."""
    timed = [(clock(forest[name].claim.window), name) for name in members]
    if timed[0][0] is None:
        yield list(members)
        return
    run: list[str] = []
    reach = None
    for hours, name in sorted((hours, name) for hours, name in timed if hours):
        if reach is not None and not overlap(reach, hours):
            yield run
            run, reach = [], None
        run.append(name)
        reach = hours if reach is None else (reach[0], max(reach[1], hours[1]))
    yield run


def _join_by_place(members: Sequence[str], forest: Forest, parent: Parent, union: _Union) -> None:
    first: dict[Site, str] = {}
    for name in members:
        for site in forest[name].scope.sites or ():
            union.join(name, first.setdefault(site, name))
    for site, name in first.items():
        for above in site_chain(site, parent)[1:]:
            if above in first:
                union.join(name, first[above])


def _outcomes(roots: Sequence[str], forest: Forest) -> Iterable[Outcome]:
    """Rows that hold what was launched against its outcomes: same speaker, thing, place and time, each said once."""
    told_once: defaultdict[Hashable, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in roots:
        node = forest[name]
        claim = node.claim
        lost = any(town.region is None for town in claim.towns)
        if standing(node) and claim.cue != "further" and uniform(claim.thing) and not lost:
            scope = (account(claim), claim.thing, fold(claim.model or ""), node.scope.sites, key(claim.window))
            told_once[scope][claim.measure].append(name)
    for said in told_once.values():
        launched = said.get("launched", [])
        rest = [said[measure][0] for measure in OUTCOMES if len(said.get(measure, ())) == 1]
        if len(launched) == 1 and rest and forest[launched[0]].high is not None:
            yield Outcome(launched[0], tuple(rest))


class _Union:
    """Disjoint sets of names (Tarjan 1975), by path halving."""

    def __init__(self, names: Iterable[str]) -> None:
        self._above = {name: name for name in names}

    def find(self, name: str) -> str:
        while (above := self._above[name]) != name:
            self._above[name] = name = self._above[above]
        return name

    def join(self, one: str, other: str) -> None:
        self._above[self.find(other)] = self.find(one)

    def sets(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._above:
            found[self.find(name)].append(name)
        return dict(found)
