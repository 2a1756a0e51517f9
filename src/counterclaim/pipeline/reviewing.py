"""What people may decide about what, and which of the figures of nights a claim has a part in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from counterclaim import ledger as kept
from counterclaim.accounts.context import Context, above
from counterclaim.accounts.periods import period
from counterclaim.accounts.questions import Question
from counterclaim.accounts.stream import published, stretches
from counterclaim.ledger import Ledger
from counterclaim.model import Issue
from counterclaim.model.kept import Decision, Told

Fields = tuple[tuple[str, Any], ...]
Made = tuple[Decision | None, tuple[Issue, ...]]

PAIRED: Final = ("merge", "same", "not_same")
APART: Final = ("accept", "correct", "reject")  # which are replayed over one report at a time
GRADE: Final = re.compile(r"[A-F1-6]")


def unfit(kind: str, about: Iterable[str], fields: Fields) -> str | None:
    """What is wrong with what a decision is about, before a ledger is asked; None where nothing is."""
    named = len(set(about))
    if kind in PAIRED and named < 2:
        return f"{kind} is about two claims or more; {named} named."
    if kind == "grade":
        given = dict(fields).get("grade")
        if not (isinstance(given, int | str) and GRADE.fullmatch(str(given))):
            return "a grade is A to F for a source, 1 to 6 for a report, in the field grade, such as grade=B."
    return None


def grouped(kind: str, about: Iterable[str]) -> list[tuple[str, ...]]:
    """What each decision is about: of those that look at one report at a time, one a report."""
    if kind not in APART:
        return [tuple(about)]
    groups: dict[str, list[str]] = {}
    for each in about:
        groups.setdefault(each.rpartition(".")[0], []).append(each)
    return [tuple(group) for group in groups.values()] or [()]


def decided(ledger: Ledger, made: Decision) -> Iterator[Made]:
    """Each decision that comes of `made`, one a report where they look at one report at a time, or why it cannot be.

    Nothing is decided behind one that cannot be. The number is the ledger's to give.
    """
    for group in grouped(made.kind, made.about):
        found = kept.decide(ledger, made._replace(about=group))
        yield found
        if found[0] is None:
            return


def undone(decisions: Iterable[Decision]) -> tuple[int, ...]:
    """The numbers of decisions that a later one undoes; an undoing that was itself undone undoes nothing."""
    found: set[int] = set()
    for each in sorted(decisions, key=lambda one: -one.number):
        if each.undoes is not None and each.number not in found:
            found.add(each.undoes)
    return tuple(sorted(found))


def figures_of(told: Iterable[Told], around: Context) -> dict[str, str]:
    """The figure that each claim has a part in, by claim: of its night, its measure and thing, its country or sea.

    Everywhere, where it names no place or several. A claim of more than a night, or of no known time, has none.
    """
    found: dict[str, str] = {}
    for morning, near in stretches(sorted(told, key=published), around):
        for claim in near:
            if claim.when is None or claim.when.kind == "long":
                continue
            roots = {above(site, around.parent)[-1] for site in claim.sites or ()}
            place = next(iter(roots)) if len(roots) == 1 else None
            night = period("night", morning, around.zone)
            asked = Question(claim.claim.measure, claim.claim.thing, place, night, None, around.zone)
            found[claim.id] = asked.id  # of the last night that it touches, where these are several
    return found
