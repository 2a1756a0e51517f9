"""The golden texts are read as their labels say, language by language."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.evaluation import Score, add, f1, load, misses
from counterclaim.reading import read

AIM = 0.98
REACHED = {"en": 0.97, "ru": 0.96, "uk": 0.95}
"""What has been reached on the way to `AIM`. These only rise: a change that lowers a figure below is a regression."""

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*.yml"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_claims_are_read_as_labelled(path: Path) -> None:
    reports, issues = load(path)
    assert not issues
    assert len(reports) >= 40
    assert 4 * sum(not r.claims for r in reports) >= len(reports)
    score: Score = {}
    said: list[str] = []
    for report in reports:
        claims = read(report.document)[1].claims
        right = add(score, report, claims)
        said += misses(report, claims, right)
    assert f1(score["all"]) >= min(AIM, REACHED.get(path.stem, AIM)), "\n".join(said)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_texts_with_nothing_to_read_give_nothing(path: Path) -> None:
    reports, _ = load(path)
    for report in reports:
        if not report.claims:
            assert read(report.document)[1].claims == (), report.name
