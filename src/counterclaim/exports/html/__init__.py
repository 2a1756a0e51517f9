"""One self-contained HTML page: each report as it was, its claims highlighted and listed, its findings beside it.

No script and no request to anywhere; the page's own policy forbids both. The words of a claim and its row in the table
link to each other.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterable
from string import Template
from tempfile import TemporaryFile
from typing import IO

from counterclaim import __version__
from counterclaim.exports.html.markup import Markup, element, joined, template
from counterclaim.exports.html.report import report
from counterclaim.exports.palette import MEASURES
from counterclaim.exports.wording import called, contents, contradicts, counted
from counterclaim.model import Answer, Document

_REPORTS = "\0"  # where the reports go in the page: no page holds this character


def write(answers: Iterable[tuple[Document, Answer]], out: IO[str]) -> None:
    """Write the page. The reports wait in a temporary file until the index, which stands before them, is known."""
    entries: list[Markup] = []
    title = "No reports"
    with TemporaryFile("w+", encoding="utf-8", newline="") as reports:
        for number, (document, answer) in enumerate(answers, 1):
            reports.write(report(document, answer, f"r{number}"))
            entries.append(_entry(answer, f"r{number}"))
            title = answer.report.title or called(answer.report)
        several = len(entries) > 1
        if several:
            title = f"{len(entries)} reports"
        index = element("nav", element("h1", title), element("ol", *entries)) if several else Markup()
        before, after = _page(title, index).split(_REPORTS)
        reports.seek(0)
        out.write(before)
        shutil.copyfileobj(reports, out)
        out.write(after)


def _entry(answer: Answer, anchor: str) -> Markup:
    """The line of the index about one report."""
    number = sum(contradicts(finding) for finding in answer.findings)
    sign = element("span", f"≠ {counted(number, 'contradiction')}", class_="sign") if number else None
    link = element("a", answer.report.title or called(answer.report), href=f"#{anchor}", lang=answer.report.language)
    return element("li", link, " ", element("span", contents(answer), class_="faint"), " ", sign)


def _page(title: str, index: str) -> str:
    style = _colours() + template("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return Template(template("page.html")).substitute(
        title=joined(title), index=index, reports=_REPORTS, style=style, style_hash=digest, version=__version__
    )


def _colours() -> str:
    """The palette as style rules: one class a measure, for light pages and dark."""
    light = "".join(f".m-{measure}{{--m:{colour.light}}}" for measure, colour in MEASURES.items())
    dark = "".join(f".m-{measure}{{--m:{colour.dark}}}" for measure, colour in MEASURES.items())
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"
