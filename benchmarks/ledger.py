"""How long questions to a large ledger take: pages of claims and findings under every filter, and settling.

    python benchmarks/ledger.py [--claims 1000000] [--ledger FILE|URL] [--settle]

The ledger is made of fictional reports where it is not there yet; the page behind the first is asked for too.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from itertools import batched, islice
from typing import Any

from counterclaim import ledger as kept
from counterclaim.evaluation.fiction import claims
from counterclaim.ledger import Brought, Ledger, Place
from counterclaim.ledger.store import LedgerError
from counterclaim.model import Finding
from counterclaim.model.kept import Capture, Filter
from counterclaim.pipeline.ledgers import opened
from counterclaim.places import gazetteer

PAGE = 50
MADE = datetime(2030, 1, 1, tzinfo=UTC)


def build(where: str, number: int) -> Ledger:
    """A ledger of so many fictional claims, every tenth report with a finding."""
    ledger = opened(where, create=True)
    stored = kept.store(ledger, BytesIO(b"fiction"), Capture("", 0, "fiction", MADE))
    kept.keep(ledger, [stored], MADE)
    for some in batched(enumerate(claims(1, number)), 1_000):
        kept.keep(ledger, list(_brought(some, stored.capture.sha256)), MADE)
    return ledger


def _brought(some: Iterable[tuple[int, tuple[Any, Any]]], capture: str) -> Iterator[Brought]:
    for at, (entry, answer) in some:
        if at % 10 == 0:
            told = tuple(claim.id for claim in answer.claims)
            code = f"CC10{1 + at // 10 % 3}"
            found = Finding(code, 1 + at // 10 % 5, "numbers that do not fit", told, (answer.claims[0].quote,))
            answer = answer._replace(findings=(found,))
        yield Brought(entry.document, capture, at + 1, answer=answer, reader="a reader of fiction")
