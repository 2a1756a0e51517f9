"""What the parts of a night's account share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from counterclaim.exports.html.markup import Markup, element, joined
from counterclaim.exports.ledger.rows import Row, Rows
from counterclaim.exports.ledger.sentences import publisher
from counterclaim.exports.telling import telling
from counterclaim.exports.wording import bounds
from counterclaim.model.kept import Figure, Night, Told
from counterclaim.model.records import Count
from counterclaim.model.vocabulary import section as terms

_WEB = ("https://", "http://")


class Page(NamedTuple):
    """What an account is made from; `at` is the anchor that begins all of its anchors.

    `told` are the night's claims by id, `names` what its sources are called by key, `figures` its figures in order.
    """

    night: Night
    rows: Rows
    at: str
    told: dict[str, Told]
    names: dict[str, str]
    figures: tuple[Figure, ...]

    def whose(self, figure: Figure) -> str | None:
        """What the source of a figure is called; None for one across sources."""
        return figure.source and self.names.get(figure.source, figure.source)


def page_of(night: Night, rows: Rows, at: str) -> Page:
    """The page of a night: its figures across sources first, each source's measures in the vocabulary's order."""
    told = {one.claim.id: one for one in night.told}
    firsts = {one.source: one.claim.id for one in reversed(night.told)}
    known = {key: rows.find(claim) for key, claim in firsts.items()}
    names = {key: publisher(row) for key, row in known.items() if row}
    order = {key: n for n, key in enumerate((*terms("measures"), *terms("things")))}
    ordered = sorted(night.figures, key=lambda one: (one.source or "", order[one.measure], order[one.thing]))
    return Page(night, rows, at, told, names, tuple(telling(ordered)))


def between(low: int, high: int | None) -> str:
    """`14`, `8–17`, or `21–∞` where nothing bounds it from above."""
    return bounds(Count(low, high))


def remark(words: str) -> Markup:
    """A sentence in the place of what is not there."""
    return element("p", f"{words}.", class_="remark")


def section(name: str, parts: Iterable[Markup]) -> Markup:
    """A part of the account under its heading; nothing where it is empty."""
    body = joined(*parts)
    return element("section", element("h2", name), body) if body else Markup()


def web(address: str, words: str | Markup) -> Markup:
    """Words that lead to an address, if it is one on the web: no other scheme becomes a link."""
    if address.startswith(_WEB):
        return element("a", words, href=address, rel="noreferrer noopener", title=address)
    return element("span", words, title=address or None)


def trail(told: Told, row: Row | None) -> Markup:
    """A claim's id, which leads to its report's address."""
    return web((row.entry.document.uri or "") if row else "", element("code", told.claim.id))
