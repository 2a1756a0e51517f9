"""The example on each page, read from its reports, raises the finding that stands below it, and no other."""

from __future__ import annotations

import re

import pytest

from counterclaim.model.vocabulary import section

from ..test_pages import page
from .ledgers import ledger, printed

CODES = [code for code, term in section("findings").items() if term.family == "across"]


@pytest.mark.parametrize("code", CODES)
def test_the_example_raises_the_finding_shown(code: str) -> None:
    reports, shown = re.findall(r"^```text\n(.+?)^```$", page(code), re.MULTILINE | re.DOTALL)
    found = [each for each in ledger(reports).find() if each.code == code]
    assert [printed(each) for each in found] == [shown]


@pytest.mark.parametrize("code", CODES)
def test_an_example_shows_one_quote_a_claim(code: str) -> None:
    reports = page(code).split("```text\n")[1]
    for each in ledger(reports).find():
        assert len(each.quotes) == len(each.claims)
