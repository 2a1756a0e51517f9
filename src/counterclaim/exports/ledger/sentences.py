"""A claim in one sentence, the same in every format that has room for one."""

from __future__ import annotations

from counterclaim.exports.ledger.located import where
from counterclaim.exports.ledger.rows import Row
from counterclaim.exports.moments import when
from counterclaim.exports.wording import bounds, counted_thing, label, who
from counterclaim.model.records import Claim
from counterclaim.model.vocabulary import section


def headline(claim: Claim) -> str:
    """`intercepted: 14 drones, Lower Marsh, night to 10 July 2025`."""
    about = ", ".join(filter(None, (where(claim), when(claim.window))))
    counted = f"{label('measures', claim.measure)}: {bounds(claim.count)} {counted_thing(claim)}"
    return f"{counted}, {about}" if about else counted


def attribution(row: Row) -> str:
    """Who says it, through which source, and how firmly."""
    said = who(row.told.claim.speaker)
    stance = row.told.claim.stance
    parts = (f"said by {said}" if said else "nobody is said to assert it", f"in {publisher(row)}")
    return ", ".join((*parts, stance) if stance != "asserted" else parts)


def publisher(row: Row) -> str:
    """What the source of a report is called."""
    return row.source.name or row.source.key


def trail(row: Row) -> str:
    """Where it can be checked: the claim's id, the report's address and the archive's hash."""
    address = row.entry.document.uri or "no address"
    return f"claim {row.told.claim.id} · {address} · sha256 {row.entry.capture}"


def means(name: str, key: str) -> str:
    """What a term of the vocabulary's section `name` means; the key itself for one that is not in it."""
    term = section(name).get(key)
    return term.means if term else key
