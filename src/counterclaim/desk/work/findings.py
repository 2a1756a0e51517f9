"""Findings: pages of them, each with the claims that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from counterclaim import ledger as kept
from counterclaim.desk.desk import Desk
from counterclaim.desk.exchange.asking import Part
from counterclaim.desk.exchange.faults import AskedError, UnknownError
from counterclaim.desk.exchange.listing import fitting
from counterclaim.desk.views import FindingsPage
from counterclaim.ledger import Found, Ledger
from counterclaim.model import Finding
from counterclaim.model.kept import Filter, Told
from counterclaim.model.vocabulary import codes

REMEDY: Final = "Findings across reports are worked out anew when reports arrive; /api/findings has those that stand."


class Wanted(NamedTuple):
    """What is asked of findings beside the filter; `severity` is that of the least severe."""

    codes: frozenset[str] = frozenset()
    severity: int | None = None
    across: bool = False


def wanted(written: Iterable[str]) -> frozenset[str]:
    """The codes that are meant, a family's by its beginning. Raises AskedError for what fits none."""
    found: set[str] = set()
    for one in written:
        fitting = {code for code in codes() if one and code.startswith(one.upper())}
        if not fitting:
            raise AskedError(f"code={one[:20]}: no finding has this code.", f"Codes are {', '.join(codes())}.")
        found |= fitting
    return frozenset(found)


def page(ledger: Ledger, asked: Filter, part: Part, of: Wanted) -> FindingsPage:
    """Findings that fit, the most severe first, behind the one that the page before ended with."""
    across, after = True if of.across else None, behind(part.after)
    found, end = kept.findings_part(
        ledger, asked, codes=of.codes, across=across, severity=of.severity, after=after, limit=part.limit + 1
    )
    shown = found[: part.limit]
    last = shown[-1] if len(found) > part.limit else end
    whole = len(shown) if last is None and after is None else None
    return FindingsPage(tuple(shown), _claims(ledger, shown), last and ended(last), whole)


def counted(here: Desk, asked: Filter, of: Wanted, page: FindingsPage) -> FindingsPage:
    """A page with how many fit in all, where that is soon known."""
    if page.fitting is not None:
        return page

    def count() -> int | None:
        across = True if of.across else None
        return kept.count_some_findings(here.ledger, asked, codes=of.codes, across=across, severity=of.severity)

    known, capped = fitting(here, f"findings {asked} {sorted(of.codes)} {of.severity} {of.across}", count)
    return page._replace(fitting=known, capped=capped)


def one(ledger: Ledger, id_: str) -> FindingsPage:
    """A page with one finding. Raises UnknownError where there is none of that id."""
    found = kept.finding_of(ledger, id_)
    if found is None:
        raise UnknownError("finding", id_, REMEDY)
    return FindingsPage((found,), _claims(ledger, [found]), None, 1)


def ended(found: Found) -> str:
    """Where a page ends, as addresses carry it."""
    return f"{found.finding.severity}~{found.finding.code}~{found.id}"


def behind(after: str | None) -> Found | None:
    """Where a page ends, as `ended` wrote it. Raises AskedError for what it did not write."""
    if after is None:
        return None
    severity, _, rest = after.partition("~")
    code, _, id_ = rest.partition("~")
    if not (severity.isascii() and severity.isdigit() and len(severity) == 1 and id_):
        raise AskedError(f"after={after[:40]}: no page ends there.", "Take `next` from the page before.")
    return Found(id_, None, Finding(code, int(severity), ""))


def _claims(ledger: Ledger, found: Iterable[Found]) -> tuple[Told, ...]:
    return tuple(kept.claims(ledger, list(dict.fromkeys(id_ for one in found for id_ in one.finding.claims))))
