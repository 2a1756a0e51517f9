"""Whatever the text, reading ends, its ranges point into the original, and its claims obey the vocabulary."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.languages.load import available, lexicon
from counterclaim.model import Document, Extract
from counterclaim.model.vocabulary import section
from counterclaim.reading import read

GOLDEN = Path(__file__).parents[1] / "golden"
PIECES = [
    word
    for code in available()
    for slot in (
        "measure",
        "thing",
        "numeral",
        "count",
        "approx",
        "each",
        "further",
        "partition",
        "month",
        "time",
        "daypart",
        "at",
        "zero",
    )
    for word in sorted(form for form, senses in lexicon(code).forms.items() if slot in senses)[:12]
]
MARKS = [
    ",",
    ".",
    ":",
    ";",
    " - ",
    "\n",
    "\n\n",
    "(",
    ")",
    "**",
    "🔹",
    "▫️",
    "&nbsp;",
    '"',
    "«",
    "»",
    "'",
    "\u0301",
    "\u202e",
    "\x00",
    "…",
]
NUMBERS = [
    "0",
    "1",
    "2",
    "14",
    "2.5",
    "1,500",
    "10-12",
    "07.30",
    "24:00",
    "31.02.2024",
    "999999999999",
    "2025",
    "5%",
    "½",
    "٣",
]
PLACES = ["Kursk region", "Belgorod", "над Курской", "области", "Крыма", "Чорного моря", "Harkiv", "Tehran"]
words = st.sampled_from(PIECES + MARKS + NUMBERS + PLACES)
soups = st.lists(words, max_size=40).map(" ".join)
documents = st.builds(
    Document,
    text=soups | st.text(max_size=300),
    published=st.none() | st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1)).map(lambda d: d.replace(tzinfo=UTC)),
    language=st.sampled_from([None, *available()]),
)
measures = {key for key, term in section("measures").items() if not term.abstract}


def holds(text: str, extract: Extract) -> None:
    ids = [claim.id for claim in extract.claims]
    assert len(ids) == len(set(ids))
    for claim in extract.claims:
        assert text[claim.quote.start : claim.quote.stop] == claim.quote.text != ""
        assert claim.measure in measures and claim.thing in section("things")
        assert claim.count.low >= 0 and (claim.count.high is None or claim.count.high >= claim.count.low)
        assert claim.count.form in section("forms")
        assert claim.part_of is None or (claim.part_of in ids and claim.part_of != claim.id)
        spans = [
            claim.evidence.count,
            claim.evidence.thing,
            claim.evidence.measure,
            claim.evidence.window,
            claim.evidence.speaker,
        ]
        for start, stop in [*filter(None, spans), *claim.evidence.places]:
            assert 0 <= start < stop <= len(text)
        for moment in (claim.window.start, claim.window.end):
            assert moment is None or moment.utcoffset() is not None
    for quote in [*(m.quote for m in extract.marks), *(s.quote for s in extract.statements)]:
        assert text[quote.start : quote.stop] == quote.text


@settings(max_examples=600, deadline=None)
@given(documents)
def test_any_text_is_read(document: Document) -> None:
    _, extract, issues = read(document)
    holds(document.text, extract)
    for issue in issues:
        assert issue.quote is None or document.text[issue.quote.start : issue.quote.stop] == issue.quote.text


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([r for code in available() for r in yaml.safe_load((GOLDEN / f"{code}.yml").read_text("utf-8"))]),
    st.data(),
)
def test_a_golden_text_cut_anywhere_is_read(report: dict[str, str], data: st.DataObject) -> None:
    text = report["text"]
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    _, extract, _ = read(Document(text[start:stop]))
    holds(text[start:stop], extract)


@settings(max_examples=100, deadline=None)
@given(documents)
def test_reading_twice_gives_the_same(document: Document) -> None:
    assert read(document) == read(document)
