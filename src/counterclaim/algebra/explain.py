"""Why a system has no solution, and every smallest way to give it one.

An explanation is a minimal unsatisfiable set of owners: the support of a Farkas certificate, thinned by a deletion
filter (Chinneck & Dravnieks 1991). Repairs are the minimal hitting sets of all such sets, found from both sides
(Reiter 1987; the implicit hitting set method of Karp & Moreno-Centeno 2013); for those any unsatisfiable set will do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from counterclaim.algebra.oracle import Oracle, Refuted
from counterclaim.algebra.proof import Case, Certificate, cases
from counterclaim.algebra.system import Owner, Row

_ENOUGH = 8  # repairs after which larger ones are not looked for
_LISTED = 64  # repairs
_TRIED = 128  # sets that may become one
_CONFLICTS = 32  # conflicts that repairs are made to hit

Number = frozenset[Owner]  # the owners that stand or fall together: one written number


class Conflict(NamedTuple):
    """Owners that cannot all be right; the rows and the certificate that say so."""

    owners: tuple[Owner, ...]
    rows: tuple[Row, ...]
    certificate: Certificate

    def cases(self) -> tuple[Case, ...]:
        """The ends of the certificate; one unless only whole numbers fail."""
        return cases(self.rows, self.certificate)


class Repairs(NamedTuple):
    """Sets of numbers, each enough to relax and none with a needless one; whether these are all there are."""

    sets: tuple[frozenset[Number], ...]
    complete: bool


def conflict(oracle: Oracle, owners: Sequence[Owner]) -> Conflict | None:
    """A minimal set among `owners` that has no solution, or None if all of them together have one.

    Raises oracle.UnsettledError.
    """
    found = core(oracle, owners)
    if found is None:
        return None
    for owner in found.owners:
        less = [other for other in found.owners if other != owner]
        if len(less) < len(found.owners):
            found = core(oracle, less) or found
    return found


def core(oracle: Oracle, owners: Collection[Owner]) -> Conflict | None:
    """Some among `owners` that have no solution together, or None. Raises oracle.UnsettledError."""
    answer = oracle.settle(owners)
    if not isinstance(answer, Refuted):
        return None
    ends = cases(*answer)
    used = {row.owner for case in ends for index, _ in case.weights if (row := case.rows[index]).owner}
    return Conflict(tuple(owner for owner in owners if owner in used), *answer)


def repairs(
    oracle: Oracle,
    owners: Sequence[Owner],
    known: Iterable[Conflict],
    number: Callable[[Owner], Number],
    enough: int = _ENOUGH,
) -> Repairs:
    """All minimal sets of numbers without which `owners` have a solution, `known` conflicts among them given.

    Where there are more than `enough`, only those with the fewest numbers. Raises oracle.UnsettledError.
    """
    conflicts = list(known)
    hitting: list[frozenset[Number]] = [frozenset()]
    for each in conflicts:
        hitting = _hit(hitting, {number(owner) for owner in each.owners})
    settled: dict[frozenset[Number], None] = {}
    complete = True
    while open_sets := [each for each in hitting if each not in settled]:
        chosen = min(open_sets, key=len)
        many = len(settled) >= enough and len(chosen) > min(map(len, settled))
        if many or len(settled) == _LISTED or len(conflicts) == _CONFLICTS:
            return Repairs(tuple(settled), False)
        relaxed = frozenset(owner for each in chosen for owner in each)
        more = core(oracle, [owner for owner in owners if owner not in relaxed])
        if more is None:
            settled[chosen] = None
            continue
        conflicts.append(more)
        hitting = sorted(_hit(hitting, {number(owner) for owner in more.owners}), key=len)
        complete = complete and len(hitting) <= _TRIED
        del hitting[_TRIED:]
    return Repairs(tuple(settled), complete)


def _hit(sets: Sequence[frozenset[Number]], conflict: Collection[Number]) -> list[frozenset[Number]]:
    """The minimal sets that hit what `sets` hit and `conflict` as well (Berge 1989)."""
    done = [each for each in sets if not each.isdisjoint(conflict)]
    grown = {each | {number} for each in sets if each.isdisjoint(conflict) for number in conflict}
    kept = list(done)
    for each in sorted(grown, key=len):
        if not any(other <= each for other in kept):
            kept.append(each)
    return kept
