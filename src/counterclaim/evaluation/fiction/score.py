"""How well a reconstruction fits what happened: bounds that hold the truth, and altered numbers that were flagged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from counterclaim.evaluation.fiction.records import Fact, Truth
from counterclaim.model import Finding
from counterclaim.model.kept import Figure

CERTAIN: Final = 4
"""Findings of a severity up to this say that numbers disagree; notes and records of edits are not scored."""


class Score(NamedTuple):
    """Sums over facts and findings.

    `asked`: facts of honest nights with a figure; `inside`: of those, the number within low..high; `bounded`: with
    an upper bound; `width`: the sum of (high - low) over those; `reported`: within what the counted claims add up
    to; `exact`: where these give just the number. `outside`: the facts missed, with their figures; `unasked`: those
    with no figure. `altered`: numbers altered; `showing`: of those, contradicted by another; `flagged`, `shown`: of
    either, with a finding; `missed`: reports of those contradicted and not found. `alarms`: findings scored;
    `right`: those about a report with an altered number, or about a copy of it; `false`: the others.
    """

    asked: int
    inside: int
    bounded: int
    width: int
    reported: int
    exact: int
    outside: tuple[tuple[Fact, Figure], ...]
    unasked: tuple[Fact, ...]
    altered: int
    showing: int
    flagged: int
    shown: int
    alarms: int
    right: int
    missed: tuple[str, ...]
    false: tuple[Finding, ...]

    def lines(self) -> Iterable[str]:
        """The score as lines to read."""
        mean = f"{self.width / self.bounded:.2f}" if self.bounded else "–"
        yield f"facts of honest nights  {self.asked:6,}   without a figure {len(self.unasked):,}"
        yield f"  inside low..high      {_share(self.inside, self.asked)}   outside {len(self.outside):,}"
        yield f"  with an upper bound   {_share(self.bounded, self.asked)}   mean width {mean}"
        yield f"  inside as reported    {_share(self.reported, self.asked)}   exact {_share(self.exact, self.asked)}"
        yield f"altered numbers         {self.altered:6,}   contradicted by another {self.showing:,}"
        yield f"  flagged (recall)      {_share(self.flagged, self.altered)}"
        yield f"  of those contradicted {_share(self.shown, self.showing)}"
        yield f"findings                {self.alarms:6,}"
        yield f"  right (precision)     {_share(self.right, self.alarms)}"


def score(truth: Truth, figures: Iterable[Figure], findings: Iterable[Finding]) -> Score:
    """Hold figures and findings against the truth.

    `figures` are by night and across sources; those that no fact asks for are passed over. A finding is tied to
    reports by its claims' ids (`REPORT.c3`).
    """
    across = {
        _question(figure): figure for figure in figures if figure.source is None and figure.period.unit == "night"
    }
    honest = [fact for fact in truth.facts if fact.honest]
    asked = [(fact, across[_asked(fact)]) for fact in honest if _asked(fact) in across]
    bounded = [figure for _, figure in asked if figure.high is not None]
    alarms = [finding for finding in findings if finding.severity <= CERTAIN and finding.claims]
    wrong = {each.report for each in truth.altered}
    tainted = wrong | {copy for copy, original in truth.copies.items() if original in wrong}
    right = [finding for finding in alarms if tainted & _reports(finding)]
    named = set().union(*map(_reports, alarms)) if alarms else set()
    showing = [each for each in truth.altered if each.shows]
    return Score(
        asked=len(asked),
        inside=sum(_within(fact, figure.low, figure.high) for fact, figure in asked),
        bounded=len(bounded),
        width=sum((figure.high or 0) - figure.low for figure in bounded),
        reported=sum(_within(fact, *figure.reported) for fact, figure in asked),
        exact=sum(figure.reported == (fact.number, fact.number) for fact, figure in asked),
        outside=tuple(pair for pair in asked if not _within(pair[0], pair[1].low, pair[1].high)),
        unasked=tuple(fact for fact in honest if _asked(fact) not in across),
        altered=len(truth.altered),
        showing=len(showing),
        flagged=sum(each.report in named for each in truth.altered),
        shown=sum(each.report in named for each in showing),
        alarms=len(alarms),
        right=len(right),
        missed=tuple(each.report for each in showing if each.report not in named),
        false=tuple(finding for finding in alarms if not tainted & _reports(finding)),
    )


def by_kind(truth: Truth, findings: Iterable[Finding]) -> Mapping[str, tuple[int, int]]:
    """For each kind of report with altered numbers that another contradicts: how many were flagged, of how many."""
    named = set().union(set(), *(_reports(each) for each in findings if each.severity <= CERTAIN))
    found: dict[str, tuple[int, int]] = {}
    for each in truth.altered:
        if each.shows:
            flagged, of = found.get(each.kind, (0, 0))
            found[each.kind] = (flagged + (each.report in named), of + 1)
    return found


Question = tuple[str, str, str, str | None]


def _asked(fact: Fact) -> Question:
    return fact.morning.isoformat(), fact.measure, fact.thing, fact.place


def _question(figure: Figure) -> Question:
    return figure.period.label, figure.measure, figure.thing, figure.place


def _within(fact: Fact, low: int, high: int | None) -> bool:
    return low <= fact.number and (high is None or fact.number <= high)


def _reports(finding: Finding) -> set[str]:
    return {claim.partition(".")[0].partition("@")[0] for claim in finding.claims}


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    –"
