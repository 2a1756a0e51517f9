from __future__ import annotations

from .conftest import Reports, look, mark


def test_an_unreadable_word_with_what_it_may_have_been(report: Reports) -> None:
    note = mark("unreadable", "stocrate", "“hundredfold”", claims=("c1",))
    [finding] = look(report.claim(1), code="CC601", marks=(note,))
    assert finding.message == (
        "“stocrate” cannot be read where a number or a degree is expected; it may have been “hundredfold”"
    )
    assert (finding.severity, finding.claims) == (3, ("c1",))
    assert finding.rests_on


def test_an_unreadable_word_with_no_guess_and_one_finding_a_word() -> None:
    found = look(code="CC601", marks=(mark("unreadable", "stocrate"), mark("unreadable", "fourbly", start=40)))
    assert [finding.quotes[0].text for finding in found] == ["stocrate", "fourbly"]
    assert not any("may have been" in finding.message for finding in found)


def test_words_in_two_alphabets_make_one_note() -> None:
    words = (
        mark("mixed_script", "дpoн"),
        mark("mixed_script", "cбит", start=40),
        mark("mixed_script", "дpoн", start=80),
    )
    [finding] = look(code="CC602", marks=words)
    assert finding.message == "letters of two alphabets in “дpoн” and “cбит”"
    assert (finding.severity, len(finding.quotes)) == (5, 3)


def test_a_text_that_breaks_off() -> None:
    [finding] = look(code="CC603", marks=(mark("truncated", "and eight over the"),))
    assert finding.severity == 5
    assert finding.quotes[0].text == "and eight over the"


def test_marks_of_other_kinds_make_no_finding_of_these() -> None:
    speculative = (mark("speculative", "analysts suggest"),)
    assert not any(look(code=code, marks=speculative) for code in ("CC601", "CC602", "CC603", "CC402", "CC203"))
