"""What a report's own numbers show is judged again over the claims that reviewers left, and the same in a rebuild."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from counterclaim import ledger as kept
from counterclaim import pipeline
from counterclaim.ledger import Ledger, fingerprint, verify
from counterclaim.model.kept import Decision
from counterclaim.pipeline.adding import Run
from counterclaim.pipeline.ledgers import opened
from counterclaim.pipeline.rereading import rebuild

from .parts import NOW, post, put, write

READ = partial(pipeline.answer, languages=("en",))
TEXT = (
    "Air defences shot down 14 drones overnight: 8 over Belgorod Region, 4 over Kursk Region and 4 over Bryansk Region."
)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Ledger]:
    ledger = opened(tmp_path / "ledger.db", create=True)
    put(ledger, write(tmp_path, "a.jsonl", [post(1, TEXT)]), stages=READ)
    yield ledger
    ledger.close()


def decide(ledger: Ledger, kind: str, *about: str, **more: object) -> Decision:
    made, issues = kept.decide(ledger, Decision(0, kind, about, "me", NOW, "seen")._replace(**more))  # type: ignore[arg-type]
    assert made is not None, issues
    return made


def codes(ledger: Ledger) -> list[str]:
    return [one.finding.code for one in kept.findings(ledger)]


def by_low(ledger: Ledger) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for one in kept.told(ledger):
        found.setdefault(one.claim.count.low, []).append(one.claim.id)
    return found


def count(number: int) -> tuple[tuple[str, object], ...]:
    return (("count", {"low": number, "high": number, "form": "exact"}),)


def made_again(ledger: Ledger) -> None:
    """The ledger verifies, and rebuilding it changes nothing."""
    assert list(verify(ledger)) == []
    before = fingerprint(ledger)
    run = Run(ledger, READ, "a reader of tests", clock=lambda: NOW)
    assert rebuild(run) == [] and fingerprint(ledger) == before


def test_a_correction_that_makes_the_sum_right_ends_the_finding_and_undoing_it_brings_it_back(held: Ledger) -> None:
    (first,) = kept.findings(held)
    assert (first.finding.code, first.finding.message) == ("CC101", "14 stated, parts add to 16 (4 minimal repairs)")
    decide(held, "accept", *first.finding.claims)
    assert list(kept.findings(held)) == [first]
    made = decide(held, "correct", by_low(held)[8][0], fields=count(6))
    assert codes(held) == []
    made_again(held)
    decide(held, "undo", undoes=made.number)
    assert list(kept.findings(held)) == [first]
    made_again(held)


def test_a_correction_that_leaves_the_sum_wrong_is_told_with_its_own_numbers(held: Ledger) -> None:
    decide(held, "correct", by_low(held)[14][0], fields=count(17))
    (found,) = kept.findings(held)
    assert found.finding.message.startswith("17 stated, parts add to 16")
    assert list(kept.findings(held, codes=["CC101"])) == [found] and kept.finding_of(held, found.id) == found
    made_again(held)


def test_a_rejected_whole_leaves_nothing_to_add_up_to(held: Ledger) -> None:
    decide(held, "reject", by_low(held)[14][0])
    assert codes(held) == []
    made_again(held)


def test_a_split_is_judged_by_its_parts(held: Ledger) -> None:
    whole = by_low(held)[8][0]
    parts = tuple((name, {"count": {"low": 3, "high": 3, "form": "exact"}}) for name in ("a", "b"))
    decide(held, "split", whole, fields=parts)
    assert codes(held) == []  # 3 + 3 + 4 + 4 = 14
    made_again(held)


def test_a_correction_can_bring_a_finding_that_was_not_there(tmp_path: Path, held: Ledger) -> None:
    right = TEXT.replace("8 over", "6 over")
    put(held, write(tmp_path, "b.jsonl", [post(1, right, edited="2030-01-05T00:00Z")]), stages=READ)
    assert codes(held) == []
    decide(held, "correct", by_low(held)[6][0], fields=count(9))
    (found,) = kept.findings(held)
    assert found.finding.message.startswith("14 stated, parts add to 17")
    made_again(held)
