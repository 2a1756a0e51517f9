"""Adds files to a ledger and dies at the Nth statement: `python -m tests.ledger.killed WHERE N FILE…` (N 0: lives)."""

import os
import sys
from collections.abc import Iterator

from sqlalchemy import Connection, event

from counterclaim.pipeline import adding

from .parts import opened, put


def main(where: str, statements: int, files: list[str]) -> None:
    ledger = opened(where)
    left = iter(range(statements))

    def died(connection: Connection, *rest: object) -> None:
        if next(left, None) is None:
            os._exit(9)

    if statements:
        for moment in ("before_cursor_execute", "commit"):
            event.listen(ledger.engine, moment, died)
    put(ledger, *files)
    ledger.close()


def small() -> Iterator[None]:
    """Batches so small that a few reports are many."""
    before, adding.BATCH = adding.BATCH, 3  # type: ignore[misc]
    yield
    adding.BATCH = before  # type: ignore[misc]


if __name__ == "__main__":
    next(small())
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
