"""The pages in docs/findings say what the vocabulary and the code say."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import defaultdict
from pathlib import Path

import pytest

import counterclaim.findings
from counterclaim.findings.assemble import Rule
from counterclaim.model.vocabulary import codes, section

PAGES = Path(__file__).parents[2] / "docs" / "findings"
SECTIONS = ["What it means", "Example", "How to settle it", "When it is a false alarm"]


def severities() -> dict[str, set[int]]:
    """The severities that the rules of all modules give to each code; 1 to 4 for what the algebra proves."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(counterclaim.findings.__path__, "counterclaim.findings.")
    ]
    found: defaultdict[str, set[int]] = defaultdict(set)
    for rule in (value for module in modules for value in vars(module).values() if isinstance(value, Rule)):
        found[rule.code].add(rule.severity)
    return {code: found.get(code, {1, 2, 3, 4}) for code in codes()}


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text("utf-8")


def test_pages_and_codes_match_one_to_one() -> None:
    assert sorted(path.stem for path in PAGES.glob("CC*.md")) == sorted(codes())


@pytest.mark.parametrize("code", codes())
def test_a_page_has_its_title_sections_and_an_example_with_its_finding(code: str) -> None:
    term, text = section("findings")[code], page(code)
    assert text.startswith(f"# {code}: {term.title}\n\nFamily: {term.family} · severity ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS
    assert all(part.strip() for part in re.split(r"^#.*$", text, flags=re.MULTILINE)[1:])
    [_, finding] = re.findall(r"^```text\n(.+?)^```$", text, re.MULTILINE | re.DOTALL)
    assert finding.startswith(f"{code} severity ")


@pytest.mark.parametrize("code", codes())
def test_a_page_gives_the_severities_of_the_code(code: str) -> None:
    told = page(code).split("severity ")[1].splitlines()[0]
    first, last = int(told[0]), int(told[-1])
    assert re.fullmatch(r"\d( (to|or) \d)?", told)
    assert (set(range(first, last + 1)) if " to " in told else {first, last}) == severities()[code]
    assert {int(number) for number in re.findall(rf"^{code} severity (\d)", page(code), re.MULTILINE)} <= severities()[
        code
    ]


def test_the_index_links_every_page_with_its_title_and_severity() -> None:
    rows = re.findall(
        r"^\| \[(CC\d+)\]\((CC\d+)\.md\) \| (\w+) \| (.+) \| (.+) \|$", (PAGES / "README.md").read_text("utf-8"), re.M
    )
    told = {code: page(code).split("severity ")[1].splitlines()[0] for code in codes()}
    expected = [(code, code, term.family, term.title, told[code]) for code, term in section("findings").items()]
    assert rows == expected


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.md")), ids=lambda path: path.stem)
def test_pages_speak_plainly(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"!|\b(lie|lies to|liar|fake|false(?! alarm))\b", text)
    assert max(map(len, text.splitlines())) <= 160
