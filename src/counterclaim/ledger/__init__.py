"""What is kept: the archive, versions, readings, decisions, and the proof that nothing was altered."""

from counterclaim.ledger.answering import (
    Change,
    Place,
    Version,
    answer,
    claims,
    count,
    entries,
    entry,
    heard,
    known_addresses,
    original,
    sources,
    told,
    versions,
)
from counterclaim.ledger.archive import Stored, captures, held, open_capture, open_pieces, store
from counterclaim.ledger.chain import last_event
from counterclaim.ledger.computed import (
    Found,
    cursors,
    drop_findings,
    finding_of,
    findings,
    keep_cursor,
    keep_findings,
    keep_links,
    links,
)
from counterclaim.ledger.deciding import decide, decisions, describe
from counterclaim.ledger.editions import edited
from counterclaim.ledger.fingerprint import fingerprint
from counterclaim.ledger.gone import keep_gone, standing, was_taken
from counterclaim.ledger.keeping import Added, Brought, Taken, keep, known
from counterclaim.ledger.rebuilding import Stages, rebuild
from counterclaim.ledger.rereading import ToRead, keep_readings, read_otherwise, unread
from counterclaim.ledger.store import Ledger, LedgerError, as_read, open_ledger
from counterclaim.ledger.verifying import verify

__all__ = [
    "Added",
    "Brought",
    "Change",
    "Found",
    "Ledger",
    "LedgerError",
    "Place",
    "Stages",
    "Stored",
    "Taken",
    "ToRead",
    "Version",
    "answer",
    "as_read",
    "captures",
    "claims",
    "count",
    "cursors",
    "decide",
    "decisions",
    "describe",
    "drop_findings",
    "edited",
    "entries",
    "entry",
    "finding_of",
    "findings",
    "fingerprint",
    "heard",
    "held",
    "keep",
    "keep_cursor",
    "keep_findings",
    "keep_gone",
    "keep_links",
    "keep_readings",
    "known",
    "known_addresses",
    "last_event",
    "links",
    "open_capture",
    "open_ledger",
    "open_pieces",
    "original",
    "read_otherwise",
    "rebuild",
    "sources",
    "standing",
    "store",
    "told",
    "unread",
    "verify",
    "versions",
    "was_taken",
]
