from __future__ import annotations

from counterclaim.model import Contradiction, Speaker
from counterclaim.model.kept import Link

from .made import at_least, look, told

CLAIMS = (told("r1.c1", 14), told("r2.c1", 19, after=1, source="t.me/governor"), told("r3.c1", 16, after=2))


def clash(*claims: str, severity: int = 3, rests_on: tuple[str, ...] = (), kind: str = "totals") -> Contradiction:
    return Contradiction(kind, claims, "14 and 19", ("14 < 19",), ("14 → 19",), severity, rests_on)


def test_two_sources_and_what_comparing_them_grants() -> None:
    [finding] = look("CC702", *CLAIMS, contradictions=[clash("r2.c1", "r1.c1")])
    assert finding.message == "14 and 19"
    assert finding.claims == ("r1.c1", "r2.c1")
    assert [quote.text for quote in finding.quotes] == ["words of r1.c1", "words of r2.c1"]
    assert (finding.severity, finding.proof, finding.repairs) == (3, ("14 < 19",), ("14 → 19",))
    assert finding.rests_on == (
        "reports of one night tell of the same attack",
        "places of one code are the same territory, whatever the source's view",
        "sources mean the same by a measure",
    )


def test_stated_assumptions_are_kept() -> None:
    [finding] = look("CC702", *CLAIMS, contradictions=[clash("r1.c1", "r2.c1", rests_on=("same_night", "a reading"))])
    assert finding.rests_on == ("reports of one night tell of the same attack", "a reading")


def test_certainty_comes_with_the_proof_but_never_above_the_family() -> None:
    def severities(code: str, *claims: str) -> list[int]:
        given = [clash(*claims, severity=severity) for severity in (1, 3, 4)]
        return [each.severity for one in given for each in look(code, *CLAIMS, contradictions=[one])]

    assert severities("CC702", "r1.c1", "r2.c1") == [3, 3, 4]
    assert severities("CC703", "r1.c1", "r3.c1") == [2, 2, 4]


def test_one_report_alone_and_numbers_that_no_longer_stand_raise_nothing() -> None:
    both = (told("r1.c1", 14), told("r1.c2", 19))
    assert look("CC703", *both, contradictions=[clash("r1.c1", "r1.c2")]) == ()
    mended = (CLAIMS[0], CLAIMS[1], told("r2.c2", 14, after=1, source="t.me/governor", corrects="r2.c1"))
    assert look("CC702", *mended, contradictions=[clash("r1.c1", "r2.c1")]) == ()
    unclear = (CLAIMS[0], CLAIMS[1], told("r2.c2", 14, after=1, source="t.me/governor"))  # "14, not 19"
    assert look("CC702", *unclear, contradictions=[clash("r1.c1", "r2.c1")]) == ()
    parts = [told(f"r2.c{n}", 14, after=1, source="t.me/governor", part_of="r2.c1") for n in (2, 3)]
    assert len(look("CC702", *CLAIMS[:2], *parts, contradictions=[clash("r1.c1", "r2.c1")])) == 1
    rejected = (CLAIMS[0]._replace(state="rejected"), CLAIMS[1])
    assert look("CC702", *rejected, contradictions=[clash("r1.c1", "r2.c1")]) == ()


def test_one_outlet_that_cites_two_speakers_is_two_voices() -> None:
    cited = [
        told(f"r{n}.c1", 14, source="t.me/desk", speaker=Speaker(name)) for n, name in ((1, "Ministry"), (2, "Mayor"))
    ]
    assert len(look("CC702", *cited, contradictions=[clash("r1.c1", "r2.c1")])) == 1
    same = [each._replace(claim=each.claim._replace(speaker=Speaker("Mayor"))) for each in cited]
    assert len(look("CC703", *same, contradictions=[clash("r1.c1", "r2.c1")])) == 1


def test_a_copy_speaks_for_the_source_it_copies() -> None:
    copy = told("r4.c1", 19, after=3, source="t.me/desk", origin="r3")
    [finding] = look("CC703", *CLAIMS, copy, contradictions=[clash("r1.c1", "r4.c1", severity=2)])
    assert (finding.message, finding.severity) == ("14 and 19", 2)


def test_a_contradiction_gives_way_to_the_finding_that_says_more() -> None:
    fall = (told("r1.c1", at_least(20)), told("r2.c1", 15, after=3))
    given = [clash("r1.c1", "r2.c1", severity=2)]
    assert len(look("CC701", *fall, contradictions=given)) == 1
    assert look("CC703", *fall, contradictions=given) == ()
    copy = told("r4.c1", 41, after=3, source="t.me/desk")  # not said to be a copy but for the link
    link = Link("r4", "r1", "text", 0.9, (("r4.c1", "r1.c1"),))
    assert look("CC702", CLAIMS[0], copy, links=[link], contradictions=[clash("r1.c1", "r4.c1")]) == ()
