"""What is found in a report once reviewers changed its claims: judged again by the algebra and the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from counterclaim.algebra import judge
from counterclaim.findings import find
from counterclaim.languages.load import available
from counterclaim.model import Claim, Document, Extract, Finding
from counterclaim.places import gazetteer

Key = tuple[str, frozenset[str]]


def judged(
    document: Document, read: Sequence[Claim], standing: Sequence[Claim], found: Sequence[Finding]
) -> tuple[Finding, ...]:
    """The findings of a report whose claims were `read`, and of which those `standing` are left after review.

    `found` are those in the claims as read. What reading noticed beside the claims (a word of two alphabets, a year
    that was assumed, another grammatical reading) is kept in these findings alone, so they stay as they are wherever
    the claims give the same; what only the claims as read give goes, what only the standing claims give is added, and
    what is put otherwise takes the place of what was found. A finding whose every claim was rejected goes. So the
    outcome is a function of the reading and of the decisions, the same each time.
    """
    left = {claim.id for claim in standing}
    before, now = _by_claims(_judged(document, read)), _by_claims(_judged(document, _whole(standing, left)))
    gone = {key for key, findings in before.items() if now.get(key) != findings}
    kept = [_of(one, left) for one in found if _key(one) not in gone and (not one.claims or left & {*one.claims})]
    fresh = [one for key, findings in now.items() if before.get(key) != findings for one in findings]
    return tuple(sorted((*kept, *fresh), key=_rank))


def _judged(document: Document, claims: Sequence[Claim]) -> tuple[Finding, ...]:
    parent = gazetteer(available()).parent
    contradictions, _, _ = judge(claims, parent=parent)
    return find(document, Extract(tuple(claims)), contradictions, parent)


def _whole(claims: Iterable[Claim], left: set[str]) -> list[Claim]:
    """Claims without the ties to those that no longer stand."""
    return [
        claim._replace(
            part_of=claim.part_of if claim.part_of in left else None,
            corrects=claim.corrects if claim.corrects in left else None,
        )
        for claim in claims
    ]


def _by_claims(findings: Iterable[Finding]) -> dict[Key, list[Finding]]:
    found: defaultdict[Key, list[Finding]] = defaultdict(list)
    for one in findings:
        found[_key(one)].append(one)
    return found


def _key(finding: Finding) -> Key:
    return finding.code, frozenset(finding.claims)


def _of(finding: Finding, left: set[str]) -> Finding:
    return finding._replace(claims=tuple(claim for claim in finding.claims if claim in left))


def _rank(finding: Finding) -> tuple[int, int, str, tuple[str, ...]]:
    first = finding.quotes[0].start if finding.quotes else 0
    return finding.severity, first, finding.code, finding.claims
