"""What belongs to reports is found by their ids alone."""

from pathlib import Path

from counterclaim import ledger as kept
from counterclaim.ledger import Ledger
from counterclaim.model import Finding
from counterclaim.model.kept import Link

from .parts import post, put, write


def test_claims_findings_and_origins_are_those_of_the_reports_asked_for(ledger: Ledger, tmp_path: Path) -> None:
    texts = ("14 drones, 3 missiles", "5 drones", "nothing")
    put(ledger, write(tmp_path, "a.jsonl", [post(number, text) for number, text in enumerate(texts, 1)]))
    first, second, third = (entry.id for entry in kept.entries(ledger))
    assert kept.claims_each(ledger, [first, second, third]) == {first: 2, second: 1}
    assert kept.claims_each(ledger, []) == {}
    assert kept.claim_ids(ledger, first, 1) == [f"{first}.c1", f"{first}.c2"]
    kept.keep_links(ledger, [Link(second, first, "citation", 0.9), Link(third, second, "forward", 1.0)])
    assert kept.roots(ledger, [first, third]) == {third: first}
    finding = Finding("CC702", 3, "14 here, 5 there", (f"{first}.c1", f"{second}.c1"))
    kept.keep_findings(ledger, [finding])
    across = [found.finding.claims for found in kept.findings_about(ledger, second) if found.report is None]
    assert across == [finding.claims]
    assert [found.finding.code for found in kept.findings_about(ledger, first, [f"{first}.c1"])] == ["CC702"]
    assert kept.findings_about(ledger, first, [f"{first}.c2"]) == []
    assert kept.findings_about(ledger, third) == []
