"""What stands beside claims: the claims that they and their findings name, and the nights that they tell of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from counterclaim import ledger as kept
from counterclaim.accounts.periods import morning_of
from counterclaim.accounts.when import when
from counterclaim.ledger import Found, Ledger
from counterclaim.model.kept import Link, Told

MOST: Final = 2_000
"""Claims that are looked up for one answer."""

NIGHTS: Final = 31
"""Mornings of one answer."""


def named(told: Iterable[Told], found: Iterable[Found], links: Iterable[Link] = ()) -> list[str]:
    """The ids of claims that these claims, findings and links name, each once."""
    ids: dict[str, None] = {}
    for one in told:
        ids.update(dict.fromkeys(id_ for id_ in (one.claim.part_of, one.claim.corrects) if id_))
    for each in found:
        ids.update(dict.fromkeys(each.finding.claims))
    for link in links:
        ids.update(dict.fromkeys(id_ for pair in link.altered for id_ in pair))
    return list(ids)[:MOST]


def others(ledger: Ledger, ids: Iterable[str], own: Iterable[Told]) -> tuple[Told, ...]:
    """The claims with these ids that are not among `own`."""
    held = {one.claim.id for one in own}
    wanted = [id_ for id_ in ids if id_ not in held]
    return tuple(kept.claims(ledger, wanted)) if wanted else ()


def mornings(told: Iterable[Told], zone: str) -> tuple[date, ...]:
    """The mornings of the nights that claims tell of, counted in `zone`; weeks and months are no nights."""
    found: set[date] = set()
    for one in told:
        at = when(one.claim.window, one.published, zone)
        if at is None or at.kind == "long":
            continue
        if at.kind == "night" and one.claim.window.date is not None:
            found.add(one.claim.window.date)
            continue
        first = morning_of(at.span[0], zone)
        last = morning_of(at.span[1] - timedelta(microseconds=1), zone)
        found.update(first + timedelta(days=step) for step in range((last - first).days + 1))
    return tuple(sorted(found)[-NIGHTS:])
