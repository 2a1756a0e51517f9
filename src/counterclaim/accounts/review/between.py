"""Decisions that change no claim: which claims are the same, and the grades of sources and reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations
from typing import Final

from counterclaim.accounts.review.standing import issue, standing
from counterclaim.model import Issue
from counterclaim.model.kept import Decision
from counterclaim.model.reviewed import Graded, Sameness

LETTERS: Final = "ABCDEF"
DIGITS: Final = "123456"


def sameness(decisions: Iterable[Decision], known: Collection[str] | None = None) -> tuple[Sameness, tuple[Issue, ...]]:
    """The pairs that `same` and `not_same` leave; of more than two claims, every pair of them.

    `known` are the ids of all claims; a decision about another is an issue (None: that is not checked).
    """
    kept, issues = standing(decisions)
    found = list(issues)
    stands: dict[tuple[str, str], str] = {}
    for decision in kept:
        if decision.kind not in ("same", "not_same"):
            continue
        claims = sorted(set(decision.about))
        unknown = [claim for claim in claims if known is not None and claim not in known]
        if len(claims) < 2:
            found.append(issue(decision, decision.kind, "it takes two or more claims; name them"))
        elif unknown:
            found.append(issue(decision, decision.kind, f"there is no claim {unknown[0]}; look its id up"))
        else:
            stands.update((pair, decision.kind) for pair in combinations(claims, 2))
    pairs = sorted(stands.items())
    same, apart = (tuple(pair for pair, kind in pairs if kind == wanted) for wanted in ("same", "not_same"))
    return Sameness(same, apart), tuple(found)


def grades(decisions: Iterable[Decision]) -> tuple[tuple[Graded, ...], tuple[Issue, ...]]:
    """The last grade of each source (a letter) and of each report's content (a digit), in the order of what they grade.

    The field `grade` says which: `("grade", "B")`, `("grade", "2")`. None takes a grade back.
    """
    kept, issues = standing(decisions)
    found = list(issues)
    stands: dict[str, Graded | None] = {}
    for decision in kept:
        if decision.kind != "grade":
            continue
        grade = dict(decision.fields).get("grade", "")
        if grade is None:
            stands.update(dict.fromkeys(decision.about))
        elif isinstance(grade, str) and len(grade) == 1 and grade in LETTERS + DIGITS and decision.about:
            stands.update((about, Graded(about, grade, decision.number)) for about in decision.about)
        else:
            what = f"grade is {grade!r}; use A to F for a source, 1 to 6 for a report's content, of those it is about"
            found.append(issue(decision, "grade", what))
    return tuple(graded for _, graded in sorted(stands.items()) if graded is not None), tuple(found)
