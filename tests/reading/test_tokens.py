"""Tokens point into the original whatever markup, entities and look-alike letters stand in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.words.tokens import script, tokenise


def words(text: str) -> list[str]:
    return tokenise(text).word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Брянской** __области__", ["брянской", "области"]),
        ("[Минобороны](https://t.me/x) сообщило", ["минобороны", "сообщило"]),
        ("&laquo;Шахед&raquo;&nbsp;&mdash; 5", ['"', "шахед", '"', "-", "5"]),
        ("Kурская", ["курская"]),  # a Latin K
        ("Севасто́поль", ["севастополь"]),
        ("1,500 and 12 000", ["1,500", "and", "12 000"]),
        ("в 2024 110 дронов", ["в", "2024", "110", "дронов"]),
        ("с 20.00 до 7:30", ["с", "20.00", "до", "7:30"]),
        ("Х-101/Х-55", ["х-101/х-55"]),
        ("🔹 п’ять", ["•", "п'ять"]),
        ("сбито 5 https://example.com/a **", ["сбито", "5"]),  # what is no token, at the end
        ("*_" * 200_000, []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text())
def test_ranges_ascend_and_stay_in_the_text(text: str) -> None:
    tokens = tokenise(text)
    edges = [edge for pair in zip(tokens.start, tokens.stop, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))
    assert all(a < b for a, b in zip(tokens.start, tokens.stop, strict=True))


def test_a_mixed_word_is_noted() -> None:
    assert [word for _, word in tokenise("сбит БПЛA над Kурском").mixed] == ["бпла", "курском"]


@pytest.mark.parametrize(
    ("text", "expected"), [("drone", "LATIN"), ("дрон", "CYRILLIC"), ("دrone", "LATIN"), ("12", "")]
)
def test_script(text: str, expected: str) -> None:
    assert script(text) == expected
