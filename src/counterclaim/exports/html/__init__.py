"""One self-contained HTML page: each report as it was, its claims highlighted and listed, its findings beside it.

No script and no request to anywhere; the page's own policy forbids both. The words of a claim and its row in the table
link to each other.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO

from counterclaim.exports.html.markup import Markup, element
from counterclaim.exports.html.page import REPORTS, page
from counterclaim.exports.html.report import report
from counterclaim.exports.wording import called, contents, contradicts, counted
from counterclaim.model import Answer, Document


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
        before, after = page(title, index).split(REPORTS)
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
