"""Scores and misses as lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.evaluation.gold import GoldReport
from counterclaim.evaluation.match import SAME, Pair, codes
from counterclaim.evaluation.score import OF_MATCHED, Score, f1
from counterclaim.model import Claim

_FIELDS = (*SAME, *OF_MATCHED)
_HEAD = 90
"""Characters of a text that are shown to tell which it is."""


def table(score: Score) -> Iterator[str]:
    """One line a group: texts, claims labelled, read and right, precision, recall, F1, then a share for each field."""
    columns = ("texts", "gold", "read", "right", "P", "R", "F1", "gate", *_FIELDS)
    width = max([len(group) for group in score] + [5])
    yield " " * width + "".join(f"{column:>8}" for column in columns)
    for group in sorted(score, key=lambda name: (name != "all", name)):
        sums = score[group]
        counts = "".join(f"{sums[name]:8.0f}" for name in ("texts", "gold", "read", "right"))
        rates = (
            _share(sums["right"], sums["read"]),
            _share(sums["right"], sums["gold"]),
            f"{f1(sums):.3f}",
            _share(sums["gate"], sums["texts"]),
            *(_share(sums[field], sums[f"of {field}"]) for field in _FIELDS),
        )
        yield f"{group:{width}}{counts}" + "".join(f"{rate:>8}" for rate in rates)


def misses(report: GoldReport, read: tuple[Claim, ...], right: tuple[Pair, ...]) -> Iterator[str]:
    """What was labelled and not read, and what was read and not labelled; nothing where all is right."""
    missed = [gold for at, gold in enumerate(report.claims) if at not in {g for g, _ in right}]
    extra = [claim for at, claim in enumerate(read) if at not in {r for _, r in right}]
    if missed or extra:
        yield f"{report.document.uri}: {' '.join(report.document.text.split())[:_HEAD]}"
    for gold in missed:
        yield _line("missed", gold.measure, gold.thing, gold.low, gold.high, gold.places, gold.quote)
    for claim in extra:
        low, high, _ = claim.count
        yield _line("extra", claim.measure, claim.thing, low, high, codes(claim), claim.quote.text)


def _line(kind: str, measure: str, thing: str, low: int, high: int | None, places: frozenset[str], quote: str) -> str:
    bounds = f"{low}..{'∞' if high is None else high}"
    return f"  {kind:6} {measure} {thing} {bounds} [{' '.join(sorted(places))}] “{' '.join(quote.split())}”"


def _share(part: float, whole: float) -> str:
    return f"{part / whole:.3f}" if whole else "–"
