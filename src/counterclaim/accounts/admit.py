"""Which claims a figure is made of, before any two of them are compared: the first reasons not to add one.

What is left are the topmost claims that lie inside the question; a part stays with its whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from counterclaim.accounts.context import Context
from counterclaim.accounts.questions import Question, belongs, inner, touches
from counterclaim.accounts.scoped import Scoped
from counterclaim.model.kept import Excluded

UNGRANTED: Final = {"published": "undated", "straddling": "wider"}
"""Why a claim is not added that is of the period on an assumption which is withheld."""


class Admitted(NamedTuple):
    """The topmost claims of a question in the order told, those left out, parts by their topmost whole, assumptions."""

    tops: tuple[Scoped, ...]
    excluded: Mapping[str, Excluded]
    parts: Mapping[str, tuple[Scoped, ...]]
    assumed: frozenset[str]


def admitted(claims: Iterable[Scoped], asked: Question, context: Context) -> Admitted:
    """Sorts the claims that touch a question; those that do not are in none of the answer's fields."""
    near = {each.id: each for each in sorted(claims, key=order) if touches(each, asked, context)}
    excluded: dict[str, Excluded] = {}
    inside: dict[str, Scoped] = {}
    assumed: dict[str, str] = {}
    gone: set[str] = set()
    retired = {each.claim.corrects: each.id for each in near.values() if each.claim.corrects not in (None, each.id)}
    for each in near.values():
        held = belongs(each, asked.period, asked.zone)
        if held is None:
            gone.add(each.id)
            continue
        because, of = unfit(each, context), None
        if because is None and each.id in retired:
            because, of = "retired", retired[each.id]
        if because is None and not (held.whole and inner(each, asked, context)):
            because = "wider"
        if because is None and held.assumption in context.withheld:
            because = UNGRANTED.get(held.assumption or "")
        if because is None:
            inside[each.id] = each
            if held.assumption:
                assumed[each.id] = held.assumption
        else:
            excluded[each.id] = Excluded(each.id, because, of)
    tops: list[Scoped] = []
    parts: dict[str, list[Scoped]] = {}
    for each in inside.values():
        top = _top(each, inside, near, excluded)
        if top is None:
            tops.append(each)
        else:
            parts.setdefault(top, []).append(each)
            excluded[each.id] = Excluded(each.id, "part" if top in inside else "retired", top)
    needed = {assumed[each.id] for each in tops if each.id in assumed}
    if any(each.viewed for each in tops):
        needed.add("same_territory")
    return Admitted(tuple(tops), excluded, {key: tuple(held) for key, held in parts.items()}, frozenset(needed))


def order(claim: Scoped) -> tuple[bool, float, str, int, str]:
    """The order in which claims were told: by publication, then by report and place in it."""
    published = claim.told.published
    _, _, number = claim.id.rpartition(".")
    digits = "".join(filter(str.isdigit, number))
    moment = published.timestamp() if published else 0.0
    return published is None, moment, claim.told.report, int(digits or 0), claim.id


def unfit(claim: Scoped, context: Context) -> str | None:
    """Why a claim counts in no figure at all."""
    if claim.told.state == "rejected":
        return "rejected"
    if claim.told.report in context.deleted:
        return "deleted"
    if claim.claim.stance == "denied":
        return "denied"
    return "background" if claim.claim.background or claim.long else None


def _top(
    claim: Scoped, inside: Mapping[str, Scoped], near: Mapping[str, Scoped], excluded: Mapping[str, Excluded]
) -> str | None:
    """The topmost whole inside the question that holds a claim; a retired one retires its parts."""
    found, seen, whole = None, {claim.id}, claim.claim.part_of
    while whole is not None and whole in near and whole not in seen:
        seen.add(whole)
        if whole in inside or (whole in excluded and excluded[whole].because == "retired"):
            found = whole
        whole = near[whole].claim.part_of
    return found


def by_voice(claims: Sequence[Scoped]) -> Mapping[str, tuple[Scoped, ...]]:
    """The claims of each voice, in the order told."""
    found: dict[str, list[Scoped]] = {}
    for claim in claims:
        found.setdefault(claim.voice, []).append(claim)
    return {voice: tuple(told) for voice, told in found.items()}
