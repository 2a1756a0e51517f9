from __future__ import annotations

from typing import Any

import pytest

from counterclaim.model import Count, Finding, Speaker
from counterclaim.model.kept import Link, Source, Told

from .made import at_least, entry, hours, look, told


def relayed(
    given: int | Count, stated: int | Count, *more: Told, by: str = "text", **known: Any
) -> tuple[Finding, ...]:
    link = Link("r2", "r1", by, 0.9, (("r2.c1", "r1.c1"),))
    copied = told("r2.c1", given, after=1, source="t.me/desk", origin="r1")
    return look("CC706", told("r1.c1", stated), copied, *more, links=[link], **known)


def test_both_quotes_the_relay_first() -> None:
    [finding] = relayed(41, 14)
    assert finding.message == "t.me/desk gives 41 drones intercepted, its original t.me/ministry 14"
    assert (finding.claims, finding.severity) == (("r2.c1", "r1.c1"), 3)
    assert [quote.text for quote in finding.quotes] == ["words of r2.c1", "words of r1.c1"]
    assert finding.repairs == ("41 → 14",)


@pytest.mark.parametrize(
    ("given", "stated", "severities"),
    [
        (41, 14, [3]),
        (Count(40, 40, "about"), 14, [4]),
        (Count(14, 14, "about"), 15, []),
        (Count(21, None, "more_than"), 23, []),
        (Count(21, None, "more_than"), 14, [3]),
        (25, at_least(20), [5]),
        (Count(0, 20, "up_to"), 14, []),
        (14, 14, []),
    ],
)
def test_what_the_original_bears_out_is_no_alteration(given: Any, stated: Any, severities: list[int]) -> None:
    assert [each.severity for each in relayed(given, stated)] == severities


def test_a_number_of_an_earlier_version_was_not_altered() -> None:
    earlier = told("r1@1.c1", 41)
    assert relayed(41, 14, earlier, entries=[entry("r1", 1), entry("r1", 2, edited=3)]) == ()


def test_a_number_told_elsewhere_in_either_report_was_not_altered() -> None:
    assert relayed(41, 14, told("r1.c2", 41, "AA-2")) == ()
    assert relayed(41, 14, told("r2.c2", 14, source="t.me/desk", origin="r1")) == ()


def test_a_link_that_was_inferred_is_named_among_what_it_rests_on() -> None:
    [finding] = relayed(41, 14, by="citation")
    assert finding.rests_on == ("both passages telling of the same thing", "the one report going back to the other")


MINISTRY = {"t.me/ministry": Source("t.me/ministry", speaker="The Ministry")}


def citing(number: int | Count, *own: Told, **fields: Any) -> list[tuple[str, ...]]:
    """The claims of what a desk's number raises that it puts into the ministry's mouth."""
    given = {"after": 3, "source": "t.me/desk", "speaker": Speaker("the ministry"), **fields}
    return [each.claims for each in look("CC706", *own, told("r9.c1", number, **given), sources=MINISTRY)]


def test_a_speaker_cited_with_a_number_that_its_own_channel_never_gave() -> None:
    assert citing(41, told("r1.c1", 12), told("r2.c1", 14, after=1)) == [("r9.c1", "r2.c1")]
    by_clock = told("r1.c1", 14, window=hours("09 17:00", "10 04:00"))
    assert citing(41, by_clock) == [("r9.c1", "r1.c1")]


@pytest.mark.parametrize(
    ("own", "fields"),
    [
        ([told("r1.c1", 14), told("r2.c1", 41, after=1)], {}),
        ([told("r1.c1", 41), told("r2.c1", 14, after=1)], {}),  # as it was told before
        ([told("r1.c1", at_least(30))], {}),
        ([told("r1.c1", 14, after=5)], {}),
        ([told("r1.c1", 14, "AA-2")], {}),
        ([told("r1.c1", 14, window=hours("09 17:00", "09 20:00"))], {}),
        ([told("r1.c1", 14)], {"cue": "further"}),
        ([told("r1.c1", 14)], {"speaker": Speaker("the governor")}),
        ([told("r1.c1", 14, speaker=Speaker("the governor"))], {}),
        ([told("r1.c1", 14)], {"background": True}),
    ],
)
def test_what_may_be_the_speakers_own_number(own: list[Told], fields: dict[str, Any]) -> None:
    assert citing(41, *own, **fields) == []
