"""What is kept: the archive, versions, readings, decisions, and the proof that nothing was altered."""

from counterclaim.ledger.answering import answer, heard, known_addresses, sources
from counterclaim.ledger.archive import Stored, captures, held, open_capture, open_pieces, store
from counterclaim.ledger.arrivals import (
    MOST_ARRIVALS,
    Arrival,
    arrivals,
    claims_among,
    findings_among,
    last_arrivals,
    reports_among,
)
from counterclaim.ledger.belonging import claim_ids, claims_each, findings_about, findings_each, roots
from counterclaim.ledger.chain import last_event
from counterclaim.ledger.computed import (
    Found,
    cursors,
    drop_findings,
    finding_of,
    keep_cursor,
    keep_findings,
    keep_links,
    keep_settled,
    links,
)
from counterclaim.ledger.counting import MOST_COUNTED, count_claims, count_reports, count_some_findings
from counterclaim.ledger.deciding import decide, decisions, describe
from counterclaim.ledger.editions import edited
from counterclaim.ledger.entering import entries, entries_of, entries_part, entry
from counterclaim.ledger.extent import Extent, extent, spans
from counterclaim.ledger.finding_pages import count_findings, findings, findings_part
from counterclaim.ledger.fingerprint import fingerprint
from counterclaim.ledger.gone import found_gone, keep_gone, standing, was_taken
from counterclaim.ledger.keeping import Added, Brought, Taken, keep, known
from counterclaim.ledger.listing import Place
from counterclaim.ledger.neighbours import beside
from counterclaim.ledger.rebuilding import Stages, rebuild
from counterclaim.ledger.rereading import (
    ToRead,
    described_since,
    keep_readings,
    read_by_others,
    read_otherwise,
    unread,
)
from counterclaim.ledger.since import Since, since
from counterclaim.ledger.store import Ledger, LedgerError, as_read, open_ledger
from counterclaim.ledger.telling import claims, count, original, told, told_part
from counterclaim.ledger.towns import OfTown, nowhere, of_towns
from counterclaim.ledger.verifying import verify
from counterclaim.ledger.versions import Change, Version, versions

__all__ = [
    "MOST_ARRIVALS",
    "MOST_COUNTED",
    "Added",
    "Arrival",
    "Brought",
    "Change",
    "Extent",
    "Found",
    "Ledger",
    "LedgerError",
    "OfTown",
    "Place",
    "Since",
    "Stages",
    "Stored",
    "Taken",
    "ToRead",
    "Version",
    "answer",
    "arrivals",
    "as_read",
    "beside",
    "captures",
    "claim_ids",
    "claims",
    "claims_among",
    "claims_each",
    "count",
    "count_claims",
    "count_findings",
    "count_reports",
    "count_some_findings",
    "cursors",
    "decide",
    "decisions",
    "describe",
    "described_since",
    "drop_findings",
    "edited",
    "entries",
    "entries_of",
    "entries_part",
    "entry",
    "extent",
    "finding_of",
    "findings",
    "findings_about",
    "findings_among",
    "findings_each",
    "findings_part",
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
    "keep_settled",
    "known",
    "known_addresses",
    "last_arrivals",
    "last_event",
    "links",
    "nowhere",
    "of_towns",
    "open_capture",
    "open_ledger",
    "open_pieces",
    "original",
    "read_by_others",
    "read_otherwise",
    "rebuild",
    "reports_among",
    "roots",
    "since",
    "sources",
    "spans",
    "standing",
    "store",
    "told",
    "told_part",
    "unread",
    "verify",
    "versions",
    "was_taken",
]
