"""The anchors of one report, and links to its words and to its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.exports.html.markup import Markup, element, joined
from counterclaim.exports.positions import Lines
from counterclaim.model import Quote


def anchor(report: str, target: str, number: int = 0) -> str:
    """The anchor of the words that `target`, a part of `report`, quotes as its quote `number`, counted from 0."""
    return f"{report}-{target}-q{number or ''}"


class Quotes:
    """Makes links inside one report; `at` is the anchor that begins all of its anchors."""

    def __init__(self, text: str, language: str | None, at: str) -> None:
        self.at, self._lines, self._language = at, Lines(text), language

    def id(self, target: str) -> str:
        """The anchor of a claim, a finding or another part."""
        return f"{self.at}-{target}"

    def cited(self, quote: Quote, target: str, number: int = 0) -> Markup:
        """Words of the text with line and column, linked to where they stand in it."""
        line, column = self._lines.locate(quote.start)
        link = element("a", f"{line}:{column}", class_="place", href=f"#{anchor(self.at, target, number)}")
        return joined(link, " ", element("q", quote.text, lang=self._language))

    def rows(self, claims: Iterable[str]) -> Iterator[Markup]:
        """Links to claims in the table."""
        return (joined(element("a", claim, href=f"#{self.id(claim)}"), " ") for claim in claims)
