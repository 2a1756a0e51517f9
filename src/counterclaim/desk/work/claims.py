"""Claims: pages of them, and one with its words and reasons."""

from __future__ import annotations

from typing import Final

from counterclaim import ledger as kept
from counterclaim.accounts.why import Kept, of_claim
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.faults import UnknownError
from counterclaim.desk.exchange.listing import Stretch, fitting, placed, written
from counterclaim.desk.views import ClaimAccount, ClaimsPage
from counterclaim.desk.work import related
from counterclaim.desk.work.briefs import of_entries
from counterclaim.ledger import Ledger, Place
from counterclaim.model.kept import Decision, Filter, Told

AROUND: Final = 600
"""Code points of the report that are shown on either side of a claim's words."""

REMEDY: Final = "An id is that of the report, a dot and the claim's own, as in /api/claims."


def page(ledger: Ledger, asked: Filter, part: Stretch) -> ClaimsPage:
    """Claims that fit, in the order of publication, behind the place where the page before ended."""
    after = None if part.after is None else placed(part.after)[1]
    found, end = kept.told_part(ledger, asked, after, part.limit + 1, part.newest)
    shown = found[: part.limit]
    last = Place(shown[-1].published, shown[-1].claim.id) if len(found) > part.limit else end
    whole = len(shown) if last is None and part.after is None else None
    return ClaimsPage(tuple(shown), last and written(last, part.newest), whole)


def counted(here: Desk, asked: Filter, page: ClaimsPage) -> ClaimsPage:
    """A page with how many fit in all, where that is soon known."""
    if page.fitting is not None:
        return page
    known, capped = fitting(here, f"claims {asked}", lambda: kept.count_claims(here.ledger, asked))
    return page._replace(fitting=known, capped=capped)


def account(ledger: Ledger, id_: str, zone: str) -> ClaimAccount:
    """One claim whole. Raises UnknownError where there is none of that id."""
    told = next(iter(kept.claims(ledger, [id_])), None)
    read = kept.original(ledger, id_)
    entry = kept.entry(ledger, id_)
    if told is None or read is None or entry is None:
        raise UnknownError("claim", id_, REMEDY)
    findings = tuple(kept.findings_about(ledger, told.report, [id_]))
    starts = max(0, told.claim.quote.start - AROUND)
    return ClaimAccount(
        told=told,
        read=read,
        report=of_entries(ledger, [entry])[0],
        text=entry.document.text[starts : told.claim.quote.stop + AROUND],
        starts=starts,
        others=related.others(ledger, related.named([told], findings), [told]),
        decisions=_decisions(ledger, told),
        findings=findings,
        nights=related.mornings([told], zone),
        why=of_claim(id_, _kept(ledger, told)),
    )


def _decisions(ledger: Ledger, told: Told) -> tuple[Decision, ...]:
    """The decisions about a claim or its whole report, and those that undo one of them."""
    found: dict[int, Decision] = {}
    for made in kept.decisions(ledger, told.report):
        if told.claim.id in made.about or told.report in made.about or made.undoes in found:
            found[made.number] = made
    return tuple(found.values())


def _kept(ledger: Ledger, told: Told) -> Kept:
    return Kept(
        lambda id_: told if id_ == told.claim.id else None,
        lambda report: kept.entry(ledger, report),
        tuple(kept.links(ledger, [told.report])),
    )
