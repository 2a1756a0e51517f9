"""Reports: pages of them, and one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import UnknownError
from counterclaim.desk.exchange.listing import Stretch, fitting, placed, written
from counterclaim.desk.views import ReportAccount, ReportsPage
from counterclaim.desk.work import related
from counterclaim.desk.work.briefs import briefs, of_entries
from counterclaim.ledger import Ledger, Place
from counterclaim.model import Answer, Claim, Report
from counterclaim.model.kept import Capture, Entry, Filter, Told

PIECE: Final = 256 * 1024
"""Bytes of archived originals that are in memory at a time."""

REMEDY: Final = "An id is 12 hexadecimal digits, as in /api/reports; the list of reports has them all."

_ODD: Final = re.compile(r"[^A-Za-z0-9._-]+")
_NAME: Final = 80  # characters of the name of a saved file


def page(ledger: Ledger, asked: Filter, part: Stretch) -> ReportsPage:
    """Reports that fit, in the order of publication, behind the place where the page before ended."""
    after = None if part.after is None else placed(part.after)[1]
    found, end = kept.entries_part(ledger, asked, after, part.limit + 1, part.newest)
    shown = found[: part.limit]
    last = Place(shown[-1].document.published, shown[-1].id) if len(found) > part.limit else end
    whole = len(shown) if last is None and part.after is None else None
    return ReportsPage(tuple(of_entries(ledger, shown)), last and written(last, part.newest), whole)


def counted(here: Desk, asked: Filter, page: ReportsPage) -> ReportsPage:
    """A page with how many fit in all, where that is soon known."""
    if page.fitting is not None:
        return page
    known, capped = fitting(here, f"reports {asked}", lambda: kept.count_reports(here.ledger, asked))
    return page._replace(fitting=known, capped=capped)


def account(ledger: Ledger, id_: str, version: int | None, zone: str) -> ReportAccount:
    """One report whole, as one of its versions tells it. Raises UnknownError where there is no such version."""
    entry = _entry(ledger, id_, version)
    latest = entry if version is None else _entry(ledger, entry.id, None)
    answer = kept.answer(ledger, entry.id, entry.version) or Answer(Report(""))
    told = tuple(kept.claims(ledger, kept.claim_ids(ledger, entry.id, entry.version)))
    standing = {one.claim.id: one for one in told}
    findings = tuple(kept.findings_about(ledger, entry.id))
    links = tuple(kept.links(ledger, [entry.id]))
    ends = dict.fromkeys(end for link in links for end in (link.origin, link.report) if end != entry.id)
    return ReportAccount(
        entry=entry,
        latest=latest.version,
        versions=tuple(kept.versions(ledger, entry.id)),
        told=told,
        read=tuple(_as_read(ledger, claim, standing.get(claim.id)) for claim in answer.claims),
        others=related.others(ledger, related.named(told, findings, links), told),
        statements=answer.statements,
        findings=findings,
        agreements=tuple(
            each for each in answer.agreements if all(_unchanged(standing.get(id_)) for id_ in each.claims)
        ),
        issues=answer.issues,
        links=links,
        linked=tuple(briefs(ledger, ends).values()),
        decisions=tuple(kept.decisions(ledger, entry.id)),
        capture=kept.held(ledger, entry.capture),
        nights=related.mornings(told, zone),
    )


def _unchanged(told: Told | None) -> bool:
    """Whether a claim stands as it was read, so that sums that held with it still do."""
    return told is not None and told.state in ("read", "accepted")


def _as_read(ledger: Ledger, claim: Claim, told: Told | None) -> Claim:
    """A claim as it was read; what its source's description adds to it is no decision and stands in both."""
    if told is None:
        return claim
    return told.claim if told.state == "read" else kept.original(ledger, claim.id) or claim


def capture(ledger: Ledger, id_: str, version: int | None) -> Capture:
    """The bytes that brought a report. Raises UnknownError where it is not there, or they are not."""
    entry = _entry(ledger, id_, version)
    found = kept.held(ledger, entry.capture)
    if found is None:
        raise UnknownError("archived bytes of", id_, "`counterclaim verify` says what is missing.")
    return found


def pieces(ledger: Ledger, found: Capture) -> Iterator[bytes]:
    """The bytes of a capture, a piece at a time. Raises LedgerError where some are missing."""
    with kept.open_capture(ledger, found.sha256) as stream:
        while piece := stream.read(PIECE):
            yield piece


def file_name(found: Capture) -> str:
    """What a capture is called when it is saved: the end of its address, in letters that any system takes."""
    try:
        path = urlsplit(found.address).path
    except ValueError:
        path = found.address
    end = _ODD.sub("-", unquote(path).replace("\\", "/").rstrip("/").rpartition("/")[2]).strip("-.")
    return f"{found.sha256[:12]}-{end[-_NAME:].lstrip('-.')}" if end else f"{found.sha256[:12]}.bin"


def _entry(ledger: Ledger, id_: str, version: int | None) -> Entry:
    found = kept.entry(ledger, id_, version) if "." not in id_ else None
    if found is None:
        raise UnknownError("report" if version is None else f"version {version} of the report", id_, REMEDY)
    return found
