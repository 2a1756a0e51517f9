"""Which decisions are in force: those that no decision in force undoes."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model import Issue
from counterclaim.model.kept import Decision
from counterclaim.model.vocabulary import section


def standing(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], tuple[Issue, ...]]:
    """The decisions in force, in the order of their numbers, undoings left out; and what is wrong with the others.

    Seen from the last: an undoing that was itself undone undoes nothing.
    """
    ordered = sorted(decisions, key=lambda decision: decision.number)
    numbers = {decision.number for decision in ordered}
    undone: set[int] = set()
    kept: list[Decision] = []
    issues: list[Issue] = []
    for decision in reversed(ordered):
        if decision.number in undone:
            continue
        if decision.kind not in section("decisions"):
            known = ", ".join(section("decisions"))
            issues.append(issue(decision, "kind", f"{decision.kind!r} is no kind of decision; use one of {known}"))
        elif decision.kind != "undo":
            kept.append(decision)
        elif decision.undoes in numbers and decision.undoes is not None and decision.undoes < decision.number:
            undone.add(decision.undoes)
        else:
            what = f"it undoes decision {decision.undoes}, which is no earlier one; give the number of an earlier one"
            issues.append(issue(decision, "undo", what))
    return tuple(reversed(kept)), tuple(reversed(issues))


def issue(decision: Decision, code: str, what: str) -> Issue:
    """An issue of one decision, which then changes nothing."""
    subject = ", ".join(decision.about) or "nothing"
    return Issue("review", code, f"decision {decision.number} ({decision.kind} of {subject}) has no effect: {what}")
