"""The latest findings as an Atom feed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from counterclaim import ledger as kept
from counterclaim.exports.ledger import atom
from counterclaim.ledger import Found, Ledger
from counterclaim.model.kept import Filter
from counterclaim.pipeline.exporting import rows

MOST: Final = 100
"""Findings in a feed."""

_ROUNDS: Final = 20  # so many times 500 reports are gone back


def feed(ledger: Ledger, asked: Filter, site: str) -> bytes:
    """The findings about the reports that came in last; `site` is the address of the feed."""
    out = io.StringIO()
    found = tuple(islice(_latest(ledger, asked), MOST))
    atom.write(rows(ledger, asked, datetime.now(UTC), found=found)._replace(site=site), out)
    return out.getvalue().encode()


def _latest(ledger: Ledger, asked: Filter) -> Iterator[Found]:
    """The findings that fit, those about the latest reports first, each once."""
    told, before = set[str](), None
    for _ in range(_ROUNDS):
        came = kept.last_arrivals(ledger, before)
        if not came:
            return
        before = came[-1].event
        for found in kept.findings_among(ledger, asked, [each.report for each in came]):
            if found.id not in told:
                told.add(found.id)
                yield found
