"""Decisions take effect at once, are bound to what the reviewer saw, and play again to the same ledger."""

from pathlib import Path

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger, fingerprint, verify
from counterclaim.model.kept import Decision, Filter
from counterclaim.pipeline.rereading import rebuild

from .parts import NOW, post, put, run_of, write


def decide(ledger: Ledger, kind: str, *about: str, **more: object) -> Decision:
    made, issues = kept.decide(ledger, Decision(0, kind, about, "me", NOW, "seen")._replace(**more))  # type: ignore[arg-type]
    assert made is not None, issues
    return made


def states(ledger: Ledger) -> list[tuple[int, str]]:
    return [(one.claim.count.low, one.state) for one in kept.told(ledger)]


def test_a_correction_changes_the_claim_and_keeps_the_one_that_was_read(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, write(tmp_path, "a.jsonl", [post(1, "10 drones over AA-1 and 4 missiles")]))
    first, second = (one.claim.id for one in kept.told(ledger))
    count = {"low": 12, "high": 12, "form": "exact"}
    correction = decide(ledger, "correct", first, fields=(("count", count),))
    decide(ledger, "accept", second)
    assert states(ledger) == [(12, "corrected"), (4, "accepted")]
    original = kept.original(ledger, first)
    assert original is not None and original.count.low == 10
    assert [one.claim.id for one in kept.told(ledger, Filter(states=("accepted",)))] == [second]
    decide(ledger, "undo", undoes=correction.number)
    assert states(ledger) == [(10, "read"), (4, "accepted")]
    assert [made.number for made in kept.decisions(ledger, first)] == [1, 2, 3]
    assert list(verify(ledger)) == []
    before = fingerprint(ledger)
    assert rebuild(run_of(ledger)) == [] and fingerprint(ledger) == before


def test_an_edit_leaves_the_new_claims_unreviewed_and_the_decision_with_the_old(ledger: Ledger, tmp_path: Path) -> None:
    (added,) = put(ledger, write(tmp_path, "a.jsonl", [post(1, "10 drones")]))
    decide(ledger, "accept", f"{added.report}.c1")
    put(ledger, write(tmp_path, "b.jsonl", [post(1, "11 drones", edited="2030-01-05T00:00Z")]))
    assert states(ledger) == [(11, "read")]
    (old,) = kept.claims(ledger, [f"{added.report}@1.c1"])
    assert (old.claim.count.low, old.state) == (10, "accepted")
    (made,) = kept.decisions(ledger)
    assert made.about == (f"{added.report}@1.c1",)
    assert list(verify(ledger)) == []
    before = fingerprint(ledger)
    assert rebuild(run_of(ledger)) == [] and fingerprint(ledger) == before


def test_what_cannot_be_decided_is_told_and_not_kept(ledger: Ledger, tmp_path: Path) -> None:
    (added,) = put(ledger, write(tmp_path, "a.jsonl", [post(1, "10 drones")]))
    first = f"{added.report}.c1"
    for wrong in (
        Decision(0, "praise", (first,), "me", NOW, ""),
        Decision(0, "accept", ("000000000000.c1",), "me", NOW, ""),
        Decision(0, "accept", (), "me", NOW, ""),
        Decision(0, "undo", (), "me", NOW, "", undoes=7),
        Decision(0, "correct", (first,), "me", NOW, "", (("measure", "no such measure"),)),
    ):
        made, issues = kept.decide(ledger, wrong)
        assert made is None and issues, wrong
    assert kept.decisions(ledger) == [] and states(ledger) == [(10, "read")]
    assert list(verify(ledger)) == []
