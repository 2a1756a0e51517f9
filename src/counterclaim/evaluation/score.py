"""Counts of what was labelled, read and right, by group and field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial
from typing import Final

from counterclaim.evaluation.gold import GoldClaim, GoldReport
from counterclaim.evaluation.match import SAME, Pair, overlap, pairs
from counterclaim.model import Claim

OF_MATCHED: Final = ("window", "speaker", "part_of", "quote")
"""Fields that are compared on the claims that match."""

Sums = Mapping[str, float]
Score = dict[str, defaultdict[str, float]]
"""Sums by group: `gold`, `read`, `right`, `texts`, `gate`, and for each field its name and, as `of …`, its base."""


def add(score: Score, report: GoldReport, read: tuple[Claim, ...]) -> tuple[Pair, ...]:
    """Count one report in, under all of its groups; its right claims.

    `measure`, `thing`, `count` and `places`: of the claims equal in the other three, how many are in this one too.
    `window` (both ends), `speaker` (whether there is one), `part_of` (the right whole) and `quote` (overlap): of the
    right claims. `gate`: texts where both found claims, or neither did.
    """
    right = pairs(report.claims, read)
    gate = bool(report.claims) == bool(read)
    sums = {"gold": len(report.claims), "read": len(read), "right": len(right), "texts": 1, "gate": gate}
    for group in ("all", *report.groups):
        into = score.setdefault(group, defaultdict(float))
        for part in (sums, _near(report, read), _of_matched(report, read, right)):
            for name, value in part.items():
                into[name] += value
    return right


def f1(sums: Sums) -> float:
    """Twice the right claims, by those labelled and those read; 1 where there are neither."""
    both = sums["gold"] + sums["read"]
    return 2 * sums["right"] / both if both else 1.0


def _near(report: GoldReport, read: tuple[Claim, ...]) -> Sums:
    sums: dict[str, float] = {}
    for field, same in SAME.items():
        found = pairs(report.claims, read, set(SAME) - {field}, partial(_alike, field, report.document.text))
        sums[f"of {field}"] = len(found)
        sums[field] = sum(same(report.claims[g], read[r]) for g, r in found)
    return sums


def _alike(field: str, text: str, gold: GoldClaim, read: Claim) -> tuple[bool, float]:
    return SAME[field](gold, read), overlap(text, gold, read)


def _of_matched(report: GoldReport, read: tuple[Claim, ...], right: tuple[Pair, ...]) -> Sums:
    sums: dict[str, float] = defaultdict(float)
    labelled = {read[r].id: g for g, r in right}
    for gold, claim in ((report.claims[g], read[r]) for g, r in right):
        whole = None if claim.part_of is None else labelled.get(claim.part_of, -1)
        sums["window"] += (gold.start, gold.end) == (claim.window.start, claim.window.end)
        sums["speaker"] += (gold.speaker is None) == (claim.speaker is None)
        sums["part_of"] += gold.part_of == whole
        sums["quote"] += overlap(report.document.text, gold, claim)
    return {**sums, **{f"of {field}": len(right) for field in OF_MATCHED}}
