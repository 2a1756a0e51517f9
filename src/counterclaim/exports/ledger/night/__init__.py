"""The account of a night as one self-contained HTML page, without script: every number on it leads to its words."""

from __future__ import annotations

from importlib.resources import files
from typing import IO

from counterclaim.exports.html.markup import Markup, element
from counterclaim.exports.html.page import REPORTS, page
from counterclaim.exports.ledger.night.account import account
from counterclaim.exports.ledger.night.bands import patterns
from counterclaim.exports.ledger.night.naming import title
from counterclaim.exports.ledger.rows import Rows

_NOTHING = "No night to show: nothing in the ledger fits what was asked for. That is not zero."


def write(rows: Rows, out: IO[str]) -> None:
    """Write the page: an index where there are several nights, then each night's account."""
    nights = list(rows.nights)
    named = [title(night.period) for night in nights]
    heading = named[0] if len(named) == 1 else f"{len(named)} nights"
    entries = (element("li", element("a", words, href=f"#n{n}")) for n, words in enumerate(named, 1))
    index = Markup()
    if not nights:
        index = element("nav", element("h1", "No night"), element("p", _NOTHING, class_="remark"))
    elif len(nights) > 1:
        index = element("nav", element("h1", heading), element("ol", *entries))
    style = (files(__package__) / "night.css").read_text(encoding="utf-8")
    before, after = page(heading if nights else "No night", index, style).split(REPORTS)
    out.write(before + patterns())
    for n, night in enumerate(nights, 1):
        out.write(account(night, rows, f"n{n}"))
    out.write(after)
