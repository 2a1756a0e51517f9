"""Numbers in words and digits, with what limits them."""

from __future__ import annotations

import pytest

from counterclaim.languages.load import lexicon
from counterclaim.model import Count, Document
from counterclaim.places import gazetteer
from counterclaim.reading import read
from counterclaim.reading.things.numbers import Number, number_at
from counterclaim.reading.words.mentions import scan
from counterclaim.reading.words.tokens import tokenise


def number(text: str, code: str, at: int) -> Number | None:
    tokens = tokenise(text)
    hits = {h.i: h for h in scan(tokens, 0, len(tokens.word), lexicon(code), gazetteer((code,)))}
    return number_at(tokens, hits, at, 0, len(tokens.word))


@pytest.mark.parametrize(
    ("text", "code", "at", "low", "high", "form"),
    [
        ("14 drones", "en", 0, 14, 14, "exact"),
        ("more than 20 drones", "en", 2, 21, None, "more_than"),
        ("at least five", "en", 2, 5, None, "at_least"),
        ("up to 17", "en", 2, 0, 17, "up_to"),
        ("about ten", "en", 1, 10, 10, "about"),
        ("1,550+ drones", "en", 0, 1550, None, "at_least"),
        ("10-12 drones", "en", 0, 10, 12, "range"),
        ("two hundred and thirty-one", "en", 0, 231, 231, "exact"),
        ("several drones", "en", 0, 2, None, "several"),
        ("dozens of drones", "en", 0, 24, None, "dozens"),
        ("двадцать два", "ru", 0, 22, 22, "exact"),
        ("сто сорок семь", "ru", 0, 147, 147, "exact"),
        ("более тридцати", "ru", 1, 31, None, "more_than"),
        ("не менее семи", "ru", 2, 7, None, "at_least"),
        ("около сотни", "ru", 0, 100, 100, "about"),
        ("6,9 тыс. дронов", "ru", 0, 6900, 6900, "exact"),
        ("понад сорок", "uk", 1, 41, None, "more_than"),
        ("п'ятдесят шість", "uk", 0, 56, 56, "exact"),
        ("щонайменше дві", "uk", 1, 2, None, "at_least"),
    ],
)
def test_counts(text: str, code: str, at: int, low: int, high: int | None, form: str) -> None:
    found = number(text, code, at)
    assert found is not None
    assert found.count == Count(low, high, form)


@pytest.mark.parametrize(
    ("text", "code"), [("drones", "en"), ("10-й", "ru"), ("53-летняя", "ru"), ("½", "en"), ("1.5", "en")]
)
def test_what_is_no_count(text: str, code: str) -> None:
    assert number(text, code, 0) is None


@pytest.mark.parametrize(
    "text",
    [
        "A woman, 67, was wounded in a drone attack on Sumy.",
        "Petra Holm, 45, was wounded in a drone attack on Sumy.",
    ],
)
def test_an_age_between_commas_is_no_count(text: str) -> None:
    claims = read(Document(text, language="en"))[1].claims
    assert all(claim.count.low not in (45, 67) for claim in claims)
