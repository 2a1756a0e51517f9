from __future__ import annotations

import pytest

from counterclaim.model import Contradiction

from .conftest import Reports, look, mark

KINDS = [("sum", "CC101"), ("outcomes", "CC102"), ("part", "CC103"), ("each", "CC104"), ("totals", "CC105")]


@pytest.mark.parametrize(("kind", "code"), KINDS)
def test_a_contradiction_becomes_the_finding_of_its_kind(report: Reports, kind: str, code: str) -> None:
    whole, part = report.claim(14), report.claim(16)
    proved = Contradiction(kind, ("c2", "c1"), "14 stated", ("16 > 14",), ("14 → 16",), 4, ("a closed list",))
    [finding] = look(whole, part, code=code, contradictions=(proved,))
    assert finding.claims == ("c1", "c2")
    assert [quote.text for quote in finding.quotes] == ["words 1", "words 2"]
    assert finding[1:3] + finding[5:] == (4, "14 stated", ("16 > 14",), ("14 → 16",), ("a closed list",))


def test_claims_that_share_their_words_show_them_once(report: Reports) -> None:
    first = report.claim(2)
    second = report.claim(2)._replace(quote=first.quote)
    [finding] = look(first, second, code="CC104", contradictions=(Contradiction("each", ("c1", "c2"), "", (), (), 1),))
    assert finding.claims == ("c1", "c2")
    assert finding.quotes == (first.quote,)


@pytest.mark.parametrize(
    ("severity", "truncated", "followed"), [(4, True, False), (4, True, True), (4, False, False), (1, True, False)]
)
def test_a_list_the_text_breaks_off_in_is_not_held_against_its_total(
    report: Reports, severity: int, truncated: bool, followed: bool
) -> None:
    claims = [report.claim(14), report.claim(8), *([report.claim(3)] if followed else [])]
    proved = Contradiction("sum", ("c1", "c2"), "14 stated, parts add to 8", (), (), severity, ("a closed list",))
    noticed = (mark("truncated", "and six ov", start=900),) if truncated else ()
    found = look(*claims, code="CC101", contradictions=(proved,), marks=noticed)
    assert bool(found) is (severity == 1 or not truncated or followed)


def test_an_unknown_kind_is_an_error(report: Reports) -> None:
    with pytest.raises(KeyError):
        look(report.claim(1), code="CC101", contradictions=(Contradiction("other", ("c1",), "", (), (), 1),))
