"""A report's text as it was, with the words of its claims and findings marked and linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.exports.html.markup import Markup, element, exact, joined
from counterclaim.exports.html.quotes import anchor
from counterclaim.exports.html.segments import Segment, segments
from counterclaim.exports.wording import contradicts
from counterclaim.model import Answer, Quote, Span


class Reference(NamedTuple):
    """A marked range: its own anchor, what it links to, the label shown after it, and the measure of a claim."""

    span: Span
    anchor: str
    target: str
    label: str
    measure: str | None = None


def references(answer: Answer, report: str) -> list[Reference]:
    """Everything in an answer that quotes the text."""
    claims = [(claim.id, claim.id, claim.measure, (claim.quote,)) for claim in answer.claims]
    findings = [
        (f"f{number}", "≠" if contradicts(finding) else finding.code, None, finding.quotes)
        for number, finding in enumerate(answer.findings, 1)
    ]
    statements = [(f"s{number}", said.kind, None, (said.quote,)) for number, said in enumerate(answer.statements, 1)]
    issues = [(f"i{n}", "?", None, (issue.quote,)) for n, issue in enumerate(answer.issues, 1) if issue.quote]
    parts: list[tuple[str, str, str | None, tuple[Quote, ...]]] = [*claims, *findings, *statements, *issues]
    return [
        Reference((quote.start, quote.stop), anchor(report, target, number), f"{report}-{target}", label, measure)
        for target, label, measure, quotes in parts
        for number, quote in enumerate(quotes)
    ]


def highlighted(text: str, marked: Sequence[Reference]) -> Markup:
    """The text with each range marked. What the result contains is `text` itself: the style draws the labels."""
    pieces = (_segment(text, segment, marked) for segment in segments(len(text), [one.span for one in marked]))
    return joined(*(markup for piece in pieces for markup in piece))


def _segment(text: str, segment: Segment, marked: Sequence[Reference]) -> Iterator[Markup]:
    if segment.starting:
        yield element("span", *(element("span", id=marked[n].anchor) for n in segment.starting), class_="starts")
    words = exact(text[segment.start : segment.stop])
    covering = [marked[n] for n in segment.covering]
    measures = list(dict.fromkeys(one.measure for one in covering if one.measure))
    if measures:
        first = next(one for one in covering if one.measure)
        looks = ["claim", f"m-{measures[0]}", *(f"also-{measure}" for measure in measures[1:2])]
        yield element("a", words, class_=" ".join(looks), href=f"#{first.target}")
    else:
        yield element("mark", words) if covering else words
    yield from (_label(marked[n]) for n in sorted(segment.ending))


def _label(one: Reference) -> Markup:
    """A link with nothing in it, whose label only the style draws, so that copied text stays the text."""
    look = f"label m-{one.measure}" if one.measure else "label"
    return element("a", class_=look, href=f"#{one.target}", aria_label=one.label, data_label=one.label)
