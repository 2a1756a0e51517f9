from __future__ import annotations

import pytest

from counterclaim.model import Claim, Evidence

from .conftest import Reports, look


def pair(report: Reports, whole: dict[str, object], part: dict[str, object]) -> tuple[Claim, Claim]:
    total = report.claim(20, **whole)  # type: ignore[arg-type]
    return total, report.claim(3, part_of=total, **part)  # type: ignore[arg-type]


def test_missiles_among_drones(report: Reports) -> None:
    [finding] = look(*pair(report, {"thing": "drone"}, {"thing": "cruise_missile"}), code="CC501")
    assert finding.message == "cruise missiles among the parts of 20 drones"
    assert (finding.claims, finding.severity) == (("c1", "c2"), 2)
    assert finding.rests_on


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("drone", "drone"),
        ("munition", "drone"),
        ("drone", "munition"),
        ("missile", "ballistic_missile"),
        ("munition", "aircraft"),
        ("aircraft", "drone"),
        ("missile", "rocket"),
        ("rocket", "ballistic_missile"),
    ],
)
def test_kinds_that_may_stand_in_one_total(report: Reports, whole: str, part: str) -> None:
    assert not look(*pair(report, {"thing": whole}, {"thing": part}), code="CC501")


def test_unlike_things_outside_one_air_total(report: Reports) -> None:
    hit = pair(report, {"measure": "hit", "thing": "drone"}, {"measure": "hit", "thing": "missile"})
    assert not look(*hit, code="CC501")
    crossed = pair(Reports(), {"measure": "launched"}, {"thing": "missile"})
    assert not look(*crossed, code="CC501")
    assert not look(Reports().claim(20), report.claim(3, thing="missile"), code="CC501")


@pytest.mark.parametrize(
    ("whole", "part", "message"),
    [
        ("intercepted", "suppressed", "3 suppressed among the parts of 20 intercepted"),
        ("suppressed", "intercepted", "3 intercepted among the parts of 20 suppressed"),
    ],
)
def test_lost_counted_as_shot_down(report: Reports, whole: str, part: str, message: str) -> None:
    [finding] = look(*pair(report, {"measure": whole}, {"measure": part}), code="CC502")
    assert finding.message == message
    assert finding.severity == 3
    assert finding.rests_on


def test_outcomes_that_may_stand_in_one_total(report: Reports) -> None:
    assert not look(*pair(report, {"measure": "launched"}, {"measure": "suppressed"}), code="CC502")
    assert not look(*pair(Reports(), {"measure": "intercepted"}, {"measure": "intercepted"}), code="CC502")


def test_a_total_whose_words_tell_both_outcomes(report: Reports) -> None:
    text = "Downed/jammed 20 drones, 3 of them lost from radar"
    whole, part = pair(report, {"evidence": Evidence(measure=(0, 13))}, {"measure": "suppressed"})
    assert not look(whole, part, code="CC502", text=text)
    alone = whole._replace(evidence=Evidence(measure=(0, 6)))
    assert look(alone, part, code="CC502", text=text)
