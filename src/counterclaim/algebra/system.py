"""Linear constraints over non-negative integers, each known by the claim that makes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
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
        return said_by(self.rows, owners)


def said_by(rows: Iterable[Row], owners: Collection[Owner]) -> tuple[Row, ...]:
    """The rows of `owners`, and those of arithmetic."""
    return tuple(row for row in rows if row.owner is None or row.owner in owners)


def binding(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows without those that some variable meets at no cost to the rest: solvable if and only if `rows` are.

    A row "sum <= 0" is met with its positive variables at zero if no row asks for more of them, and with a negative one
    large enough if no row asks for less of it.
    """
    while True:
        more, less = Counter[int](), Counter[int]()
        for row in rows:
            for variable, coefficient in row.terms:
                more[variable] += row.low is not None if coefficient > 0 else row.high is not None
                less[variable] += row.high is not None if coefficient > 0 else row.low is not None
        kept = tuple(row for row in rows if not _idle(row, more, less))
        if len(kept) == len(rows):
            return rows
        rows = kept


def _idle(row: Row, more: Counter[int], less: Counter[int]) -> bool:
    if row.low is not None or row.high != 0:
        return False
    return all(not more[v] for v, coefficient in row.terms if coefficient > 0) or any(
        not less[v] for v, coefficient in row.terms if coefficient < 0
    )
