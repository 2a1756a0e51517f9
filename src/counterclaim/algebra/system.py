"""Linear constraints over non-negative integers, each known by the claim that makes it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
