import json
import re
from datetime import timedelta

import pytest
from lxml import etree

from counterclaim.exports.ledger import Cited, finding_id
from counterclaim.model.records import Finding
from counterclaim.model.vocabulary import codes

from ..parts import HOSTILE
from .kept import FINDING, MADE, ROWS, TOLD, about, quote
from .kept import A as REPORT
from .made import text

SPACE = {"a": "http://www.w3.org/2005/Atom"}


def feed(rows=ROWS):
    from .shapes import ATOM

    tree = etree.fromstring(text("atom", rows).encode())
    ATOM.assertValid(tree)
    return tree


def ids(tree) -> list[str]:
    return tree.xpath("//a:entry/a:id/text()", namespaces=SPACE)


def test_the_feed_is_valid_and_leads_to_words_and_bytes() -> None:
    tree = feed(ROWS._replace(site="https://desk.example/findings.atom"))
    (content,) = tree.xpath("//a:content/text()", namespaces=SPACE)
    for row in (TOLD[3], TOLD[8]):
        assert row.told.claim.quote.text in content and row.entry.capture in content
    assert "3 &gt; 1" in content
    assert tree.xpath("//a:entry/a:link[@rel='alternate']/@href", namespaces=SPACE) == ["https://t.me/ministry/101"]


def test_a_finding_keeps_its_id_when_its_wording_changes_and_the_feed_is_made_again() -> None:
    reworded = FINDING._replace(message="three against one", proof=(), severity=4)
    later = ROWS._replace(made=MADE + timedelta(days=1), findings=(Cited("CC702-other", reworded, ()),))
    assert ids(feed()) == ids(feed(later))
    assert finding_id(FINDING) != finding_id(FINDING._replace(claims=FINDING.claims[:1]))


def test_no_id_stands_twice() -> None:
    assert len(ids(feed(ROWS._replace(findings=(*ROWS.findings, *ROWS.findings))))) == 1


def test_a_finding_without_claims_leads_to_its_report() -> None:
    alone = Finding("CC402", 3, "no source is named", quotes=(quote(REPORT, "One person"),))
    rows = ROWS._replace(findings=(Cited("CC402-1", alone, (), TOLD[0].entry),))
    assert TOLD[0].entry.capture in "".join(feed(rows).itertext()) and "One person" in "".join(feed(rows).itertext())


def test_only_web_addresses_become_links() -> None:
    assert feed(about("javascript:alert(1)")).xpath("//a:link", namespaces=SPACE) == []


@pytest.mark.parametrize("said", [*HOSTILE, "\x00", "\ufffe\uffff", "\ud800", "]]>"])
def test_hostile_words_stay_words(said: str) -> None:
    (content,) = feed(about(said)).xpath("//a:content/text()", namespaces=SPACE)
    page = etree.fromstring(f"<div>{content}</div>")
    assert {element.tag for element in page.iter()} <= {"div", "p", "q", "small", "dl", "dt", "dd"}
    assert len(json.loads(text("claimreview", about(said)))["dataFeedElement"]) == 1


def reviews(rows=ROWS) -> list[dict]:
    graph = json.loads(text("claimreview", rows))
    assert graph["@context"] == "https://schema.org"
    return graph["dataFeedElement"]


def test_a_review_has_what_schema_org_asks_for() -> None:
    (review,) = reviews()
    assert review["@type"] == "ClaimReview" and review["claimReviewed"] == FINDING.message
    assert review["reviewRating"]["alternateName"] == "Numbers disagree"
    claims = review["itemReviewed"]
    assert [claim["text"] for claim in claims] == ["One person", "three people"]
    assert all(claim["appearance"]["identifier"].startswith("sha256:") for claim in claims)
    assert claims[0]["appearance"]["url"] == "https://t.me/ministry/101"


def test_no_rating_says_that_anybody_is_wrong() -> None:
    for code in codes():
        finding = FINDING._replace(code=code)
        (review,) = reviews(ROWS._replace(findings=(Cited(code, finding),)))
        words = set(re.findall(r"\w+", json.dumps(review["reviewRating"]).lower()))
        assert words.isdisjoint({"false", "fake", "lie", "liar", "untrue", "wrong", "ratingvalue"})


def test_no_finding_makes_a_graph_and_a_feed_too() -> None:
    assert reviews(ROWS._replace(findings=())) == [] and ids(feed(ROWS._replace(findings=()))) == []
