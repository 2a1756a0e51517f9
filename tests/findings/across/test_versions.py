"""Revised and deleted reports."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.findings.across.revisions import difference

from .made import days, entry, look, told

VERSIONS = [entry("r1", 1), entry("r1", 2, edited=1.5)]


def test_a_changed_number_stands_beside_the_earlier_one() -> None:
    claims = [told("r1@1.c1", 14), told("r1@1.c2", 3, "AA-2"), told("r1.c1", 16), told("r1.c2", 3, "AA-2")]
    [finding] = look("CC704", *claims, entries=VERSIONS)
    assert finding.message == "version 2, 2025-07-10 06:30 UTC: 14 drones intercepted → 16"
    assert finding.claims == ("r1@1.c1", "r1.c1")
    assert [quote.text for quote in finding.quotes] == ["words of r1@1.c1", "words of r1.c1"]
    assert finding.severity == 3


@pytest.mark.parametrize(
    ("before", "after", "told_of", "severity"),
    [
        ([14], [14, 5], "5 drones intercepted added", 5),
        ([14, 5], [14], "5 drones intercepted withdrawn", 3),
        ([], [14], "14 drones intercepted added", 5),
        ([14], [], "14 drones intercepted withdrawn", 3),
    ],
)
def test_added_and_withdrawn(before: list[int], after: list[int], told_of: str, severity: int) -> None:
    old = [told(f"r1@1.c{index}", number, f"AA-{index}") for index, number in enumerate(before, 1)]
    new = [told(f"r1.c{index}", number, f"AA-{index}") for index, number in enumerate(after, 1)]
    [finding] = look("CC704", *old, *new, entries=VERSIONS)
    assert (finding.message.partition(": ")[2], finding.severity) == (told_of, severity)


def test_an_edit_that_leaves_the_claims_alone_is_none() -> None:
    claims = [told("r1@1.c1", 14), told("r1@1.c2", 3, "AA-2"), told("r1.c2", 14), told("r1.c1", 3, "AA-2")]
    assert look("CC704", *claims, entries=VERSIONS) == ()
    assert look("CC704", told("r1.c1", 14), entries=[entry("r1")]) == ()


def test_a_correction_that_says_so_is_a_note() -> None:
    old, new = told("r1@1.c1", 14), [told("r1.c1", 14), told("r1.c2", 22, corrects="r1.c1")]
    [finding] = look("CC704", old, *new, entries=VERSIONS)
    assert finding.severity == 5


def test_each_step_of_several_versions_is_shown() -> None:
    claims = [told("r1@1.c1", 14), told("r1@2.c1", 16), told("r1.c1", 16)]
    [finding] = look("CC704", *claims, entries=[*VERSIONS, entry("r1", 3, edited=4)])
    assert finding.claims == ("r1@1.c1", "r1@2.c1")


def test_longer_hours_with_a_new_number_are_one_change() -> None:
    found = difference([told("r1@1.c1", 14)], [told("r1.c1", 20, window=days(9, 10))])
    assert [(old.claim.id, new.claim.id) for old, new in found.changed] == [("r1@1.c1", "r1.c1")]


def test_uneven_numbers_of_one_scope_are_not_paired() -> None:
    found = difference([told("r1@1.c1", 14)], [told("r1.c1", 6), told("r1.c2", 9)])
    assert not found.changed
    assert (len(found.withdrawn), len(found.added)) == (1, 2)


def gone(*claims: Any, **fields: Any) -> list[tuple[int, str]]:
    found = look("CC705", *claims, entries=[entry("r1", gone=4), entry("r2")], **fields)
    return [(each.severity, each.message) for each in found]


def test_a_deleted_report_and_what_it_claimed() -> None:
    [(severity, message)] = gone(told("r1.c1", 14), told("r1.c2", 3, measure="injured", thing="person"))
    assert severity == 3
    assert message == (
        "found gone 2025-07-10 09:00 UTC, published 2025-07-10 05:00 UTC: 14 drones intercepted and 3 people injured"
    )


def test_a_deleted_report_without_claims_is_none() -> None:
    assert gone(told("r2.c1", 14)) == []


def test_deleted_and_posted_again_is_a_note() -> None:
    [(severity, message)] = gone(told("r1.c1", 14), told("r2.c1", 14, after=1))
    assert severity == 5
    assert message.endswith("its source tells the same in another report")
    assert gone(told("r1.c1", 14), told("r2.c1", 14, after=1, source="t.me/desk"))[0][0] == 3
    assert gone(told("r1.c1", 14), told("r2.c1", 14, after=24, window=days(11, 11)))[0][0] == 3  # of another night
    assert gone(told("r1.c1", 14), told("r1.c2", 5), told("r2.c1", 14, after=1))[0][0] == 3


def test_a_report_that_came_back_is_not_gone() -> None:
    versions = [entry("r1", 1, gone=2), entry("r1", 2, edited=3)]
    assert look("CC705", told("r1@1.c1", 14), told("r1.c1", 14), entries=versions) == ()
