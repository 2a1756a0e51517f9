"""Why a system has no solution, and every smallest way to give it one.

An explanation is a minimal unsatisfiable set of owners: the support of a Farkas certificate, thinned by a deletion
filter (Chinneck & Dravnieks 1991). Repairs are the minimal hitting sets of all such sets, found from both sides
(Reiter 1987; the implicit hitting set method of Karp & Moreno-Centeno 2013).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from counterclaim.algebra.oracle import settle
from counterclaim.algebra.proof import Case, Certificate, Farkas, Split, cases
from counterclaim.algebra.system import Owner, Row, System

_MOST = 64  # repairs listed

Number = frozenset[Owner]  # the owners that stand or fall together: one written number


class Conflict(NamedTuple):
    """Owners that cannot all be right, none of them needless; the rows and the certificate that say so."""

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


def conflict(system: System, owners: Sequence[Owner]) -> Conflict | None:
    """A minimal set among `owners` that has no solution, or None if all of them together have one.

    Raises oracle.UnsettledError.
    """
    found = _refuted(system, owners)
    if found is None:
        return None
    for owner in found.owners:
        if owner in found.owners:
            found = _refuted(system, [other for other in found.owners if other != owner]) or found
    return found


def _refuted(system: System, owners: Collection[Owner]) -> Conflict | None:
    rows = system.only(frozenset(owners))
    answer = settle(rows, system.width)
    if not isinstance(answer, Farkas | Split):
        return None
    used = {row.owner for case in cases(rows, answer) for index, _ in case.weights if (row := case.rows[index]).owner}
    return Conflict(tuple(owner for owner in owners if owner in used), rows, answer)


def repairs(
    system: System, owners: Sequence[Owner], known: Iterable[Conflict], number: Callable[[Owner], Number]
) -> Repairs:
    """All minimal sets of numbers without which `owners` have a solution, `known` conflicts among them given.

    Stops at 64 sets. Raises oracle.UnsettledError.
    """
    hitting: list[frozenset[Number]] = [frozenset()]
    for each in known:
        hitting = _hit(hitting, {number(owner) for owner in each.owners})
    settled: dict[frozenset[Number], None] = {}
    while open_sets := [each for each in hitting if each not in settled]:
        chosen = min(open_sets, key=len)
        relaxed = frozenset(owner for each in chosen for owner in each)
        more = conflict(system, [owner for owner in owners if owner not in relaxed])
        if more is not None:
            hitting = _hit(hitting, {number(owner) for owner in more.owners})
        else:
            settled[chosen] = None
            if len(settled) == _MOST:
                break
    return Repairs(tuple(settled), all(each in settled for each in hitting))


def _hit(sets: Sequence[frozenset[Number]], conflict: Collection[Number]) -> list[frozenset[Number]]:
    """The minimal sets that hit what `sets` hit and `conflict` as well (Berge 1989)."""
    done = [each for each in sets if not each.isdisjoint(conflict)]
    grown = {each | {number} for each in sets if each.isdisjoint(conflict) for number in conflict}
    kept = list(done)
    for each in sorted(grown, key=len):
        if not any(other <= each for other in kept):
            kept.append(each)
    return kept
