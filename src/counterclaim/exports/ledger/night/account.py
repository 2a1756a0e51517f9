"""One night on the page: its facts and figures, then how each was counted, what clashes, and the reports."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.exports.html.markup import Markup, element, joined
from counterclaim.exports.ledger.asked import asked
from counterclaim.exports.ledger.night.bands import band, reach
from counterclaim.exports.ledger.night.beside import NOTE, finding, link, note, reports
from counterclaim.exports.ledger.night.counting import counting
from counterclaim.exports.ledger.night.naming import limits, place, title
from counterclaim.exports.ledger.night.shared import Page, between, page_of, remark, section
from counterclaim.exports.ledger.rows import Rows
from counterclaim.exports.moments import published
from counterclaim.exports.wording import counted, label
from counterclaim.model.kept import Figure, Night

_LEGEND = (
    "Full colour reaches to the least number that fits, the paler band to the greatest. Hatching says that nothing "
    "bounds it from above; the paler band then reaches to what the counted claims add up to. Where no report counts, "
    "the band stays empty: that is not zero."
)
_NO_FIGURE = "No figure: no report of this night gives a count. That is not zero"
_NAMES = ("Measure", "Thing", "Where", "Whose", "Reported", "", "Bounds", "Counted", "Otherwise")
_LOOKS = {"Reported": "short number", "Bounds": "number", "Measure": "short", "Thing": "short", "": "short"}


def account(night: Night, rows: Rows, at: str) -> Markup:
    """The account of a night as an article; `at` begins all its anchors."""
    page = page_of(night, rows, at)
    links = element("ul", *(link(one) for one in night.links)) if night.links else Markup()
    notes = [note(one, page) for one in night.findings if one.severity >= NOTE]
    noted = element("ul", *notes) if notes else Markup()
    listed = element("ul", *reports(page), class_="reports") if night.told else Markup()
    return element(
        "article",
        element("header", element("h1", title(night.period)), _facts(page)),
        _figures(page) if night.figures else remark(_NO_FIGURE),
        section("What clashes", [finding(one, page) for one in night.findings if one.severity < NOTE]),
        section("How each figure was counted", [counting(one, page, n) for n, one in enumerate(page.figures, 1)]),
        section("Who copies whom", [links]),
        section("Notes", [noted]),
        section("Reports", [listed]),
        class_="report night",
        id=at,
    )


def _facts(page: Page) -> Markup:
    told, rows = page.night.told, page.rows
    origins = {one.origin or one.report for one in told}
    facts = (
        ("Period", limits(page.night.period)),
        ("Holds", f"{counted(len(told), 'claim')} of {counted(len({one.report for one in told}), 'report')}"),
        ("Sources", f"{len({one.source for one in told})}, of {counted(len(origins), 'origin')}"),
        ("Asked", asked(rows.asked)),
        ("Reader", ", rules ".join(filter(None, (rows.reader, rows.rules)))),
        ("Made", published(rows.made)),
    )
    pairs = (element("div", element("dt", name), element("dd", fact)) for name, fact in facts if fact)
    return element("dl", *pairs, class_="facts")


def _figures(page: Page) -> Markup:
    """Two tables of figures, across sources and by source, with their bands on one scale."""
    top = max(map(reach, page.figures))
    lines = [(figure, _line(figure, page, n, top)) for n, figure in enumerate(page.figures, 1)]
    across = _table("Across sources", [line for figure, line in lines if figure.source is None])
    alone = _table("By source", [line for figure, line in lines if figure.source is not None])
    return joined(across, element("p", _LEGEND, class_="legend"), alone)


def _table(heading: str, lines: list[Markup]) -> Markup:
    headings = (element("th", name, scope="col", class_=_LOOKS.get(name)) for name in _NAMES)
    table = element("table", element("thead", element("tr", *headings)), element("tbody", *lines), class_="figures")
    return section(heading, [element("div", table, class_="wide")] if lines else [])


def _line(figure: Figure, page: Page, number: int, top: int) -> Markup:
    named = zip(_NAMES, _cells(figure, page, number, top), strict=True)
    cells = (element("td", cell, data_name=name, class_=_LOOKS.get(name)) for name, cell in named)
    return element("tr", *cells, class_=f"m-{figure.measure}")


def _cells(figure: Figure, page: Page, number: int, top: int) -> Iterator[str]:
    yield joined(element("span", class_="swatch"), label("measures", figure.measure))
    yield from (label("things", figure.thing), place(figure), page.whose(figure) or "across sources")
    reported = between(*figure.reported) if figure.counted else "–"
    yield element("a", reported, href=f"#{page.at}-f{number}", title=figure.id)
    yield from (band(figure, top), between(figure.low, figure.high))
    yield f"{len(figure.counted)} of {len(figure.counted) + len(figure.excluded)}"
    yield "; ".join(f"{one.name} {between(one.low, one.high)}" for one in figure.readings)
