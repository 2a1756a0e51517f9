"""What is kept: the archive, versions, readings, decisions, and the proof that nothing was altered."""

from counterclaim.ledger.answering import (
    Change,
    Place,
    Version,
    answer,
    claims,
    count,
    entries,
    entries_of,
    entry,
    heard,
    known_addresses,
    original,
    sources,
    told,
    versions,
)
from counterclaim.ledger.archive import Stored, captures, held, open_capture, open_pieces, store
from counterclaim.ledger.belonging import claim_ids, claims_each, findings_about, roots
from counterclaim.ledger.chain import last_event
from counterclaim.ledger.computed import (
    Found,
    count_findings,
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
from counterclaim.ledger.extent import Extent, extent, spans
from counterclaim.ledger.fingerprint import fingerprint
from counterclaim.ledger.gone import found_gone, keep_gone, standing, was_taken
from counterclaim.ledger.keeping import Added, Brought, Taken, keep, known
from counterclaim.ledger.neighbours import days_beside
from counterclaim.ledger.rebuilding import Stages, rebuild
from counterclaim.ledger.rereading import (
    ToRead,
    described_since,
    keep_readings,
    read_by_others,
    read_otherwise,
    unread,
)
from counterclaim.ledger.store import Ledger, LedgerError, as_read, open_ledger
from counterclaim.ledger.verifying import verify

__all__ = [
    "Added",
    "Brought",
    "Change",
    "Extent",
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
    "claim_ids",
    "claims",
    "claims_each",
    "count",
    "count_findings",
    "cursors",
    "days_beside",
    "decide",
    "decisions",
    "describe",
    "described_since",
    "drop_findings",
    "edited",
    "entries",
    "entries_of",
    "entry",
    "extent",
    "finding_of",
    "findings",
    "findings_about",
    "fingerprint",
    "found_gone",
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
    "read_by_others",
    "read_otherwise",
    "rebuild",
    "roots",
    "sources",
    "spans",
    "standing",
    "store",
    "told",
    "unread",
    "verify",
    "versions",
    "was_taken",
]
