"""Invented ledgers with known truth: what a reconstruction of many reports is measured on."""

from counterclaim.evaluation.fiction.bulk import claims
from counterclaim.evaluation.fiction.make import fiction
from counterclaim.evaluation.fiction.misread import Misread, misread
from counterclaim.evaluation.fiction.records import Altered, Fact, Fiction, Said, Truth
from counterclaim.evaluation.fiction.score import Score, score

__all__ = [
    "Altered", "Fact", "Fiction", "Misread", "Said", "Score", "Truth", "claims", "fiction", "misread", "score",
]  # fmt: skip
