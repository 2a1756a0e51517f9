"""What holds of all findings together."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.findings import find
from counterclaim.model import (
    Claim,
    Contradiction,
    Count,
    Document,
    Evidence,
    Extract,
    Mark,
    Place,
    Quote,
    Statement,
    Window,
)
from counterclaim.model.vocabulary import codes, section

from .conftest import ARTICLE, NAMES, PUBLISHED, Reports, mark, parent, said_by

TERMS = {name: list(section(name)) for name in ("things", "forms", "precisions", "marks")}
MEASURES = [key for key, term in section("measures").items() if not term.abstract]
moments = st.none() | st.integers(-90, 90).map(lambda hours: PUBLISHED + timedelta(hours=hours))
dates = st.none() | st.integers(-5, 5).map(lambda days: date(2025, 7, 11) + timedelta(days=days))
zones = st.sampled_from([None, "UTC", "Europe/Kyiv", "no zone"])
windows = st.builds(Window, moments, moments, dates, st.none() | st.sampled_from(TERMS["precisions"]), zones)
spans = st.integers(0, 900).map(lambda start: (start, start + 7))
quotes = spans.map(lambda span: Quote(*span, ARTICLE[slice(*span)]))
ids = st.sampled_from(["c0", "c1", "c2", "c3", "c4", "c5"])
claims = st.builds(
    Claim,
    id=ids,
    measure=st.sampled_from(MEASURES),
    thing=st.sampled_from(TERMS["things"]),
    count=st.builds(Count, st.integers(0, 20), st.none() | st.integers(20, 30), st.sampled_from(TERMS["forms"])),
    quote=quotes,
    places=st.lists(st.sampled_from([Place(*pair) for pair in NAMES.items()]), max_size=2).map(tuple),
    window=windows,
    model=st.none(),
    towns=st.just(()),
    stance=st.sampled_from(list(section("stances"))),
    corrects=st.none() | ids,
    each=st.booleans(),
    speaker=st.none() | st.sampled_from([said_by("Board"), said_by("Board", "Wire"), said_by("Wire"), said_by(None)]),
    background=st.booleans(),
    cue=st.sampled_from([None, "further"]),
    part_of=st.none() | ids,
    closed=st.booleans(),
    evidence=st.builds(
        Evidence, places=st.lists(spans, max_size=2).map(tuple), window=st.none() | spans, measure=spans
    ),
)
marks = st.builds(Mark, st.sampled_from(TERMS["marks"]), quotes, st.sampled_from(["", "2023; 2024"]), st.tuples(ids))


@settings(max_examples=200, deadline=None)
@given(st.lists(claims, max_size=6, unique_by=lambda claim: claim.id), st.lists(marks, max_size=4))
def test_findings_of_any_claims_are_ordered_quoted_and_plain(made: list[Claim], noticed: list[Mark]) -> None:
    denial = Statement("denial", said_by("Envoy"), Quote(700, 710, ARTICLE[700:710]))
    found = find(Document(ARTICLE, published=PUBLISHED), Extract(tuple(made), (denial,), tuple(noticed)), (), parent)
    assert [(f.severity, f.quotes[0].start) for f in found] == sorted((f.severity, f.quotes[0].start) for f in found)
    by_id = {claim.id: claim for claim in made}
    for finding in found:
        assert finding.code in codes()
        assert finding.quotes == tuple(sorted(set(finding.quotes)))
        assert {by_id[key].quote for key in finding.claims} <= set(finding.quotes)
        assert all(quote.text == ARTICLE[quote.start : quote.stop] for quote in finding.quotes)
        assert finding.rests_on or finding.code in {"CC201", "CC602", "CC603"}
        assert not re.search(r"!|\b(false|lie|lies to|fake)\b", finding.message)


def test_the_surest_come_first_and_then_the_first_in_the_text(report: Reports) -> None:
    claims = (report.claim(3), report.claim(4))
    proved = [
        Contradiction("part", (key,), "", (), (), severity) for key, severity in (("c2", 1), ("c2", 4), ("c1", 4))
    ]
    noticed = (mark("mixed_script", "дpoн", start=1), mark("unreadable", "stocrate", start=300))
    found = find(Document(ARTICLE), Extract(claims, (), noticed), proved, parent)
    ordered = [(finding.severity, finding.quotes[0].start) for finding in found if finding.code != "CC401"]
    assert ordered == [(1, 20), (3, 300), (4, 10), (4, 20), (5, 1)]


def test_a_plain_bulletin_has_no_finding(report: Reports) -> None:
    whole = report.claim(14, "AA-1", "sea:grey", closed=True)
    parts = [report.claim(8, "sea:grey", part_of=whole), report.claim(6, "AA-1", part_of=whole)]
    bulletin = Document(ARTICLE, published=PUBLISHED, source="t.me/board")
    assert find(bulletin, Extract((whole, *parts)), (), parent) == ()
