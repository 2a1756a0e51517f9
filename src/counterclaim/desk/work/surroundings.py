"""What accounts depend on beside the claims, for a handful of reports: asked for with every question, so kept short."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim import ledger as kept
from counterclaim.accounts.context import Context
from counterclaim.desk.desk import Desk
from counterclaim.pipeline.accounting import context
from counterclaim.pipeline.settling import usual_zone


def around(here: Desk, reports: Iterable[str], zone: str | None, withheld: Iterable[str] = ()) -> Context:
    """The surroundings of claims of these reports; nights are counted in `zone`, that of most sources where it is None.

    `withheld` are assumptions that are not granted.
    """
    ledger = here.ledger
    links = tuple(kept.links(ledger, dict.fromkeys(reports)))
    found = here.once("surroundings", lambda: context(
        kept.sources(ledger), (), kept.decisions(ledger), deleted=kept.found_gone(ledger)
    ))  # fmt: skip
    return found._replace(links=links, zone=zone or usual(here), withheld=frozenset(withheld))


def usual(here: Desk) -> str:
    """The zone of most sources."""
    return here.once("zone", lambda: usual_zone(here.ledger))
