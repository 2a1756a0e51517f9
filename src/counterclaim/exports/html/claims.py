"""The table of a report's claims: one row a claim, dense as a spreadsheet, linked to the words and back."""

from __future__ import annotations

from counterclaim.exports.html.markup import Markup, element, joined
from counterclaim.exports.html.quotes import Quotes, anchor
from counterclaim.exports.moments import in_utc, when
from counterclaim.exports.wording import bounds, counted_thing, label, said, who
from counterclaim.model import Answer, Claim

_HEADINGS = ("", "Measure", "Thing", "Count", "Said", "Where", "When", "Speaker", "Words")
_LOOKS = {"Measure": "short", "Thing": "short", "Count": "short number"}


def claims_table(answer: Answer, quotes: Quotes) -> Markup:
    """All claims of an answer, in their order."""
    headings = (element("th", name, scope="col", class_=_LOOKS.get(name)) for name in _HEADINGS)
    year = answer.report.published.year if answer.report.published else None
    rows = (_row(claim, quotes, year) for claim in answer.claims)
    table = element("table", element("thead", element("tr", *headings)), element("tbody", *rows))
    return element("section", element("h2", "Claims"), element("div", table, class_="wide"))


def _row(claim: Claim, quotes: Quotes, year: int | None) -> Markup:
    own = element("th", element("a", claim.id, href=f"#{anchor(quotes.at, claim.id)}"), scope="row")
    measure = joined(element("span", class_="swatch"), label("measures", claim.measure))
    cells: tuple[str, ...] = (
        measure,
        counted_thing(claim),
        bounds(claim.count),
        ", ".join(said(claim)),
        _where(claim),
        element("span", when(claim.window, year), title=in_utc(claim.window) or None) if when(claim.window) else "",
        who(claim.speaker),
        quotes.cited(claim.quote, claim.id),
    )
    named = zip(_HEADINGS[1:], cells, strict=True)
    return element(
        "tr", own, *(element("td", cell, data_name=name, class_=_LOOKS.get(name)) for name, cell in named),
        id=quotes.id(claim.id), class_=f"m-{claim.measure}",
    )  # fmt: skip


def _where(claim: Claim) -> Markup:
    places = (element("span", place.name, title=place.code) for place in claim.places)
    towns = (element("span", town.name, title=town.id or town.region) for town in claim.towns)
    return joined(*(joined(", " if n else "", place) for n, place in enumerate((*places, *towns))))
