"""What was worked out across reports is worked out anew after a decision."""

from __future__ import annotations

from contextlib import closing

from counterclaim.pipeline.figuring import fill_newest
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.settling import settle_news


def work(where: str) -> None:
    """Settle a ledger, and work out the figures that the first pages ask for."""
    with closing(opened(where)) as ledger:
        if settle_news(ledger) is not None:
            fill_newest(ledger)
