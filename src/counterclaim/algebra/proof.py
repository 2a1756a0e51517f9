"""Linear constraints over non-negative integers, and whether a proof about them holds: exact integers only, no solver.

A Farkas certificate gives each row a whole weight: above zero it uses the row's low bound, below zero its high one. If
the weighted rows leave no variable with a coefficient above zero while the weighted bounds add to more than zero, no
non-negative numbers satisfy the rows (Farkas 1902). Where only whole numbers fail, a split on one variable
("at most k" or "at least k + 1") joins two certificates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple


class Owner(NamedTuple):
    """Who makes a row: the count of a claim, or (`closure`) its words that the parts told are all of it."""

    claim: str
    closure: bool = False


class Row(NamedTuple):
    """low <= sum of coefficient * variable <= high; None is no bound. A row without owner is arithmetic itself."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None
    owner: Owner | None = None


class System(NamedTuple):
    """Rows over `width` variables, and the variables whose sum is the count of each claim."""

    width: int
    rows: tuple[Row, ...]
    counts: Mapping[str, tuple[int, ...]]

    def owners(self) -> tuple[Owner, ...]:
        """Everybody who makes a row, in the order of the claims."""
        return tuple(dict.fromkeys(row.owner for row in self.rows if row.owner))

    def only(self, owners: Collection[Owner]) -> tuple[Row, ...]:
        """The rows that are left when nobody but `owners` says anything."""
        return tuple(row for row in self.rows if row.owner is None or row.owner in owners)


class Farkas(NamedTuple):
    """Weights by the index of the row; an index behind the last row is the split's, outermost first."""

    weights: tuple[tuple[int, int], ...]


class Split(NamedTuple):
    """Either `variable` <= `at`, refuted by `below`, or `variable` >= `at` + 1, refuted by `above`."""

    variable: int
    at: int
    below: Certificate
    above: Certificate


Certificate = Farkas | Split


class Case(NamedTuple):
    """One end of the tree of splits: its rows, with the splits' own behind the others, and its weights."""

    rows: tuple[Row, ...]
    weights: tuple[tuple[int, int], ...]


def below(split: Split) -> Row:
    """The row of the lower half of a split."""
    return Row(((split.variable, 1),), None, split.at)


def above(split: Split) -> Row:
    """The row of the upper half of a split."""
    return Row(((split.variable, 1),), split.at + 1, None)


def cases(rows: tuple[Row, ...], certificate: Certificate) -> tuple[Case, ...]:
    """Every end of the certificate's tree; one where nothing is split."""
    if isinstance(certificate, Farkas):
        return (Case(rows, certificate.weights),)
    return cases((*rows, below(certificate)), certificate.below) + cases((*rows, above(certificate)), certificate.above)


def refutes(rows: tuple[Row, ...], certificate: Certificate) -> bool:
    """Whether `certificate` shows that no non-negative integers satisfy `rows`."""
    return all(_refuted(case) for case in cases(rows, certificate))


def _refuted(case: Case) -> bool:
    left: Counter[int] = Counter()
    gap = 0
    for index, weight in case.weights:
        row = case.rows[index]
        bound = row.low if weight > 0 else row.high
        if bound is None:
            return False
        gap += weight * bound
        for variable, coefficient in row.terms:
            left[variable] += weight * coefficient
    return gap > 0 and all(value <= 0 for value in left.values())


def satisfies(rows: Sequence[Row], point: Sequence[int]) -> bool:
    """Whether the whole numbers of `point` are a solution of `rows`."""
    return all(value >= 0 for value in point) and all(_holds(row, point) for row in rows)


def _holds(row: Row, point: Sequence[int]) -> bool:
    total = sum(coefficient * point[variable] for variable, coefficient in row.terms)
    return (row.low is None or row.low <= total) and (row.high is None or total <= row.high)
