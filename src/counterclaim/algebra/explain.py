"""Why a system has no solution, and every smallest way to give it one.

An explanation is a minimal unsatisfiable set of owners: the support of a Farkas certificate, thinned by a deletion
filter (Chinneck & Dravnieks 1991). Repairs are the minimal hitting sets of all such sets, found from both sides
(Reiter 1987; the implicit hitting set method of Karp & Moreno-Centeno 2013); for those any unsatisfiable set will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

from counterclaim.algebra.forest import Forest
from counterclaim.algebra.oracle import Oracle, Refuted, UnsettledError
from counterclaim.algebra.proof import Case, Certificate, Owner, Row, cases, refutes

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

    Raises oracle.UnsettledError; also where the proof does not hold, so that none is told unchecked.
    """
    found = core(oracle, owners)
    if found is None:
        return None
    for owner in found.owners:
        less = [other for other in found.owners if other != owner]
        if len(less) < len(found.owners):
            found = core(oracle, less) or found
    if not refutes(found.rows, found.certificate):
        raise UnsettledError
    return found


def core(oracle: Oracle, owners: Collection[Owner]) -> Conflict | None:
    """Some among `owners` that have no solution together, or None. Raises oracle.UnsettledError."""
    answer = oracle.settle(owners)
    if not isinstance(answer, Refuted):
        return None
    ends = cases(*answer)
    used = {row.owner for case in ends for index, _ in case.weights if (row := case.rows[index]).owner}
    return Conflict(tuple(owner for owner in owners if owner in used), *answer)


def numbers(names: Sequence[str], forest: Forest) -> Callable[[Owner], Number]:
    """Maps an owner to all that stand with one written number: "two each" is one number over several places."""
    written: defaultdict[Hashable, set[Owner]] = defaultdict(set)
    keys: dict[Owner, Hashable] = {}
    for name in names:
        claim, owner = forest[name].claim, Owner(name)
        keys[owner] = (claim.evidence.count, claim.part_of) if claim.each and claim.evidence.count else name
        written[keys[owner]].add(owner)
    return lambda owner: frozenset({owner}) if owner.closure else frozenset(written[keys[owner]])


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
    written = tuple(dict.fromkeys(map(number, owners)))
    bits = {owner: 1 << place for place, each in enumerate(written) for owner in each}
    conflicts = [[bits[owner] for owner in each.owners] for each in known]
    hitting = [0]
    for each in conflicts:
        hitting = _hit(hitting, each)
    settled: dict[int, None] = {}
    complete = True
    while open_sets := [each for each in hitting if each not in settled]:
        chosen = min(open_sets, key=int.bit_count)
        many = len(settled) >= enough and chosen.bit_count() > min(map(int.bit_count, settled))
        if many or len(settled) == _LISTED or len(conflicts) == _CONFLICTS:
            complete = False
            break
        more = core(oracle, [owner for owner in owners if not bits[owner] & chosen])
        if more is None:
            settled[chosen] = None
            continue
        conflicts.append([bits[owner] for owner in more.owners])
        hitting = sorted(_hit(hitting, conflicts[-1]), key=int.bit_count)
        complete = complete and len(hitting) <= _TRIED
        del hitting[_TRIED:]
    sets = tuple(frozenset(each for place, each in enumerate(written) if chosen >> place & 1) for chosen in settled)
    return Repairs(sets, complete)


def _hit(sets: Sequence[int], conflict: Sequence[int]) -> list[int]:
    """The minimal sets, as bits, that hit what `sets` hit and one bit of `conflict` as well (Berge 1989).

    A set that is grown by a bit can hold only another that hits the conflict by this very bit.
    """
    struck = 0
    by: dict[int, list[int]] = {bit: [] for bit in conflict}
    for bit in by:
        struck |= bit
    kept = [each for each in sets if each & struck]
    for each in kept:
        if (bit := each & struck) in by:
            by[bit].append(each)
    for each in sets:
        if not each & struck:
            kept += [each | bit for bit, less in by.items() if not any(old & ~(each | bit) == 0 for old in less)]
    return kept
