"""How a figure was counted: its claims as trees, each with its words, and the reason for each that was not added."""

from __future__ import annotations

from counterclaim.exports.html.markup import Markup, element, joined
from counterclaim.exports.ledger.night.naming import place
from counterclaim.exports.ledger.night.shared import Page, between, remark, trail
from counterclaim.exports.ledger.night.tree import Node, forest
from counterclaim.exports.ledger.sentences import means, publisher
from counterclaim.exports.moments import in_utc, when
from counterclaim.exports.wording import bounds, counted_thing, label, said, who
from counterclaim.model.kept import Figure, Told

_NONE_COUNTS = "No claim counts here"


def counting(figure: Figure, page: Page, number: int) -> Markup:
    """The account of the figure that stands `number`th in the table."""
    trees, others = forest(figure, page.told)
    whose = page.whose(figure) or "across sources"
    words = f"{label('things', figure.thing)} {label('measures', figure.measure)}, {place(figure)}, {whose}: "
    granted = "; ".join(means("assumptions", key).rstrip(".") for key in figure.assumptions)
    head = element("b", between(figure.low, figure.high))
    return element(
        "section",
        element("h3", element("span", class_="swatch"), words, head),
        _branches(trees, figure, page, "tree") or remark(_NONE_COUNTS),
        joined(element("h4", "Not added"), _branches(others, figure, page, "tree")) if others else None,
        element("p", f"Granted: {granted}.", class_="faint") if granted else None,
        element("p", "Figure ", element("code", figure.id), class_="faint"),
        class_=f"counting m-{figure.measure}",
        id=f"{page.at}-f{number}",
    )


def _branches(nodes: list[Node] | tuple[Node, ...], figure: Figure, page: Page, look: str | None = None) -> Markup:
    return element("ul", *(_node(one, figure, page) for one in nodes), class_=look) if nodes else Markup()


def _node(node: Node, figure: Figure, page: Page) -> Markup:
    told = page.told.get(node.claim)
    inside = _branches(node.inside, figure, page)
    look = "left-out" if node.excluded else "counted"
    if told is None:
        return element("li", element("code", node.claim), " ", _because(node, figure), inside, class_=look)
    return element("li", *_claim(told, _because(node, figure), page), inside, class_=look)


def _claim(told: Told, because: Markup | None, page: Page) -> tuple[Markup, Markup]:
    """What a claim says, by whom and of when; then its words."""
    claim, row = told.claim, page.rows.find(told.claim.id)
    span = when(claim.window, page.night.period.end.year)
    manner = ", ".join(said(claim))
    source = publisher(row) if row else told.source
    speaker = who(claim.speaker)
    count = element("b", bounds(claim.count), class_="count")
    return (
        element(
            "p",
            count,
            f" {counted_thing(claim)}",
            element("span", f", {manner}", class_="faint") if manner else None,
            joined(", ", element("span", span, title=in_utc(claim.window) or None)) if span else None,
            element("span", f" — {', '.join(dict.fromkeys(filter(None, (speaker, source))))} ", class_="faint"),
            because,
        ),
        element(
            "p",
            element("q", claim.quote.text, lang=row.entry.document.language if row else None),
            " ",
            trail(told, row),
            class_="words",
        ),
    )


def _because(node: Node, figure: Figure) -> Markup | None:
    """Why a claim was not added, or that it holds the bound."""
    if node.excluded is None:
        return element("span", "holds the bound", class_="because") if node.claim in figure.binding else None
    reason = node.excluded.because
    of = f" ({node.excluded.of})" if node.excluded.of else ""
    meaning = means("exclusions", reason)
    return element("span", f"not added: {reason.replace('_', ' ')}{of}", class_="because", title=meaning)
