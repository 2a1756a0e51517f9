"""Words that stand in the way of reading: unreadable, in letters of two alphabets, broken off."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.findings.assemble import Rule, from_mark, listed, marks
from counterclaim.model import Extract, Finding

UNREADABLE = Rule("CC601", 3, ("the word being no name or term of a trade",))
MIXED = Rule("CC602", 5)
TRUNCATED = Rule("CC603", 5)


def find(extract: Extract) -> tuple[Finding, ...]:
    """One finding an unreadable word; one for all words of two alphabets; one for a text that breaks off."""
    return (*_unreadable(extract), *_mixed(extract), *_truncated(extract))


def _unreadable(extract: Extract) -> Iterator[Finding]:
    for mark in marks(extract, "unreadable"):
        guess = f"; it may have been {mark.detail}" if mark.detail else ""
        message = f"“{mark.quote.text}” cannot be read where a number or a degree is expected{guess}"
        yield from_mark(UNREADABLE, mark, message, extract)


def _mixed(extract: Extract) -> Iterator[Finding]:
    found = marks(extract, "mixed_script")
    if found:
        forms = listed(dict.fromkeys(f"“{mark.quote.text}”" for mark in found))
        yield MIXED.found(f"letters of two alphabets in {forms}", quotes=(mark.quote for mark in found))


def _truncated(extract: Extract) -> Iterator[Finding]:
    for mark in marks(extract, "truncated"):
        yield from_mark(TRUNCATED, mark, "the text breaks off; what follows was not read", extract)
