"""One report on the page: its head, its text, what was found in it, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

from counterclaim.exports.html.claims import claims_table
from counterclaim.exports.html.highlight import highlighted, references
from counterclaim.exports.html.markup import Markup, element, joined, template
from counterclaim.exports.html.quotes import Quotes
from counterclaim.exports.moments import published
from counterclaim.exports.wording import NO_FINDINGS, called, contents, contradicts, explanation, no_claims, who
from counterclaim.model import Agreement, Answer, Document, Finding, Issue, Statement


def report(document: Document, answer: Answer, at: str) -> str:
    """The report as an article of the page; `at` is its anchor, and begins every anchor inside it."""
    quotes = Quotes(document.text, answer.report.language, at)
    findings = [_finding(finding, f"f{n}", quotes) for n, finding in enumerate(answer.findings, 1)]
    statements = [_statement(said, f"s{n}", quotes) for n, said in enumerate(answer.statements, 1)]
    issues = [_issue(issue, f"i{n}", quotes) for n, issue in enumerate(answer.issues, 1)]
    return Template(template("report.html")).substitute(
        id=at,
        language=joined(answer.report.language),
        title=joined(answer.report.title or called(answer.report)),
        facts=_facts(answer),
        text=highlighted(document.text, references(answer, at)),
        findings=joined(*findings) or (_remark(NO_FINDINGS) if answer.claims else ""),
        agreements=_section("Agreements", [_agreement(sum_, quotes) for sum_ in answer.agreements]),
        claims=claims_table(answer, quotes) if answer.claims else _remark(no_claims(answer)),
        statements=_section("Statements", statements),
        issues=_section("Not settled by the reader", issues),
    )


def _remark(words: str) -> Markup:
    return element("p", f"{words}.", class_="remark")


def _facts(answer: Answer) -> Markup:
    known = answer.report
    facts = (
        ("From", known.uri if known.title else None),
        ("Source", known.source),
        ("Language", known.language),
        ("Published", published(known.published) if known.published else None),
        ("Holds", contents(answer)),
        ("Text", f"{known.id[:19]}…"),
    )
    pairs = (element("div", element("dt", name), element("dd", fact)) for name, fact in facts if fact)
    return element("dl", *pairs, class_="facts")


def _section(title: str, parts: Iterable[Markup]) -> Markup:
    body = joined(*parts)
    return element("section", element("h2", title), element("ul", body)) if body else Markup()


def _finding(finding: Finding, target: str, quotes: Quotes) -> Markup:
    sign = element("strong", "≠ contradiction", class_="sign") if contradicts(finding) else None
    head = joined(sign, element("span", finding.code, class_="code"), f" severity {finding.severity}")
    cited = (element("li", quotes.cited(quote, target, n)) for n, quote in enumerate(finding.quotes))
    reasons = (joined(element("dt", name), element("dd", words)) for name, words in explanation(finding))
    return element(
        "section",
        element("p", head),
        element("h2", finding.message),
        element("ul", *cited) if finding.quotes else None,
        element("dl", *reasons),
        element("p", "Claims: ", *quotes.rows(finding.claims), class_="faint") if finding.claims else None,
        class_=f"finding severity-{finding.severity}",
        id=quotes.id(target),
    )


def _agreement(sum_: Agreement, quotes: Quotes) -> Markup:
    return element("li", element("span", sum_.message, class_="sum"), " ", *quotes.rows(sum_.claims))


def _statement(said: Statement, target: str, quotes: Quotes) -> Markup:
    who_says = who(said.speaker)
    return element(
        "li", element("strong", said.kind), f" by {who_says}: " if who_says else ": ", quotes.cited(said.quote, target),
        id=quotes.id(target),
    )  # fmt: skip


def _issue(issue: Issue, target: str, quotes: Quotes) -> Markup:
    cited = joined(" ", quotes.cited(issue.quote, target)) if issue.quote else None
    return element("li", element("code", issue.code), f" {issue.message}", cited, id=quotes.id(target))
