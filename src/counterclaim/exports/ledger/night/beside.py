"""What stands beside a night's figures: findings with their words, who copies whom, and the reports themselves."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.exports.html.markup import Markup, element, joined
from counterclaim.exports.ledger.night.shared import Page, trail, web
from counterclaim.exports.ledger.rows import finding_id
from counterclaim.exports.ledger.sentences import means, publisher
from counterclaim.exports.moments import published
from counterclaim.exports.wording import explanation
from counterclaim.model.kept import Link
from counterclaim.model.records import Finding

NOTE = 5
"""The severity of a finding that is a note."""


def finding(one: Finding, page: Page) -> Markup:
    """A finding, the words of each of its claims, and what is behind it."""
    reasons = (joined(element("dt", name), element("dd", words)) for name, words in explanation(one))
    sign = element("strong", "≠ numbers disagree", class_="sign") if one.proof else None
    return element(
        "section",
        element("p", sign, element("span", one.code, class_="code"), f" severity {one.severity}"),
        element("h3", one.message),
        element("ul", *_quotes(one, page)),
        element("dl", *reasons),
        class_=f"finding severity-{one.severity}",
        id=f"{page.at}-{finding_id(one)}",
    )


def note(one: Finding, page: Page) -> Markup:
    """A finding that is a note, on one line, with the claims that it is about."""
    claims = [page.told[claim] for claim in one.claims if claim in page.told]
    trails = (joined(" ", trail(told, page.rows.find(told.claim.id))) for told in claims)
    return element("li", element("span", one.code, class_="code"), f" {one.message}", *trails)


def _quotes(one: Finding, page: Page) -> Iterator[Markup]:
    shown: set[str] = set()
    for claim in one.claims:
        row = page.rows.find(claim)
        told = row.told if row else page.told.get(claim)
        if told:
            shown.add(told.claim.quote.text)
            source = publisher(row) if row else told.source
            yield element("li", element("q", told.claim.quote.text), f" {source} ", trail(told, row))
    yield from (element("li", element("q", quote.text)) for quote in one.quotes if quote.text not in shown)


def link(one: Link) -> Markup:
    """A report that goes back to another, how that is known, and which numbers it changed."""
    altered = "".join(f"; {copy} gives another number than {original}" for copy, original in one.altered)
    known = f": {means('links', one.by).rstrip('.')}, likeness {one.likeness:.2f}{altered}"
    names = (element("code", one.report), " goes back to ", element("code", one.origin))
    return element("li", *names, element("span", known, class_="faint"))


def reports(page: Page) -> Iterator[Markup]:
    """Each report once: source, title, time, address, and the archive's hash."""
    for claim in {one.report: one.claim.id for one in reversed(page.night.told)}.values():
        told, row = page.told[claim], page.rows.find(claim)
        time = f", {published(told.published)}" if told.published else None
        name = element("strong", publisher(row) if row else told.source)
        head = element(
            "p", element("code", told.report), " ", name, time, _gone() if row and row.entry.deleted else None
        )
        if row is None:
            yield element("li", head)
            continue
        document = row.entry.document
        titled = element("p", document.title, lang=document.language) if document.title else None
        address = web(document.uri, document.uri) if document.uri else None
        hashed = element("p", address, f" sha256 {row.entry.capture}", class_="faint")
        yield element("li", head, titled, hashed)


def _gone() -> Markup:
    return joined(" ", element("span", "deleted since", class_="sign"))
