"""ClaimReview (schema.org) as JSON-LD: a review a finding, whose rating says that numbers disagree, not who is wrong.

The graph has a review for findings alone: a claim that nothing disagrees with has not been reviewed.
"""

from __future__ import annotations

from typing import IO, Any

from counterclaim.exports.json import dumps
from counterclaim.exports.ledger.asked import facts
from counterclaim.exports.ledger.atom import urn
from counterclaim.exports.ledger.rows import Cited, Row, Rows, finding_id
from counterclaim.exports.ledger.sentences import headline, publisher
from counterclaim.exports.ledger.stamps import stamp
from counterclaim.exports.wording import explanation
from counterclaim.model.vocabulary import section

_DISAGREE = ("arithmetic", "across")
"""Families of findings whose rating is that numbers disagree; all others are for a reader to weigh."""


def write(rows: Rows, out: IO[str]) -> None:
    """Write one graph, each review as it comes."""
    head = {"@context": "https://schema.org", "@type": "DataFeed", "name": "Findings", "dateModified": stamp(rows.made),
            "description": "; ".join(f"{key}: {value}" for key, value in facts(rows).items())}  # fmt: skip
    out.write(f'{dumps(head)[:-1]}, "dataFeedElement": [')
    before = "\n"
    for cited in rows.findings:
        out.write(before + dumps(_review(cited, rows)))
        before = ",\n"
    out.write("\n]}\n")


def _review(cited: Cited, rows: Rows) -> dict[str, Any]:
    finding = cited.finding
    body = [f"{label}: {words}" for label, words in explanation(finding)]
    return {
        "@type": "ClaimReview",
        "@id": urn(f"finding {finding_id(finding)}"),
        "identifier": cited.id,
        **({"url": f"{rows.site}#{cited.id}"} if rows.site else {}),
        "datePublished": rows.made.date().isoformat(),
        "author": {"@type": "Organization", "name": "Counterclaim"},
        "claimReviewed": finding.message,
        "reviewBody": "\n".join((section("findings")[finding.code].title, *body)),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": rating(finding.code),
            "ratingExplanation": finding.message,
        },
        "itemReviewed": [_claim(row) for row in cited.rows],
        "keywords": [finding.code],
    }


def rating(code: str) -> str:
    """What the rating of a finding says."""
    rule = section("findings")[code]
    return "Numbers disagree" if rule.family in _DISAGREE else rule.title


def _claim(row: Row) -> dict[str, Any]:
    claim, document = row.told.claim, row.entry.document
    speaker = claim.speaker
    named = speaker and (speaker.name or speaker.role)
    work = {
        "@type": "CreativeWork",
        "url": document.uri,
        "headline": document.title,
        "inLanguage": document.language,
        "datePublished": row.told.published and stamp(row.told.published),
        "publisher": {"@type": "Organization", "name": publisher(row)},
        "identifier": f"sha256:{row.entry.capture}",
    }
    return {
        "@type": "Claim",
        "identifier": claim.id,
        "name": headline(claim),
        "text": claim.quote.text,
        **({"author": {"@type": "Thing", "name": named}} if named else {}),
        "appearance": {key: value for key, value in work.items() if value},
    }
