"""What a careful reader should see side by side in one report: one small module a family, one page a code.

Each family is a pure function of records; none changes a number or decides who is right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from counterclaim.findings import arithmetic, dates, legibility, mixing, place, sourcing, tally, time
from counterclaim.model import Contradiction, Document, Extract, Finding

__all__ = ["find"]


def find(
    document: Document,
    extract: Extract,
    contradictions: Sequence[Contradiction],
    parent: Callable[[str], str | None],
) -> tuple[Finding, ...]:
    """All findings of one report, the most certain first, then in the order of the text.

    `contradictions` come from the algebra; `parent` gives the code that a place code lies in, None at the top.
    """
    families = (
        arithmetic.find(extract, contradictions),
        time.find(document, extract),
        dates.find(document, extract),
        place.find(extract, parent),
        tally.find(extract, parent),
        sourcing.find(document, extract, parent),
        mixing.find(document, extract),
        legibility.find(extract),
    )
    return tuple(sorted(chain.from_iterable(families), key=_rank))


def _rank(finding: Finding) -> tuple[int, int, str]:
    first = finding.quotes[0].start if finding.quotes else 0
    return finding.severity, first, finding.code
