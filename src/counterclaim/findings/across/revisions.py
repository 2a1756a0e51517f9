"""CC704: a report was revised, and what it claims changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.findings.across.material import Material, beside, does, shown
from counterclaim.findings.across.scope import kind, stretch
from counterclaim.findings.assemble import Rule, amount, counted, listed
from counterclaim.model import Claim, Finding
from counterclaim.model.kept import Entry, Told

CHANGED = Rule("CC704", 3)
SAID_SO = Rule("CC704", 5)


class Difference(NamedTuple):
    """What two versions of a report claim differently: (before, after) of each changed number, withdrawn, added."""

    changed: tuple[tuple[Told, Told], ...]
    withdrawn: tuple[Told, ...]
    added: tuple[Told, ...]


def find(material: Material) -> Iterator[Finding]:
    """One finding a pair of successive versions whose claims differ; an edit that leaves them alone is none."""
    for versions in material.entries.values():
        for before, after in pairwise(versions):
            old, new = (material.reports.get(_key(each, versions), ()) for each in (before, after))
            found = difference(old, new)
            if any(found):
                yield _found(found, after, new)


def difference(before: Sequence[Told], after: Sequence[Told]) -> Difference:
    """The claims of two versions set against each other.

    Claims of one scope and number are the same. Then numbers of one scope are paired, first with their time, then
    without, where the versions give equally many; what is left was withdrawn or added.
    """
    old, new = _without(before, after), _without(after, before)
    changed: list[tuple[Told, Told]] = []
    for key in (_timed, _untimed):
        groups: defaultdict[Hashable, tuple[list[Told], list[Told]]] = defaultdict(lambda: ([], []))
        for side, claims in enumerate((old, new)):
            for each in claims:
                groups[key(each.claim)][side].append(each)
        pairs = [
            pair for one, other in groups.values() if len(one) == len(other) for pair in zip(one, other, strict=True)
        ]
        changed += [pair for pair in pairs if pair[0].claim.count[:2] != pair[1].claim.count[:2]]
        old = [each for each in old if all(each is not pair[0] for pair in pairs)]
        new = [each for each in new if all(each is not pair[1] for pair in pairs)]
    return Difference(tuple(changed), tuple(old), tuple(new))


def _key(entry: Entry, versions: Sequence[Entry]) -> str:
    return entry.id if entry is versions[-1] else f"{entry.id}@{entry.version}"


def _without(claims: Sequence[Told], others: Sequence[Told]) -> list[Told]:
    """The claims that `others` do not repeat as they stand, each repetition used once."""
    left = Counter(_whole(each.claim) for each in others)
    kept = []
    for each in claims:
        if left[_whole(each.claim)]:
            left[_whole(each.claim)] -= 1
        else:
            kept.append(each)
    return kept


def _whole(claim: Claim) -> Hashable:
    return _timed(claim), claim.count[:2]


def _timed(claim: Claim) -> Hashable:
    return kind(claim), stretch(claim.window)


_untimed: Callable[[Claim], Hashable] = kind


def _found(found: Difference, after: Entry, new: Sequence[Told]) -> Finding:
    open_ = all(late.claim.corrects or any(each.claim.corrects for each in new) for _, late in found.changed)
    rule = SAID_SO if open_ and not found.withdrawn else CHANGED
    told = [each for pair in found.changed for each in pair] + [*found.withdrawn, *found.added]
    parts = [
        *(f"{counted(old.claim)} {does(old.claim)} → {amount(late.claim.count)}" for old, late in found.changed),
        *(f"{counted(each.claim)} {does(each.claim)} withdrawn" for each in found.withdrawn),
        *(f"{counted(each.claim)} {does(each.claim)} added" for each in found.added),
    ]
    when = shown(after.document.edited or after.received)
    return beside(rule, f"version {after.version}, {when}: {listed(parts)}", told)
